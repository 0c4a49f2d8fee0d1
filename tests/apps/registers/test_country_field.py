"""A country in a record: kept as its code, chosen by name in the reader's language, labelled as country or region."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from yinxin.kit.registers.country import CountryField

FIELD = CountryField()


def test_the_label_says_that_regions_are_among_them():
    assert str(FIELD.verbose_name) == "国家（地区）"


def test_a_form_takes_what_a_sheet_says_and_refuses_what_is_no_country():
    field = FIELD.formfield()
    assert [field.clean(written) for written in ("US", "美國", "香港", "Taiwan")] == ["US", "US", "HK", "TW"]
    with pytest.raises(ValidationError):
        field.clean("某国")
    with pytest.raises(ValidationError):
        field.clean("")


def test_names_are_in_the_language_of_the_page():
    chosen = dict(FIELD.flatchoices)
    with translation.override("en"):
        assert str(chosen["HK"]) == "Hong Kong, China"
        assert dict(FIELD.formfield().choices)["TW"] == "Taiwan, China"
    with translation.override("zh-hant"):
        assert str(chosen["HK"]) == "中國香港"
    with translation.override("zh-hans"):
        assert dict(FIELD.formfield().choices)["TW"] == "中国台湾"


def test_names_are_no_part_of_a_migration():
    assert set(FIELD.clone().deconstruct()[3]) == {"verbose_name"} or not FIELD.clone().deconstruct()[3]
