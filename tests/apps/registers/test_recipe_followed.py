"""The recipe of CONTRIBUTING for a new register, followed to the letter: what it promises is there, with the tests it brings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.shape.tree import ROOT

MOST_LINES = 20
LEAST_TESTS = 12
SETTINGS = """
import yinxin.apps.registers
yinxin.apps.registers.__path__.append({folder!r})
from yinxin.config.settings import *
INSTALLED_APPS = ["yinxin.apps.registers.teahouses", *INSTALLED_APPS]
"""
LATER = "the_page_says"  # its page is written by `make registers`, which the recipe asks for last


def recipe() -> str:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return text.split("## Example: a new register", 1)[1].split("\n## ", 1)[0]


def modules() -> dict[str, str]:
    """File → what the recipe puts into it."""
    found = re.findall(r"^   `(\w+\.py)`.*?\n\n   ```python\n(.*?)\n   ```$", recipe(), re.MULTILINE | re.DOTALL)
    return {name: textwrap.dedent(body.replace("\n\n", "\n\n")) + "\n" for name, body in found}


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    """A folder beside the checkout in which the register lies as the recipe says, and settings that name it."""
    app = tmp_path / "registers" / "teahouses"
    (app / "migrations").mkdir(parents=True)
    (app / "migrations" / "__init__.py").write_text("", encoding="utf-8")
    for name, text in modules().items():
        (app / name).write_text(text, encoding="utf-8")
    (tmp_path / "recipe_settings.py").write_text(SETTINGS.format(folder=str(app.parent)), encoding="utf-8")
    return tmp_path


def run(kitchen: Path, *words: str) -> str:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "recipe_settings",
        "PYTHONPATH": os.pathsep.join([str(kitchen), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep),
    }
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=500
    )
    assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-2_000:]
    return done.stdout


def test_the_declaration_is_as_short_as_promised():
    found = modules()
    assert set(found) == {"__init__.py", "apps.py", "models.py", "registers.py", "samples.py"}
    declared = [line for line in found["registers.py"].splitlines() if line.strip()]
    assert len(declared) <= MOST_LINES


def test_the_register_stands(kitchen):
    """Making its first migration also asks every check of the declarations; that its tests are there is asked where they run."""
    assert "Teahouse" in run(kitchen, "django", "makemigrations", "teahouses")


@pytest.mark.slow
def test_the_tests_it_brings_pass(kitchen):
    """List, form, sheets, API, public page and the rest, as for every register."""
    run(kitchen, "django", "makemigrations", "teahouses")
    told = run(
        kitchen,
        *("pytest", "-q", "--ds=recipe_settings", "-p", "no:cacheprovider"),
        *("-k", f"teahouses and not {LATER}", "tests/apps/registers"),
    )
    passed = int(re.search(r"(\d+) passed", told)[1])
    assert passed >= LEAST_TESTS
