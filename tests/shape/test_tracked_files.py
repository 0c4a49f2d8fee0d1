"""Nothing of one machine, and no address of a package registry, is kept in the tree."""

from __future__ import annotations

import re

import pytest

from tests.shape.tree import ROOT, tracked

# The marks are written with a ~ inside, so that this file does not find itself.
MACHINE = re.compile(r"/wor~k/|/roo~t/|/hom~e/[a-z]|/tm~p/|site-pack~ages/|/op~t/(?:wheels|pypi)".replace("~", ""))
REGISTRIES = re.compile(
    r"pypi\.o~rg|pythonhos~ted|npmjs\.c~om|registry\.yarn~pkg|crates\.i~o|unp~kg\.com|jsdel~ivr".replace("~", "")
)
TEXTS = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".html",
    ".css",
    ".js",
    ".po",
    ".json",
    ".yml",
    ".yaml",
    ".service",
    ".timer",
    ".conf",
    ".sh",
    "",
}


def faults(text: str) -> list[str]:
    """What in `text` belongs to one machine or to a registry."""
    return [found.group() for pattern in (MACHINE, REGISTRIES) for found in pattern.finditer(text)]


def test_no_tracked_file_names_a_machine_or_a_registry():
    found = {}
    for path in tracked():
        if path.suffix in TEXTS and (marks := faults(path.read_text(encoding="utf-8", errors="replace"))):
            found[path.relative_to(ROOT).as_posix()] = marks
    assert found == {}


@pytest.mark.parametrize("text", ["see /hom~e/anna/x", "/tm~p/x", "--index-url https://pypi.o~rg/simple"])
def test_the_search_bites(text):
    assert faults(text) == []
    assert len(faults(text.replace("~", ""))) == 1
