"""Which messages bear a warning: those that speak of money, or lead out of here. The warning is the same for all, and nothing is held back."""

from __future__ import annotations

import re
import unicodedata

MONEY = (
    r"汇款|匯款|汇钱|匯錢|寄钱|寄錢|转账|轉賬|轉帳|转帐|转钱|轉錢|打钱|打錢|打款|付款|借钱|借錢|借我|借点钱|给钱|出钱|保证金|保證金|手续费|手續費|公证费|公證費|律师费"
    r"|律師費|押金|定金|学费|學費|治病|医药费|醫藥費|银行卡|銀行卡|账号|賬號|帳號|账户|賬戶|帐户|投资|投資|理财|理財|红包|紅包|验证码|驗證碼|比特币|比特幣|支付宝|支付寶|云闪付"
    r"|遗产税|遺產稅|赎金|贖金|急用钱|急用錢|工行|农行|建行|中行|招行|[一二两三四五六七八九十百千万几幾][百千万萬][块塊元]?"
    r"|alipay|westernunion|moneygram|giftcard|remit"
)
MONEY_WORDS = (
    r"\b(?:money|wire|transfer|western union|bank|iban|swift|deposit|fees?|loan|lend|borrow|invest|gift cards?|bitcoin|crypto|usdt|paypal|zelle|venmo"
    r"|cash|rmb|usd|dollars?|yuan|password|one-time code|inheritance)\b|[$€£¥₿]\s?\d|\d\s?(?:usd|rmb|hkd|元|块|塊|美元|美金|万|萬)"
)
OUTWARD = r"微信|薇信|威信|weixin|whatsapp|wechat|telegra[mr]|kakao|messenger|skype|扣扣|企鹅|加v|加我v|v信|vx|\bqq|q号|同号|扫码|掃碼|二维码|二維碼"
OUTWARD_WORDS = r"https?:|www\.|\b[\w-]+\.[a-z]{2,}\b|\b\w{1,3}\.\w+/|@\w|\bline\b\s*(?:id)?\s*[:：]|\bsignal\b"
NUMBER = r"\d(?:[ ]?\d){6,}|\d{2,}[-) ]{1,2}\d{3,4}[- ]\d{3,}"
"""Of a telephone or an account; two years beside each other (1912-1950) are none."""

AS_WRITTEN = re.compile(f"{MONEY_WORDS}|{OUTWARD_WORDS}|{NUMBER}", re.IGNORECASE)
WITHOUT_BLANKS = re.compile(f"{MONEY}|{OUTWARD}", re.IGNORECASE)


def needs_warning(text: str) -> bool:
    """Full-width letters, blanks between characters and characters nobody sees do not hide a word."""
    plain = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    if AS_WRITTEN.search(plain):
        return True
    return WITHOUT_BLANKS.search("".join(char for char in plain if char.isalnum())) is not None
