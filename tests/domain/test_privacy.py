"""What may be declared about a person, what may never be a field, and the words people agree to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.privacy import consents, forbidden, impersonal, masks
from yinxin.domain.privacy.fields import Basis, Kept, Klass, OnErasure, PersonalField, Purpose, Retention
from yinxin.domain.privacy.register import REGISTER, WITHHELD

GOOD = {
    "model": "people.user",
    "field": "name",
    "via": "pk",
    "purpose": Purpose.ADDRESS,
    "klass": Klass.PUBLIC,
    "basis": Basis.CONSENT,
    "retention": Retention.ACCOUNT,
    "safeguards": "AF",
    "on_erasure": OnErasure.BLANKED,
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"safeguards": ""},
        {"safeguards": "AZ"},
        {"on_erasure": OnErasure.KEPT},
        {"kept": Kept.RECORD},
        {"klass": Klass.SEALED, "safeguards": "D"},
        {"klass": Klass.SEALED, "basis": Basis.SEPARATE_CONSENT},
    ],
    ids=["no safeguard", "unknown letter", "kept without a law", "a law for what goes", "S3 unasked", "S3 unsealed"],
)
def test_a_declaration_that_says_too_little_is_not_built(wrong):
    assert PersonalField(**GOOD)
    with pytest.raises(ValueError, match=r"people\.user\.name"):
        PersonalField(**GOOD | wrong)


def test_no_field_is_declared_twice_and_none_both_ways():
    labels = [one.label for one in REGISTER]
    assert len(labels) == len(set(labels)) > 40
    assert set(labels).isdisjoint(impersonal.declared())
    assert set(labels) >= WITHHELD


@pytest.mark.parametrize(
    ("name", "title", "leads_to_person"),
    [
        ("risk_level", "", False),
        ("religion", "", False),
        ("political_party", "", False),
        ("x", "民族成分", False),
        ("x", "对我态度", False),
        ("kin_abroad", "", False),
        ("x", "亲属关系", False),
        ("face_vector", "", False),
        ("x", "人脸照片", False),
        ("country", "居住国", False),
        ("notes", "", True),
        ("x", "工作备注", True),
        ("trust_score", "", False),
        ("rating", "", True),
        ("x", "重点人员", False),
    ],
)
def test_what_may_never_be_kept_is_found_by_its_name_or_its_title(name, title, leads_to_person):
    assert forbidden.faults(name, title, leads_to_person=leads_to_person)


@pytest.mark.parametrize(
    ("name", "title", "leads_to_person"),
    [
        ("notes", "备注", False),
        ("document_number", "证件号码", True),
        ("marking", "", True),
        ("children", "下级单位", False),
        ("interface", "界面语言", True),
    ],
)
def test_plain_fields_pass(name, title, leads_to_person):
    assert forbidden.faults(name, title, leads_to_person=leads_to_person) == ()


WORDS_EVER_USED = {
    ("sensitive", 1): "e3132d",
    ("share", 1): "ab7222",
    ("publish", 1): "d59d6e",
    ("abroad", 1): "4599c7",
}


def test_words_somebody_may_have_agreed_to_are_never_altered():
    """Changing a word without a new version would make a receipt say what nobody agreed to."""
    found = {
        (one.purpose.value, one.version): consents.digest("".join(one.texts[name] for name in sorted(one.texts)))[:6]
        for one in consents.WORDINGS
    }
    assert found == WORDS_EVER_USED


def test_the_four_consents_of_the_law_have_words_in_three_languages():
    assert {purpose.value: consents.ARTICLES[purpose] for purpose in consents.SeparateConsent} == {
        "share": 23,
        "publish": 25,
        "sensitive": 29,
        "abroad": 39,
    }
    for purpose in consents.SeparateConsent:
        words = consents.current(purpose)
        assert set(words.texts) == {"zh-hans", "zh-hant", "en"}
        texts = {words.text(language, "电话 phone") for language in words.texts}
        assert len(texts) == 3
        assert all("电话 phone" in text and "{" not in text for text in texts)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("440702199001011234", "44************1234"), ("E12345678", "E1***5678"), ("12345", "1**45"), ("1234", "1***")],
)
def test_a_number_keeps_its_ends_only(value, shown):
    assert masks.number(value) == shown


@given(st.text(alphabet="0123456789ABCX", min_size=4, max_size=30))
def test_a_mask_hides_more_than_a_third_and_keeps_the_length(value):
    shown = masks.number(value)
    assert len(shown) == len(value)
    assert shown.count("*") * 3 >= len(value)


def test_an_address_is_masked_to_one_length():
    assert masks.address("江门市蓬江区某路1号") == "江门市********"
    assert len(masks.address("上海某路")) == len(masks.address("上海市黄浦区某路某号某楼"))
