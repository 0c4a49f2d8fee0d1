"""The screen speaks three languages whole: no word without a translation, none left over, none with a lost value."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import yinxin
from yinxin.kit.ui import catalogs


@pytest.fixture(scope="module", autouse=True)
def _collected_once() -> Iterator[None]:
    """Going through the whole source takes longer than what each test does with it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogs, "collected", cache(catalogs.collected))
        yield


@pytest.mark.parametrize("language", catalogs.LANGUAGES)
def test_every_word_of_the_screen_is_translated(language):
    assert catalogs.faults(language) == []


def test_no_sentence_hides_behind_a_name_that_the_collector_does_not_know():
    renamed = re.compile(r"import .*gettext\w* as (?!_\b)\w+")
    sources = Path(yinxin.__file__).parent.rglob("*.py")

    assert [source.name for source in sources if renamed.search(source.read_text(encoding="utf-8"))] == []


@pytest.fixture
def copied(tmp_path):
    shutil.copytree(catalogs.LOCALE, tmp_path / "locale")
    return tmp_path / "locale"


def put(locale, old, new):
    path = locale / "en" / "LC_MESSAGES" / "django.po"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgstr "Sign in"', 'msgstr ""', "untranslated: 登录"),
        ('msgid "登录"', 'msgid "登陆"', "missing: 登录"),
        ('msgid "登录"', 'msgid "登陆"', "stale: 登陆"),
        ('msgid "登录"', '#, fuzzy\nmsgid "登录"', "fuzzy: 登录"),
        ("%(first)s–%(last)s of %(total)s", "%(first)s–%(last)s", "placeholders differ"),
    ],
)
def test_a_gap_in_a_catalog_is_named(copied, old, new, fault):
    put(copied, old, new)
    assert any(fault in line for line in catalogs.faults("en", copied))


def test_collecting_again_changes_nothing(copied):
    before = (copied / "zh_Hant" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    catalogs.update("zh_Hant", copied)
    assert (copied / "zh_Hant" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8") == before


def test_traditional_chinese_is_drafted_in_hong_kong_wording(tmp_path):
    catalogs.update("zh_Hant", tmp_path)
    text = (tmp_path / "zh_Hant" / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    assert 'msgid "登录"\nmsgstr "登入"' in text
