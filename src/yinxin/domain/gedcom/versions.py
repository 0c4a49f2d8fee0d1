"""The two versions of GEDCOM that are in use: 7.0 (FamilySearch, 2021) and 5.5.1 (1999, reissued 2019); and the sheet of persons."""

from __future__ import annotations

import re
from enum import StrEnum


class Version(StrEnum):
    SEVEN = "7.0"
    FIVE = "5.5.1"


class NoGedcom(StrEnum):
    """What is read as a tree and was no GEDCOM: the rows of a sheet (`domain.kin_sheets`)."""

    SHEET = "sheet"


_SEVEN = re.compile(r"[\r\n][ \t]*1[ \t]+GEDC\b[^\r\n]*[\r\n]+[ \t]*2[ \t]+VERS[ \t]+7")
HEAD = 20_000


def version_of(text: str) -> Version:
    """What the head says. Whatever is no 7 is read as 5.5.1, whose readers have always taken 5.5 and older too."""
    return Version.SEVEN if _SEVEN.search(text[:HEAD]) else Version.FIVE
