"""Which characters the bytes of a text file mean: UTF-8, UTF-16, GB18030, or, rarely, something else.

Chinese offices save text as UTF-8, as "Unicode" (UTF-16) or as "ANSI" (GB18030), mostly without saying which.
Each candidate is decoded and judged by how ordinary its characters are; only when none looks like Chinese or English
is the slow general detector asked.
"""

from __future__ import annotations

import codecs

from yinxin.documents import refusals

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_SAMPLE = 8_000
_ACCEPTABLE = 0.6
# Hanzi of the first level of GB 2312 (3,755 in daily use) and of Big5 (5,401): first bytes of their rows.
_DAILY_GB = range(0xB0, 0xD8)
_DAILY_BIG5 = range(0xA4, 0xC7)
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉〔〕【】—…·　％①②③④⑤⑥⑦⑧⑨⑩０１２３４５６７８９\n\r\t\x0c")
_CONTROL_SHARE = 0.1


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding; `declared` is what the file says of itself, believed if it fits."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _text_only(data.decode(codec, errors="replace")), name
    for candidate in (_declared(data, declared), _utf8(data), _judged(data), _detected(data)):
        if candidate is not None:
            return _text_only(candidate[0]), candidate[1]
    raise refusals.unknown_kind()


def _text_only(text: str) -> str:
    """Refuses what decodes but is no text: a tenth of control characters is a binary file."""
    controls = sum(text.count(chr(code)) for code in range(32) if code not in (9, 10, 11, 12, 13))
    if controls > len(text) * _CONTROL_SHARE:
        raise refusals.unknown_kind()
    return text


def _declared(data: bytes, declared: str | None) -> tuple[str, str] | None:
    if declared is None:
        return None
    # Pages that declare GB2312 hold GBK characters (㎡, 镕) all the same.
    name = {"gb2312": "gb18030", "gbk": "gb18030", "utf8": "utf-8"}.get(declared.lower(), declared.lower())
    try:
        return data.decode(name), name
    except (LookupError, ValueError):
        return None


def _utf8(data: bytes) -> tuple[str, str] | None:
    if b"\0" in data[:_SAMPLE] and data.count(b"\0") > len(data) * _CONTROL_SHARE:
        return None  # UTF-16 of digits and Latin letters is valid UTF-8 full of NUL
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return None


def _judged(data: bytes) -> tuple[str, str] | None:
    """The most ordinary-looking decoding, if it is ordinary enough. A few bad bytes do not decide."""
    best, name = max((_plausibility(data[:_SAMPLE], name), name) for name in _candidates(data))
    if best < _ACCEPTABLE:
        return None
    return data.decode(name, errors="replace"), name


def _candidates(data: bytes) -> tuple[str, ...]:
    # A cut sample of UTF-16 must stay even, which _SAMPLE is; odd files are never UTF-16.
    eight_bit = ("gb18030", "utf-8", "big5hkscs")
    return eight_bit if len(data) % 2 else (*eight_bit, "utf-16-le", "utf-16-be")


def _plausibility(sample: bytes, name: str) -> float:
    text = sample.decode(name, errors="replace")
    if not text:
        return 0.0
    daily = _DAILY_BIG5 if name == "big5hkscs" else _DAILY_GB
    table = "big5" if name == "big5hkscs" else "gb2312"
    return sum(_is_ordinary(character, table, daily) for character in text) / len(text)


def _is_ordinary(character: str, table: str, daily: range) -> bool:
    if character in _PUNCTUATION or " " <= character <= "~":
        return True
    if not "一" <= character <= "鿿":
        return False
    try:
        return character.encode(table)[0] in daily
    except UnicodeEncodeError:
        return False


def _detected(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes  # slow to import and to run: the last resort

    found = from_bytes(data[: _SAMPLE * 8]).best()
    if found is None:
        return None
    try:
        return data.decode(found.encoding), found.encoding
    except UnicodeDecodeError:
        return None
