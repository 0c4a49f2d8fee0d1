"""Characters as a document keeps them: composed (NFC), one kind of line break, nothing that no page can print."""

from __future__ import annotations

import re
import unicodedata

# Carriage returns, Word's soft break (vertical tab), NEL and the Unicode line and paragraph separators all end a line.
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
# C0 and C1 controls but tab and newline, lone surrogates, and the byte order mark wherever joined files left it.
_UNPRINTABLE = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def clean(text: str) -> tuple[str, int]:
    """The text as kept, and how many characters had to be left out. Form feeds are counted too: split pages first."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text, 0
    broken, left_out = _UNPRINTABLE.subn("", _LINE_BREAK.sub("\n", text))
    return unicodedata.normalize("NFC", broken), left_out
