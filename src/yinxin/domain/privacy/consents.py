"""The words of the four separate consents of the Personal Information Protection Law, in versions that are never altered.

A receipt keeps version, language and digest of what was agreed to. Whoever changes a word adds a version: a test holds the digest
of every one that was ever in use.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

MONTHS_VALID = 24
"""A consent older than this is asked for again: people forget what they once agreed to."""


class SeparateConsent(StrEnum):
    """What a general agreement does not cover; each takes its own tick and gives its own receipt."""

    SHARE = "share"
    """第二十三条: giving the data to another handler."""
    PUBLISH = "publish"
    """第二十五条: making the data public."""
    SENSITIVE = "sensitive"
    """第二十九条: handling sensitive data."""
    ABROAD = "abroad"
    """第三十九条: giving the data to somebody outside China."""


ARTICLES: Mapping[SeparateConsent, int] = MappingProxyType(
    {
        SeparateConsent.SHARE: 23,
        SeparateConsent.PUBLISH: 25,
        SeparateConsent.SENSITIVE: 29,
        SeparateConsent.ABROAD: 39,
    }
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of the words of one consent; `{scope}` is what it covers this time, told by the matter that asks."""

    purpose: SeparateConsent
    version: int
    texts: Mapping[str, str]

    def text(self, language: str, scope: str) -> str:
        """The words as shown; a language there is no text for gets Simplified Chinese."""
        return self.texts[self.language(language)].replace("{scope}", scope)

    def language(self, asked: str) -> str:
        return asked if asked in self.texts else "zh-hans"


def digest(text: str) -> str:
    """SHA-256 of the words as shown, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _wording(purpose: SeparateConsent, version: int, hans: str, hant: str, english: str) -> Wording:
    return Wording(purpose, version, MappingProxyType({"zh-hans": hans, "zh-hant": hant, "en": english}))


WORDINGS: tuple[Wording, ...] = (
    _wording(
        SeparateConsent.SENSITIVE,
        1,
        "我单独同意本办公室处理我的下列敏感个人信息：{scope}。这些信息只用于办理我自己申请的事项。它们泄露后可能被人冒用身份、"
        "骚扰或造成财产损失，所以逐人加密保存，经办人员查看时留有记录，我随时看得到。我可以只填其中几项，也可以都不填，"
        "不填不影响我使用其他服务。我可以随时撤回同意，撤回后这些信息当即删除。",
        "我單獨同意本辦公室處理我的下列敏感個人資料：{scope}。這些資料只用於辦理我自己申請的事項。它們洩露後可能被人冒用身份、"
        "騷擾或造成財產損失，所以逐人加密保存，經辦人員查看時留有記錄，我隨時看得到。我可以只填其中幾項，也可以都不填，"
        "不填不影響我使用其他服務。我可以隨時撤回同意，撤回後這些資料當即刪除。",
        "I separately agree that this office handles the following sensitive personal data of mine: {scope}. They serve only the "
        "matters I apply for myself. If they leaked, somebody could pose as me, harass me or cost me money; so they are encrypted "
        "under a key of my own, and each look by an official is recorded where I can see it. I may fill in some of them or none, and "
        "leaving them out does not bar me from any other service. I can withdraw at any time; the data are then deleted at once.",
    ),
    _wording(
        SeparateConsent.SHARE,
        1,
        "我单独同意把我的个人信息提供给其他单位：{scope}。接收单位只能为上述目的使用，改变目的要重新征得我的同意。"
        "我可以随时撤回，撤回后不再提供；不同意不影响我使用其他服务。",
        "我單獨同意把我的個人資料提供給其他單位：{scope}。接收單位只能為上述目的使用，改變目的要重新徵得我的同意。"
        "我可以隨時撤回，撤回後不再提供；不同意不影響我使用其他服務。",
        "I separately agree that my personal data are given to another body: {scope}. The receiver may use them for this purpose only "
        "and must ask me again for any other. I can withdraw at any time, and nothing more is given from then on; refusing does not "
        "bar me from any other service.",
    ),
    _wording(
        SeparateConsent.PUBLISH,
        1,
        "我单独同意公开我的个人信息：{scope}。我可以随时撤回，撤回后本系统当即不再显示；别人已经看到或转载的，收不回来。"
        "不同意不影响我使用其他服务。",
        "我單獨同意公開我的個人資料：{scope}。我可以隨時撤回，撤回後本系統當即不再顯示；別人已經看到或轉載的，收不回來。"
        "不同意不影響我使用其他服務。",
        "I separately agree that my personal data are published: {scope}. I can withdraw at any time, and this site stops showing them "
        "at once; what others have already seen or copied cannot be called back. Refusing does not bar me from any other service.",
    ),
    _wording(
        SeparateConsent.ABROAD,
        1,
        "我单独同意把我的个人信息提供给中国境外的接收方：{scope}。我知道境外的法律保护可能不同，并可以直接向接收方行使我的权利。"
        "我可以随时撤回，撤回后不再提供；不同意不影响我使用其他服务。",
        "我單獨同意把我的個人資料提供給中國境外的接收方：{scope}。我知道境外的法律保護可能不同，並可以直接向接收方行使我的權利。"
        "我可以隨時撤回，撤回後不再提供；不同意不影響我使用其他服務。",
        "I separately agree that my personal data are given to a receiver outside China: {scope}. I know that the law there may protect "
        "them differently and that I can exercise my rights towards the receiver directly. I can withdraw at any time, and nothing "
        "more is given from then on; refusing does not bar me from any other service.",
    ),
)


def current(purpose: SeparateConsent) -> Wording:
    """The newest words of a consent."""
    return max((one for one in WORDINGS if one.purpose is purpose), key=lambda one: one.version)


def wording(purpose: str, version: int) -> Wording:
    """The words of a version. KeyError when there never was one."""
    for one in WORDINGS:
        if (one.purpose, one.version) == (purpose, version):
            return one
    raise KeyError(f"{purpose} {version}")
