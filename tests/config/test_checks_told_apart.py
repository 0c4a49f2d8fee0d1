"""Each thing a start-up check can find has a number of its own, by which it is looked up and silenced."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import yinxin

SOURCE = Path(yinxin.__file__).parent
NUMBER = re.compile(r"""["'](?:yinxin\.)?[EW](\d{3})["']""")


def numbers() -> dict[str, set[str]]:
    """Number → the modules in which it stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "django.core.checks" in text:
            for number in NUMBER.findall(text):
                found[number].add(path.relative_to(SOURCE).as_posix())
    return found


def test_no_two_checks_share_a_number():
    found = numbers()
    assert len(found) > 25
    assert {number: sorted(modules) for number, modules in found.items() if len(modules) > 1} == {}
