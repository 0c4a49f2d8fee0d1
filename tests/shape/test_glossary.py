"""Every public class of the proposal and of the apps' models has its word in the glossary."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.shape.tree import PACKAGE, ROOT

PROPOSAL = PACKAGE / "domain" / "plans" / "proposal.py"
NO_TERM = {"UserManager"}
"""Machinery of the framework, not a word of the office."""


def public_classes(source: str) -> set[str]:
    """The classes a module offers: its own, not those inside them, nor what begins with an underscore."""
    return {node.name for node in ast.parse(source).body if isinstance(node, ast.ClassDef) and node.name[0] != "_"}


def explained(text: str) -> set[str]:
    """The identifiers of the glossary's second column."""
    rows = re.findall(r"^\| *[^|]+\| *([^|]+)\|", text, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([A-Za-z_]+)", row)}


def models() -> list[Path]:
    apps = PACKAGE / "apps"
    return sorted([*apps.glob("*/models.py"), *apps.glob("*/models/*.py")])


def test_every_class_of_the_trade_is_explained():
    named = set().union(*(public_classes(path.read_text(encoding="utf-8")) for path in [PROPOSAL, *models()]))
    known = explained((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
    assert {"Plan", "Task", "Unit", "Proposal"} <= named
    assert named - NO_TERM - known == set()


def test_the_search_bites():
    assert public_classes("class Duty:\n    class Inner: pass\nclass _Own: pass") == {"Duty"}
    assert explained("| 任务 | `Task` | a `Duty` |") == {"Task"}
