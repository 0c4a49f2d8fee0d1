"""Which characters the bytes of a family tree mean. What the head says (`1 CHAR`) is believed only where the bytes bear it out:
Chinese programs write GBK or Big5 and say ANSI, ASCII, ANSEL or nothing.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from yinxin.documents.gedcom import ansel

_SAID = re.compile(rb"[\r\n][ \t]*1[ \t]+CHAR[ \t]+([^\r\n]{1,40})")
_HEAD = 20_000
_SAMPLE = 400_000
_JUDGED = 60_000
_ENOUGH = 0.6
_CHINESE = {"GB18030": "gb18030", "GBK": "gb18030", "GB2312": "gb18030", "CP936": "gb18030"}
_CHINESE |= {"BIG5": "big5hkscs", "BIG-5": "big5hkscs", "CP950": "big5hkscs"}
_WESTERN = {"ANSI": "cp1252", "WINDOWS-1252": "cp1252", "CP1252": "cp1252", "IBMPC": "cp437", "ASCII": "cp1252"}


def text_of(data: bytes) -> tuple[str, str]:
    """The text and the name of its character set."""
    if wide := _wide(data):
        return data.decode(wide, errors="replace").lstrip("\ufeff"), "UTF-16"
    narrow = data.removeprefix(codecs.BOM_UTF8)
    if (text := _as_utf8(narrow)) is not None:
        return text, "UTF-8"
    found = _SAID.search(narrow[:_HEAD])
    said = found[1].decode("ascii", "replace").strip().upper() if found else ""
    return _as_said(narrow, said)


def _as_utf8(data: bytes) -> str | None:
    """A file that was cut off in the middle of a character, or holds one damaged byte in ten thousand, is UTF-8 all the same."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    good = sum(1 for letter in text if letter > "\x7f") - 2 * text.count("\ufffd")
    if text.count("\ufffd") * 50 > good:
        return None
    return data.decode("utf-8", errors="replace")


def _wide(data: bytes) -> str:
    """UTF-16 with a mark, or without one: of “0 HEAD” every other byte is nought."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    head = data.lstrip(b" ")[:4]
    if head[:4] == b"0\x00 \x00":
        return "utf-16-le"
    return "utf-16-be" if head[:4] == b"\x000\x00 " else ""


def _as_said(data: bytes, said: str) -> tuple[str, str]:
    if name := _CHINESE.get(said):
        return data.decode(name, errors="replace"), said
    if said == "ANSEL" and ansel.looks_like_it(data[:_SAMPLE]) and not _is_chinese(data):
        return ansel.decode(data), "ANSEL"
    if judged := _is_chinese(data):
        return data.decode(judged, errors="replace"), judged.upper().removesuffix("HKSCS")
    if said == "ANSEL":
        return ansel.decode(data), "ANSEL"
    return data.decode(_WESTERN.get(said, "cp1252"), errors="replace"), said or "ANSI"


def _is_chinese(data: bytes) -> str:
    """The Chinese set in which the bytes above ASCII are characters in daily use, and stand in runs; nothing where neither is so.

    An accented letter is followed by a plain one, so whatever set it is of, it makes no runs of Chinese.
    """
    lines = [line for line in data[:_SAMPLE].splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:_JUDGED]
    best, name = max((_share_of_daily(sample, name), name) for name in ("gb18030", "big5hkscs"))
    return name if best >= _ENOUGH else ""


def _share_of_daily(sample: bytes, name: str) -> float:
    # A surname of one character stands between slashes.
    text = sample.decode(name, errors="replace").replace("/", "").replace(" ", "")
    runs = re.findall(r"[^\x00-\x7f]+", text)
    letters = "".join(runs)
    together = sum(len(run) for run in runs if len(run) > 1)
    if not letters or together < len(letters) * _ENOUGH:
        return 0.0
    return sum(_is_daily(letter) for letter in letters) / len(letters)


@lru_cache(maxsize=30_000)
def _is_daily(letter: str) -> bool:
    """Of the first level of GB 2312 (3,755 characters) or of Big5 (5,401), or a sign of Chinese text."""
    if letter in "，。、；：（）《》〈〉【】「」『』·　—　〇":
        return True
    return any(
        letter.encode(table, errors="replace")[0] in daily
        for table, daily in (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7)))
    )
