"""Names of places from simplified to traditional script: by the table beside it first, else character by character."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import opencc

HERE = Path(__file__).parent
TAIWAN = {"台": "臺"}


@cache
def _set() -> dict[str, str]:
    lines = (HERE / "traditional.tsv").read_text("utf-8").splitlines()
    return {row[0]: row[1] for row in (line.split("\t") for line in lines if line and not line.startswith("#"))}


@cache
def _longest() -> int:
    return max(map(len, _set()))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@cache
def _alone(char: str) -> str:
    return _converter().convert(char)


def traditional(name: str, *, taiwan: bool = False) -> str:
    """The name as books in traditional script print it."""
    known = {**_set(), **TAIWAN} if taiwan else _set()
    written, at = "", 0
    while at < len(name):
        size = next((n for n in range(_longest(), 0, -1) if name[at : at + n] in known), 1)
        piece = name[at : at + size]
        written += known.get(piece) or _alone(piece)
        at += size
    return written
