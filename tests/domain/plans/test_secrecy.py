"""A mark of state secrecy is seen however it is set, and an ordinary word is not taken for one."""

from __future__ import annotations

import pytest

from yinxin.domain.plans.secrecy import secrecy

MARKED = [
    "机密★1年",
    "绝  密",
    "秘密★三年",
    "密级：秘密",
    "000012 机密★长期",
    "份号：000001    机密★1年",
    "機密★1年",
    "特急  机密",
    "【机密】",
    "“机密”",
    "机密文件",
    "机密级",
    "内部机密",
    "（机密）某某市工作方案",
    "某某市工作方案（秘密★5年）",
    "机密 ★ 启封前",
]
ORDINARY = [
    "商业秘密保护工作方案",
    "国家秘密载体管理办法",
    "保守国家秘密，落实保密责任",
    "机密文件管理办法",
    "某某市外事工作计划",
    "秘书处",
]


@pytest.mark.parametrize("line", MARKED)
def test_a_mark_in_the_head_is_seen(line: str) -> None:
    assert secrecy(["", line, "某某市工作方案"]) in ("绝密", "机密", "秘密")


@pytest.mark.parametrize("line", ORDINARY)
def test_an_ordinary_word_is_no_mark(line: str) -> None:
    assert secrecy([line, "一、总体要求"], f"{line}.docx") is None


def test_a_mark_set_one_character_a_line_is_seen() -> None:
    assert secrecy(["机", "密", "★", "1年", "某某市工作方案"]) == "机密"


def test_a_mark_in_a_cell_is_seen() -> None:
    assert secrecy(["份号\t000001\t秘密★1年"]) == "秘密"


@pytest.mark.parametrize("name", ["机密★1年方案.txt", "（秘密）工作方案.docx", "绝密.pdf"])
def test_a_mark_in_the_name_of_the_file_is_seen(name: str) -> None:
    assert secrecy(["某某市工作方案"], name)


def test_a_mark_far_down_in_the_text_refuses_nothing() -> None:
    assert secrecy(["正文。"] * 80 + ["机密★1年"]) is None
