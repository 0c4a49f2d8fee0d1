"""Which messages bear a warning: those that speak of money, or lead out of here. The warning is the same for all, and nothing is held back."""

from __future__ import annotations

import re
import unicodedata

MONEY = (
    r"汇款|匯款|转账|轉賬|轉帳|打钱|打錢|借钱|借錢|保证金|保證金|手续费|手續費|银行卡|銀行卡|账号|賬號|帳號|投资|投資|红包|紅包|验证码|驗證碼|比特币|比特幣"
    r"|遗产税|遺產稅|赎金|贖金|急用钱|急用錢"
    r"|\b(?:money|wire|transfer|western union|moneygram|bank|iban|swift|deposit|fee|loan|invest|gift card|bitcoin|crypto|usdt|paypal|zelle|venmo|cash|password|one-time code|inheritance)\b"
    r"|[$€£¥₿]\s?\d|\d\s?(?:usd|rmb|hkd|元|美元|美金|万|萬)"
)
OUTWARD = (
    r"https?:|www\.|\b[\w-]+\.(?:com|net|org|cn|io|me|link|top|xyz|info|app|cc)\b|@\w"
    r"|微信|whatsapp|wechat|telegram|\bline id\b|signal|扫码|掃碼|二维码|二維碼"
)
PATTERN = re.compile(f"{MONEY}|{OUTWARD}", re.IGNORECASE)


def needs_warning(text: str) -> bool:
    """Full-width letters and characters nobody sees do not hide a word."""
    plain = unicodedata.normalize("NFKC", text)
    return PATTERN.search("".join(char for char in plain if unicodedata.category(char) != "Cf")) is not None
