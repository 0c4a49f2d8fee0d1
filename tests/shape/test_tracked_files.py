"""Nothing of one machine, and no address of a package registry, is kept in the tree."""

from __future__ import annotations

import re
import shutil
import subprocess

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


def test_what_lies_beside_the_tracked_files_is_nobodys_business(tmp_path):
    tmp_path = tmp_path / "var" / "unpacked"  # where the whole lies says nothing of its parts
    tmp_path.mkdir(parents=True)
    (tmp_path / "kept.py").touch()
    (tmp_path / "scratch.md").touch()
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "made.txt").touch()

    assert [path.name for path in tracked(tmp_path)] == ["kept.py", "scratch.md"], "a source archive, without git"

    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    for words in (["init", "--quiet"], ["add", "kept.py"]):
        subprocess.run([git, *words], cwd=tmp_path, check=True)
    assert [path.name for path in tracked(tmp_path)] == ["kept.py"]


@pytest.mark.parametrize("text", ["see /hom~e/anna/x", "/tm~p/x", "--index-url https://pypi.o~rg/simple"])
def test_the_search_bites(text):
    assert faults(text) == []
    assert len(faults(text.replace("~", ""))) == 1
