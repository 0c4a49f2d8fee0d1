"""Numbers in a text by which one person is reached or told apart: mobile telephones, identity cards, bank cards.

Identity numbers have 18 places (GB 11643-1999), older ones 15; mobile numbers begin with 13 to 19 (工业和信息化部号码资源). Numbers of
offices (0662-3212345, 12345) name nobody.
"""

from __future__ import annotations

import re
import unicodedata

_GAP = r"[ \-.]?"
_MOBILE = rf"(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}"
_ABROAD = rf"\+\d{{1,3}}(?:{_GAP}\d){{7,13}}"
_IDENTITY = rf"\d{{6}}{_GAP}(?:18|19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]){_GAP}\d{{3}}[\dXx]"
_EARLIER = r"\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
_CARD = r"(?:\d{4}[ \-]?){3,4}\d{3,4}"
_PERSONAL = re.compile(rf"(?<![\d.])(?:{_MOBILE}|{_ABROAD}|{_IDENTITY}|{_EARLIER}|{_CARD})(?!\d)")


def has_personal_number(text: str) -> bool:
    return _PERSONAL.search(unicodedata.normalize("NFKC", text)) is not None
