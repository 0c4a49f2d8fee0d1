"""Names that are one name, and names that are not."""

from __future__ import annotations

import pytest

from yinxin.apps.kin.variants import forms


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("譚", "谭", True),
        ("台山", "臺山", True),
        ("台山市", "台山", True),
        ("開平縣", "开平市", True),
        ("新寧", "台山", True),
        ("香山", "中山", True),
        ("新会", "新會", True),
        ("新会", "新宁", False),
        ("余", "餘", False),
        ("陳", "譚", False),
        ("台山", "中山", False),
        ("海宴镇", "海宴", True),
    ],
)
def test_which_names_are_one(one, other, expected):
    assert (not forms(one).isdisjoint(forms(other))) is expected
