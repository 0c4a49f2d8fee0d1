"""What the writer of a letter agrees to, in versions that are never altered: whoever changes a word adds a version."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import get_language

from yinxin.domain.privacy.consents import digest

DAYS_KEPT = 180
"""After the answer; then the letter and the answer are deleted."""

DAYS_UNANSWERED = 90
"""After the day the answer was due; then a letter nobody answered is deleted."""

VERSION = 2

WORDINGS: Mapping[int, Mapping[str, str]] = MappingProxyType(
    {
        1: MappingProxyType(
            {
                "zh-hans": (
                    "我请收信的地方的协调办回答我关于自家来历的问题。为此它可以读我写的内容并给我的邮箱回信；"
                    "只有分到这封信的那一位工作人员能读，每次读都记录在案，我可以看到。"
                    "信和邮箱加密保存，不供检索，不给别的单位，不用于别的目的；答复后180天删除，我也可以随时自己删除。"
                    "我没有写在世的人的敏感情况。这些资料会在中国境内处理。"
                ),
                "zh-hant": (
                    "我請收信的地方的協調辦回答我關於自家來歷的問題。為此它可以讀我寫的內容並給我的郵箱回信；"
                    "只有分到這封信的那一位工作人員能讀，每次讀都記錄在案，我可以看到。"
                    "信和郵箱加密保存，不供檢索，不給別的單位，不用於別的目的；答覆後180天刪除，我也可以隨時自己刪除。"
                    "我沒有寫在世的人的敏感情況。這些資料會在中國境內處理。"
                ),
                "en": (
                    "I ask the coordinating office of the place I chose to answer a question about where my family comes from. "
                    "For this it may read what I have written and reply to my e-mail address. Only the one official to whom this "
                    "letter is given can read it; every reading is put on record, and I can see that record. The letter and the "
                    "address are kept encrypted, cannot be searched, go to no other body and serve no other purpose. They are "
                    "deleted 180 days after the answer, and I can delete them myself at any time. I have not written sensitive "
                    "facts about living persons. The letter is handled in China."
                ),
            }
        ),
        2: MappingProxyType(
            {
                "zh-hans": (
                    "我请收信的地方的协调办回答我关于自家来历的问题。为此它可以读我写的内容并给我的邮箱回信；"
                    "只有分到这封信的那一位工作人员能读，每次读都记录在案，我可以看到。"
                    "信和邮箱加密保存，不供检索，不给别的单位，不用于别的目的；答复后180天删除，没有答复的，过了答复期限90天也删除。"
                    "确认邮箱以后，我收到一个链接：在那一页上我看得到办理情况和谁读过，也可以随时自己删除。"
                    "我没有写在世的人的敏感情况。这些资料会在中国境内处理。"
                ),
                "zh-hant": (
                    "我請收信的地方的協調辦回答我關於自家來歷的問題。為此它可以讀我寫的內容並給我的郵箱回信；"
                    "只有分到這封信的那一位工作人員能讀，每次讀都記錄在案，我可以看到。"
                    "信和郵箱加密保存，不供檢索，不給別的單位，不用於別的目的；答覆後180天刪除，沒有答覆的，過了答覆期限90天也刪除。"
                    "確認郵箱以後，我收到一個連結：在那一頁上我看得到辦理情況和誰讀過，也可以隨時自己刪除。"
                    "我沒有寫在世的人的敏感情況。這些資料會在中國境內處理。"
                ),
                "en": (
                    "I ask the coordinating office of the place I chose to answer a question about where my family comes from. "
                    "For this it may read what I have written and reply to my e-mail address. Only the one official to whom this "
                    "letter is given can read it; every reading is put on record, and I can see that record. The letter and the "
                    "address are kept encrypted, cannot be searched, go to no other body and serve no other purpose. They are "
                    "deleted 180 days after the answer, or, if there is none, 90 days after the day it was due. Once I have "
                    "confirmed my address I am sent a link: on that page I see how far the letter has got and who has read it, "
                    "and I can delete it there myself at any time. I have not written sensitive facts about living persons. The "
                    "letter is handled in China."
                ),
            }
        ),
    }
)


def words(version: int = VERSION, language: str | None = None) -> str:
    """As shown on the page; a language there is no text for gets Simplified Chinese."""
    texts = WORDINGS[version]
    return texts.get(language or get_language() or "", texts["zh-hans"])


def shown(language: str | None = None) -> str:
    """The digest of the words of today: the form carries it, and the letter keeps it."""
    return digest(words(language=language))
