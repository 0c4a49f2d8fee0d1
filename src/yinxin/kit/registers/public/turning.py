"""Turning the pages of a public list by the last row seen: the hundredth page costs what the first does."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.meant_values import meant
from yinxin.kit.registers.public.columns import column, path_of, plain
from yinxin.kit.registers.public.rows import Narrowing, PublicRow, public_values

if TYPE_CHECKING:
    from collections.abc import Callable

SORTS = ("", "new")
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Leaf:
    """The rows of one page; `before` and `after` turn to its neighbours, empty where there is none."""

    rows: tuple[PublicRow, ...]
    before: str
    after: str


def leaf(
    register: Register, narrow: Narrowing, *, size: int, sort: str = "", after: str = "", before: str = ""
) -> Leaf:
    """By the key, or those newly published first. A mark that is none begins at the beginning."""
    mark = _read(register, sort, after or before)
    backwards = bool(before and not after and mark)
    order = _order(register, sort)
    turned = [(path, descending != backwards) for path, descending in order]

    def cut(rows: Any) -> Any:
        rows = narrow(rows)
        if mark:
            rows = rows.filter(_beyond(turned, mark))
        return rows.order_by(*(f"-{path}" if descending else path for path, descending in turned))[: size + 1]

    found = list(public_values(register, cut))
    more, rows = len(found) > size, found[:size]
    if backwards:
        rows.reverse()
    return Leaf(
        tuple(rows),
        _mark(register, sort, rows[0]) if rows and (more if backwards else mark) else "",
        _mark(register, sort, rows[-1]) if rows and (more or backwards) else "",
    )


def _order(register: Register, sort: str) -> list[tuple[str, bool]]:
    keys = [(path_of(register, name), False) for name in register.keys]
    return [("published_on", True), *keys] if sort == "new" else keys


def _beyond(order: Sequence[tuple[str, bool]], mark: Sequence[Any]) -> Q:
    made, same = Q(), Q()
    for (path, descending), value in zip(order, mark, strict=True):
        made |= same & Q(**{f"{path}__{'lt' if descending else 'gt'}": value})
        same &= Q(**{path: value})
    return made


def _mark(register: Register, sort: str, row: PublicRow) -> str:
    """Of public values alone."""
    values = [plain(row.values[name]) for name in register.keys]
    told = [row.published_on.isoformat(), *values] if sort == "new" else values
    return base64.urlsafe_b64encode(json.dumps(told, ensure_ascii=False).encode()).decode().rstrip("=")


def _read(register: Register, sort: str, mark: str) -> list[Any]:
    try:
        told = json.loads(base64.urlsafe_b64decode(mark[:LONGEST] + "=" * (-len(mark) % 4)))
        fields = [partial(meant, column(register, name).field) for name in register.keys]
        readers: list[Callable[[Any], Any]] = [date.fromisoformat, *fields] if sort == "new" else [*fields]
        values = [read(value) for read, value in zip(readers, told, strict=True)]
    except (ValueError, TypeError, RecursionError):
        return []
    return [] if None in values else values
