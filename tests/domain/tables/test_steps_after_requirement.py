"""内容要求 beside 主要举措: which of them is the task and which lists its steps."""

from __future__ import annotations

import pytest

from yinxin.domain.plans.columns import ColumnRole, heading_of
from yinxin.domain.plans.settling import settle


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("内容要求", "主要举措", "责任单位"), (ColumnRole.TEXT, ColumnRole.MEASURES, ColumnRole.MEMBER)),
        (("主要举措", "具体内容", "责任单位"), (ColumnRole.TITLE, ColumnRole.TEXT, ColumnRole.MEMBER)),
        (("内容要求", "具体措施", "责任单位"), (ColumnRole.TEXT, ColumnRole.MEASURES, ColumnRole.MEMBER)),
    ],
)
def test_the_column_that_stands_first_is_the_task(headings: tuple[str, ...], expected: tuple[ColumnRole, ...]) -> None:
    assert tuple(column.role for column in settle([heading_of([word]) for word in headings], [])) == expected
