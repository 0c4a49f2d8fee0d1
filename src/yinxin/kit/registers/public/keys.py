"""The address of a public record: its declared key, written so that no key can be mistaken for another or for a path.

A key of several fields is joined by "~,". Inside, "~" is written "~0" and "/" "~1"; a key of dots alone has each written "~2",
for browsers walk up at "..". An empty part is "~3".
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.meant_values import meant
from yinxin.kit.registers.public.columns import column, path_of, plain

JOIN = "~,"
LONGEST = 1_000
WRITTEN = {"~": "~0", "/": "~1"}
READ = {"~0": "~", "~1": "/", "~2": ".", "~3": ""}


def address_of(register: Register, values: Mapping[str, Any]) -> str:
    """From the values of the key, by their names in the declaration."""
    return JOIN.join(_written(plain(values[name])) for name in register.keys)


def named_by(register: Register, address: str) -> Q | None:
    """The condition that finds the record of an address; None where no record could have it."""
    parts = address.split(JOIN)
    if len(parts) != len(register.keys) or len(address) > LONGEST:
        return None
    found = Q()
    for name, part in zip(register.keys, parts, strict=True):
        text = re.sub("~[0-3]", lambda escaped: READ[escaped[0]], part)
        try:
            found &= Q(**{path_of(register, name): meant(column(register, name).field, text)})
        except ValueError:
            return None
    return found


def digest(address: str) -> str:
    """Under which a former address is kept."""
    return hashlib.sha256(address.encode()).hexdigest()


def _written(value: Any) -> str:
    text = "" if value is None else str(value)
    if not text:
        return "~3"
    if not text.strip("."):
        return text.replace(".", "~2")
    return re.sub("[~/]", lambda found: WRITTEN[found[0]], text)
