"""Names in traditional characters."""

from __future__ import annotations

import pytest

from yinxin.domain.text.scripts import in_traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("开平碉楼", "開平碉樓"),
        ("台山宁阳会馆", "台山寧陽會館"),
        ("皇后大道", "皇后大道"),
        ("三里桥", "三里橋"),
        ("Lee On Dong", "Lee On Dong"),
    ],
)
def test_as_hong_kong_writes_it(simplified, traditional):
    assert in_traditional(simplified) == traditional


def test_what_a_person_wrote_goes_first():
    assert in_traditional("澜浦会馆", written="瀾浦会館") == "瀾浦会館"
