"""docs/registers says of every register what the code says; `make registers` writes it anew."""

from __future__ import annotations

import pytest

from tests.shape.tree import ROOT
from yinxin.config.register_pages import pages
from yinxin.kit.registers.catalogue import catalogue

FOLDER = ROOT / "docs" / "registers"


@pytest.mark.parametrize("slug", [one.slug for one in catalogue])
def test_the_page_says_what_the_code_says(slug):
    assert (FOLDER / f"{slug}.md").read_text(encoding="utf-8") == pages()[f"{slug}.md"], "run `make registers`"


def test_there_is_a_page_of_each_register_and_no_other():
    found = pages()
    assert {page.name for page in FOLDER.glob("*.md")} == set(found)
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == found["README.md"], "run `make registers`"
    for name, text in found.items():
        assert "| `" in text or name == "README.md"
