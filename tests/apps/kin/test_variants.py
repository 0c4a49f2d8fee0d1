"""Names that are one name, and names that are not."""

from __future__ import annotations

import pytest

from yinxin.apps.kin.variants import forms, one_way


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


@pytest.mark.parametrize(
    "ways",
    [
        ["譚", "谭"],
        ["鐘", "钟", "鍾"],
        ["新寧", "新宁", "台山", "臺山县", "台山市"],
        ["香山", "中山", "中山市"],
        ["海宴", "海宴鎮", "海宴镇"],
        ["濟美堂", "济美堂"],
    ],
    ids=lambda ways: ways[0],
)
def test_each_way_of_a_name_comes_to_one(ways):
    """By which a card is known again: 鐘 and 鍾 are not one name, but whoever is blocked under either may write 钟."""
    assert len({one_way(way) for way in ways}) == 1


def test_names_that_are_not_one_stay_apart():
    assert len({one_way(name) for name in ("余", "餘", "陳", "譚", "台山", "中山", "開平", "新會")}) == 8
