"""How a name is said aloud: with the tone of the right reading, for readers of no Chinese, and never made up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils.translation import override

from tests.shape.tree import ROOT
from yinxin.domain.roots.readings import Role
from yinxin.kit.saying.aloud import TONES, Aloud, aloud, aloud_person

UNIHAN = Path("/usr/share/unicode/Unihan_Readings.txt.bz2")


@pytest.mark.parametrize(
    ("name", "jyutping", "pinyin"),
    [
        ("譚", "taam4", "Tán"),
        ("谭", "taam4", "Tán"),
        ("台山", "toi4 saan1", "Táishān"),
        ("渡头梁氏", "dou6 tau4 loeng4 si6", "Dù Tóu Liáng Shì"),
        ("西安", "sai1 on1", "Xī'ān"),
        ("呂", "leoi5", "Lǚ"),
        ("Hom", "", ""),
        ("台山 Taishan", "", ""),
        ("", "", ""),
    ],
)
def test_a_name_is_said_with_its_tones(name, jyutping, pinyin):
    assert aloud(name) == Aloud(jyutping, pinyin)


def test_a_surname_is_said_as_surnames_are():
    assert aloud("單").pinyin == "Dān" and aloud("單", Role.SURNAME).pinyin == "Shàn"
    assert aloud("單氏").jyutping.startswith("sin4")
    assert aloud_person("單德昌").pinyin == "Shàn Déchāng"
    assert aloud_person("司徒德輝").jyutping == "si1 tou4 dak1 fai1"
    assert aloud_person("黃氏").pinyin == "Huángshì"


def written(template: str, language: str, **told: object) -> str:
    with override(language):
        return Template("{% load saying %}" + template).render(Context(told)).strip()


def test_it_stands_beside_names_for_whoever_reads_no_chinese_alone():
    assert "toi4 saan1" in written("{% say name %}", "en", name="台山")
    assert "Táishān" in written("{% pinyin name %}", "en", name="台山")
    for language in ("zh-hans", "zh-hant"):
        assert written("{% say name %}{% pinyin name %}", language, name="台山") == ""
    assert written("{% say name %}{% pinyin name %}", "en", name="Lanpu & Co") == ""


PROSE = "渡口旁的梁姓村，分上坊、下坊两里。"


def test_sentences_in_chinese_are_folded_away_from_who_reads_none():
    assert "<details" in written("{% legible words %}", "en", words=PROSE)
    assert written("{% legible words %}", "zh-hans", words=PROSE) == f'<span lang="zh">{PROSE}</span>'


def test_readers_of_traditional_characters_get_sentences_in_them_and_names_as_they_are():
    assert "兩里" in written("{% legible words %}", "zh-hant", words=PROSE)
    assert written("{% legible words %}", "zh-hant", words="余后里") == '<span lang="zh">余后里</span>'


def test_what_a_name_holds_is_no_markup():
    assert "<b>" not in written("{% legible words %}{% pinyin words %}{% say words %}", "en", words="<b>台</b>")


@pytest.mark.slow
@pytest.mark.skipif(not UNIHAN.exists() and not os.environ.get("CI"), reason="unicode-data is not installed")
def test_the_table_of_tones_is_what_its_sources_give(tmp_path):
    made = tmp_path / "tones.tsv"
    subprocess.run([sys.executable, ROOT / "deploy" / "readings" / "tones.py", made], check=True, timeout=120)
    assert made.read_text("utf-8") == TONES.read_text("utf-8")
    assert TONES.stat().st_size < 250_000
