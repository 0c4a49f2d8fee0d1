"""The name of a record in the script of the page. A field `name` may have a column `name_hant` beside it, which a person fills where
the computed form is not how a body calls itself; empty means computed. Names in other scripts are columns of their own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from yinxin.domain.text.scripts import in_traditional
from yinxin.kit.registers.declaration import Register

BESIDE = "_hant"


def title_on_page(register: Register, record: Any) -> str:
    """As the register calls the record, in traditional characters on a page in them."""
    name = register.name_of(record)
    if not reads_traditional() or name != str(getattr(record, register.title, "")):
        return name
    return in_traditional(name, written=str(getattr(record, register.title + BESIDE, "") or ""))


def computed(register: Register, record: Any, name: str) -> str:
    """For a column that is the traditional form of another: what stands in its place while it is empty; else nothing."""
    base = name.removesuffix(BESIDE)
    if base == name or base not in register.form_fields:
        return ""
    return in_traditional(str(getattr(record, base) or ""))


def reads_traditional() -> bool:
    return (get_language() or "").lower().startswith("zh-hant")
