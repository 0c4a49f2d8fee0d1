"""Countries and regions are named as Chinese offices name them, whatever the language of the page."""

from __future__ import annotations

import pytest

from yinxin.domain.places import countries


@pytest.mark.parametrize(
    ("code", "hans", "hant", "english"),
    [
        ("HK", "中国香港", "中國香港", "Hong Kong, China"),
        ("MO", "中国澳门", "中國澳門", "Macao, China"),
        ("TW", "中国台湾", "中國台灣", "Taiwan, China"),
        ("KR", "韩国", "韓國", "Republic of Korea"),
        ("KP", "朝鲜", "朝鮮", "DPR Korea"),
        ("US", "美国", "美國", "United States"),
        ("PW", "帕劳", "帕勞", "Palau"),
    ],
)
def test_a_name_is_the_approved_one(code, hans, hant, english):
    assert [countries.name(code, language) for language in ("zh-hans", "zh-hant", "en")] == [hans, hant, english]


def test_the_list_is_that_of_the_standard():
    assert len(countries.codes()) == 249
    assert "XK" not in countries.codes()
    assert all(
        countries.name(code, language) for code in countries.codes() for language in ("zh-hans", "zh-hant", "en")
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("US", "US"),
        ("美國", "US"),
        ("香港", "HK"),
        ("澳門特別行政區", "MO"),
        ("Macau", "MO"),
        ("台灣", "TW"),
        ("canada", "CA"),
        ("新西兰", "NZ"),
        ("Brunei", "BN"),
        ("某国", None),
        ("", None),
    ],
)
def test_a_sheet_may_write_a_code_or_a_name_in_any_script(written, code):
    assert countries.code_of(written) == code


def test_every_shown_name_is_read_again():
    for language in ("zh-hans", "zh-hant", "en"):
        for code in countries.codes():
            assert countries.code_of(countries.name(code, language)) == code, (language, code)


def test_names_are_in_the_order_of_the_reader():
    chinese = [name for _, name in countries.in_order("zh-hans")]
    assert chinese.index("加拿大") < chinese.index("美国") < chinese.index("新加坡")
    assert [code for code, _ in countries.in_order("zh-hant")] == [code for code, _ in countries.in_order("zh-hans")]
    english = [name for _, name in countries.in_order("en")]
    assert english.index("Åland Islands") > 0 and english[0] == "Afghanistan"
