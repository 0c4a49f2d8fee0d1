"""Whether a document's number can be one of its kind. A number that cannot is a slip of the pen, and is told so at once."""

from __future__ import annotations

import re

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from yinxin.apps.me.models import DocumentKind

RESIDENT = re.compile(r"\d{17}[\dX]")
PATTERNS = {
    DocumentKind.PASSPORT: re.compile(r"[A-Z0-9]{6,12}"),
    DocumentKind.HOME_RETURN: re.compile(r"[HM]\d{8}(?:\d{2})?"),
    DocumentKind.TAIWAN: re.compile(r"\d{8}|\d{10}[A-Z]?"),
    DocumentKind.FOREIGN_RESIDENT: re.compile(r"[A-Z]{3}\d{12}|9\d{16}[\dX]"),
}


def is_possible(kind: str, number: str) -> bool:
    """`number` as `blind.normalised` gives it. Only the citizen's number carries a check digit that is published for all."""
    if kind == DocumentKind.RESIDENT:
        return RESIDENT.fullmatch(number) is not None and _checks(number)
    return PATTERNS[DocumentKind(kind)].fullmatch(number) is not None


def _checks(number: str) -> bool:
    """GB 11643: check digit and a real day. The place is not looked up: a list of divisions is never complete."""
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return bool(ric.calc_check_digit(number) == number[-1])
