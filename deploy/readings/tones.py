"""Makes the table of tones. Usage: python deploy/readings/tones.py FILE

The table of readings is without tones, because nobody wrote them on a paper. To say a name aloud one needs them: Jyutping with its
number and pinyin with its mark, for every syllable of the same sources. `字<TAB>Jyutping …<TAB>pinyin …`, the most usual first.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from pathlib import Path

import characters
import cmn
import ToJyutping
import unihan
import yue

HEAD = """\
# How characters are said, with tones: Jyutping, then pinyin, the usual first. Made by `make readings`; never edited by hand.
# Sources: ToJyutping (BSD-2-Clause), the Unihan database (Unicode-DFS-2016); holders in ../root_tables/readings.LICENSE.txt.
"""


def jyutping(character: str) -> list[str]:
    """As Unihan has it first, then as ToJyutping; one tone for each syllable."""
    said = unihan.table("kCantonese").get(character, "").split()
    candidates = ToJyutping.get_jyutping_candidates(character)[0][1] or ()
    said += [one for one in candidates if " " not in one]
    kept: dict[str, str] = {}
    for one in said:
        kept.setdefault(yue.bare(one), one)
    return list(kept.values())


def pinyin(character: str) -> list[str]:
    """The customary reading first, then what the dictionaries of Unihan have; one tone for each syllable."""
    said = unihan.table("kMandarin").get(character, "").split()
    said += [one for one, _number in cmn.COUNTED.findall(unihan.table("kHanyuPinlu").get(character, ""))]
    for field in ("kTGHZ2013", "kXHC1983"):
        said += [
            one for entry in unihan.table(field).get(character, "").split() for one in entry.split(":")[1].split(",")
        ]
    kept: dict[str, str] = {}
    for one in said:
        kept.setdefault(cmn.bare(one), unicodedata.normalize("NFC", one))
    return list(kept.values())


@cache
def lines() -> list[str]:
    """A character that says nothing is left out."""
    rows = [(one, " ".join(jyutping(one)), " ".join(pinyin(one))) for one in characters.known()]
    return ["\t".join(row) for row in rows if row[1] or row[2]]


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(HEAD + "\n".join(lines()) + "\n", encoding="utf-8")
