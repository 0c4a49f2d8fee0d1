"""How the public reads the donors of a gift: each as she wishes, and nobody who was not asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from yinxin.apps.registers.donations.models import DonorKind, Part, Publicity, Share, Style, WishBasis

STYLED = {Style.MR: "某先生", Style.MS: "某女士", Style.NONE: "某乡亲"}
ANONYMOUS = "匿名捐赠人"
PARTS = {Part.HANDLER: "（经手）", Part.INITIATOR: "（发起）"}
LONGEST = 2_000


def public_line(shares: Iterable[Share]) -> str:
    """In the order of the record. Those who are not named are counted together; the language is that of the record."""
    words = [_word(share) for share in shares]
    counted = Counter(words)
    line = "、".join(word if counted[word] == 1 else f"{word}{counted[word]}位" for word in dict.fromkeys(words))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _word(share: Share) -> str:
    return _name(share) + PARTS.get(Part(share.part), "")


def _name(share: Share) -> str:
    if share.publicity == Publicity.NAMED and share.name and _may_be_named(share):
        return f"{share.name}（{share.other_name}）" if share.other_name else share.name
    if share.publicity == Publicity.STYLED:
        return STYLED[Style(share.style)]
    return ANONYMOUS


def _may_be_named(share: Share) -> bool:
    """公益事业捐赠法第八条, 个人信息保护法第二十五条: a person by her own wish; an association or firm is no person."""
    if share.kind != DonorKind.PERSON:
        return True
    return share.basis == WishBasis.PAPER or (share.basis == WishBasis.ACCOUNT and share.person_id is not None)
