"""What can be wrong with the chain, each in a sentence that says where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """The stable word for each fault; programs read it, people read the sentence."""

    MISSING = "missing"
    SLIPPED_IN = "slipped-in"
    CHANGED = "changed"
    UNBOUND = "unbound"
    BACKWARDS = "backwards"
    UNREADABLE = "unreadable"
    CONTENT_MISSING = "content-missing"
    CONTENT_CHANGED = "content-changed"
    CONTENT_UNEXPLAINED = "content-erased-unexplained"
    CONTENT_ORPHANED = "content-without-event"
    ANCHOR_FORGED = "anchor-forged"
    ANCHOR_AHEAD = "anchor-ahead"
    ANCHOR_DIFFERS = "anchor-differs"


SENTENCES: dict[Kind, Promise] = {
    Kind.MISSING: _("第%(n)s条操作记录不见了：它被删除，或有记录被插入、调换。"),
    Kind.SLIPPED_IN: _("编号%(n)s的操作记录不是本系统写入的：编号从1开始，它是插入的。"),
    Kind.CHANGED: _("第%(n)s条操作记录与它的校验值不符：它被改动过，或不是本系统写入的。"),
    Kind.UNBOUND: _("第%(n)s条操作记录接不上前一条：两者之间有记录被删除、插入或调换。"),
    Kind.BACKWARDS: _("第%(n)s条操作记录的时间早于前一条：时间被倒签。"),
    Kind.UNREADABLE: _("第%(n)s条操作记录读不出来：它被写坏了，或出自本程序不认识的版本。"),
    Kind.CONTENT_MISSING: _("第%(n)s条操作记录的内容不见了：它被删除。"),
    Kind.CONTENT_CHANGED: _("第%(n)s条操作记录的内容与记录不符：内容被改动过。"),
    Kind.CONTENT_UNEXPLAINED: _("第%(n)s条操作记录的内容被清空，却没有删除它的记录：不是按程序删除的。"),
    Kind.CONTENT_ORPHANED: _("第%(n)s条操作记录不见了，它的内容却还在：记录的末尾被截去。"),
    Kind.ANCHOR_FORGED: _("第%(n)s条处的链头，签名不是本系统的锚定密钥所签：它被改动过，或密钥文件换过。"),
    Kind.ANCHOR_AHEAD: _("公布过第%(n)s条处的链头，现在的记录却没有这一条：末尾被截去，或恢复了较早的备份。"),
    Kind.ANCHOR_DIFFERS: _("第%(n)s条操作记录与公布过的链头不符：那一条或它之前的记录被重写。"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """The first fault met; `sequence` is the number of the event concerned."""

    kind: Kind
    sequence: int

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.kind]) % {"n": self.sequence}
