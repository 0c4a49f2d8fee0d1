"""Which characters the table knows: those of everyday use in any script, their other forms, and all that an override names."""

from __future__ import annotations

import unihan
from overrides import named_characters

EXTRA = "㘭㙟𡶶冚凼圳塱滘氹涌磡邨衞裡峯羣啓喆堃犇淼鑫燊珮瑅嬅昇陞煊煒焜鎏鏗鏜鏞錕錩鍏鏘鐄鑾霑靄驄鵾麒麟龢㙓垌塅墩埗埠堽墟墈墪岃岇"
"""Of place names and given names, should they be in none of the lists."""


def gb2312() -> set[str]:
    """The 6763 characters of GB 2312."""
    return {
        bytes((row, cell)).decode("gb2312")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
        if not (row == 0xD7 and cell > 0xF9)
    }


def big5_first_level() -> set[str]:
    """The 5401 frequent characters of Big5."""
    found: set[str] = set()
    for lead in range(0xA4, 0xC7):
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            if (lead, trail) <= (0xC6, 0x7E):
                found.add(bytes((lead, trail)).decode("big5"))
    return found


def known() -> list[str]:
    """All characters of the table, by code point. Each has a Cantonese or a Mandarin reading."""
    found = (
        gb2312() | big5_first_level() | set(unihan.table("kIICore", unihan.SOURCES)) | set(EXTRA) | named_characters()
    )
    simplified, traditional = unihan.variants("kSimplifiedVariant"), unihan.variants("kTraditionalVariant")
    for character in sorted(found):
        found.update(simplified.get(character, []))
        found.update(traditional.get(character, []))
    spoken = unihan.table("kCantonese").keys() | unihan.table("kMandarin").keys() | named_characters()
    return sorted(found & spoken)
