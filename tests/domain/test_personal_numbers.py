"""What a text may not carry to the public, and what may stand in it."""

from __future__ import annotations

import pytest

from yinxin.domain.text.personal_numbers import has_personal_number


@pytest.mark.parametrize(
    "text",
    [
        "联系人电话13812345678。",
        "联系：１３８－１２３４－５６７８",
        "请致电+86 138 1234 5678",
        "侨胞电话+1 415 555 0123",
        "身份证号440781199001011234",
        "身份证44078119900101123x已核对",
        "旧证440781900101123",
        "账号6222 0212 3456 7890 123",
    ],
)
def test_numbers_of_persons_are_seen(text):
    assert has_personal_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "完成投资1234567890元，占100.5%。",
        "热线12345，电话0662-3212345。",
        "按五府办〔2026〕3号，2026-03-15至2026-12-31办理。",
        "统一收件20260315号，计1,200,300处。",
        "投资12345678901.25元",
        "",
    ],
)
def test_what_names_nobody_stays(text):
    assert not has_personal_number(text)
