"""JSON that comes in from outside: what Python's own reader would take and a database or a later step would break on is refused.

Python takes NaN, numbers of any length, half of a character pair and a name given twice; nested deeply enough it raises
RecursionError, which is no ValueError. Each refusal says where.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from yinxin.domain.errors import RefusedError

MOST_BYTES = 1024 * 1024
DEEPEST = 32
"""Levels of lists and objects inside each other."""

LEAST, MOST = -(2**63), 2**63 - 1
"""What a database column holds of a whole number."""

LONGEST_NUMBER = 40
_OUTSIDE_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


def parse(raw: bytes) -> Any:
    """The value, or RefusedError with one of the codes json-*. A byte order mark is taken for what it is: no JSON (RFC 8259 §8.1)."""
    if len(raw) > MOST_BYTES:
        raise RefusedError("json-too-large", most=MOST_BYTES // 1024)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise RefusedError("json-not-utf-8", position=wrong.start) from None
    _refuse_depth(text)
    try:
        value = json.loads(
            text, parse_constant=_constant, parse_int=_whole, parse_float=_decimal, object_pairs_hook=_object
        )
    except json.JSONDecodeError as wrong:
        raise RefusedError("json-malformed", line=wrong.lineno, column=wrong.colno) from None
    _refuse_odd_texts(value)
    return value


def _refuse_depth(text: str) -> None:
    """Counted before it is read, because reading it is what would overflow."""
    depth = 0
    for mark in _OUTSIDE_STRINGS.finditer(text):
        if mark[0] in "[{":
            depth += 1
        elif mark[0] in "]}":
            depth -= 1
        if depth > DEEPEST:
            raise RefusedError("json-too-deep", most=DEEPEST, position=mark.start())


def _constant(name: str) -> NoReturn:
    raise RefusedError("json-number", number=name)


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER or not LEAST <= int(digits) <= MOST:
        raise RefusedError("json-number", number=_short(digits))
    return int(digits)


def _decimal(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise RefusedError("json-number", number=_short(digits))
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Readers disagree on which of two fields of one name counts, and a judge in front of us may see the other."""
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise RefusedError("json-name-twice", name=_short(_shown(name)))
        made[name] = value
    return made


def _refuse_odd_texts(value: Any) -> None:
    """A NUL no PostgreSQL keeps, and half of a character pair no encoding."""
    for where, text in _texts(value):
        if _NOT_TEXT.search(text):
            raise RefusedError("json-text", path=_short(_shown(_path(where))))


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the value, as a step from the place above: whole paths of every text could fill the memory."""

    above: Where | None
    step: str | int


def _texts(value: Any) -> Iterator[tuple[Where | None, str]]:
    waiting: list[tuple[Where | None, Any]] = [(None, value)]
    while waiting:
        here, one = waiting.pop()
        if isinstance(one, str):
            yield here, one
        elif isinstance(one, list):
            waiting += [(Where(here, place), inner) for place, inner in enumerate(one)]
        elif isinstance(one, dict):
            for name, inner in one.items():
                yield Where(here, name), name
                waiting.append((Where(here, name), inner))


def _path(where: Where | None) -> str:
    """As in JSONPath: $.task.names[3]."""
    steps: list[str] = []
    while where:
        steps.append(f"[{where.step}]" if isinstance(where.step, int) else f".{where.step}")
        where = where.above
    return "".join(["$", *reversed(steps)])


def _shown(text: str) -> str:
    return _NOT_TEXT.sub("\ufffd", text)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"
