"""The mark of a state secret in the head of a document: 绝密, 机密, 秘密, however it is set (GB/T 9704-2012, 7.2.2)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_MARK = re.compile(r"绝密|机密|秘密")
# A mark with its star, in brackets, or in quotation marks, whatever else its line holds: 机密★1年, （机密）某某方案, “秘密”.
_SET_APART = re.compile(
    r"(?:绝密|机密|秘密)(?:级|件)?[★☆※*]|[（(【\[〔“\"「『](?:内部)?(?:绝密|机密|秘密)(?:级|件)?(?:[★☆※*·].{0,12}|\d{1,2}年|长期)?[）)】\]〕”\"」』]"
)
# What may stand beside the mark on its line and says nothing else: 份号：000001 机密 特急, 密级：秘密, 机密级文件.
_BESIDE = re.compile(
    r"份号|密级|保密期限|期限|内部|文件|材料|资料|级|件|特急|加急|特提|平急|急件|长期|启封|注意保存|严格保管|妥善保管|请勿外传|不得外传|[一二三四五六七八九十〇零\d]+年?|年|月|日|编号|第|号|No\.?|"
    r"[\s★☆※*·:：,，.。、;；\-—_/|（()）【】\[\]〔〕“”\"「」『』<>《》]"
)
_TRADITIONAL = str.maketrans("絕機祕級號內", "绝机秘级号内")
_HEAD_LINES = 30
_LONGEST_LINE = 80


def secrecy(texts: Sequence[str], name: str = "") -> str | None:
    """绝密, 机密 or 秘密 where the head of the document, or the name of its file, carries the mark; None otherwise."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)
    for piece in (stem, *_head_lines(texts)):
        mark = _mark_of(piece)
        if mark:
            return mark
    return None


def _head_lines(texts: Sequence[str]) -> Iterator[str]:
    """Lines and cells of the head; characters set one below the other (机⏎密⏎★) are read as one line."""
    lines = [piece for text in texts[:_HEAD_LINES] for piece in re.split(r"[\n\t]", text) if piece.strip()]
    upright = ""
    for line in lines[: 2 * _HEAD_LINES]:
        bare = _plain(line)
        upright = upright + bare if len(bare) <= 2 else ""
        yield line
        if len(upright) > 1:
            yield upright


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text[:400])).translate(_TRADITIONAL)


def _mark_of(text: str) -> str | None:
    bare = _plain(text)
    if len(bare) > _LONGEST_LINE or not (found := _MARK.search(bare)):
        return None
    if _SET_APART.search(bare) or not _BESIDE.sub("", _MARK.sub("", bare)):
        return found[0]
    return None
