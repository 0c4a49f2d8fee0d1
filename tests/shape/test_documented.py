"""What an operator can set or type is documented, and nothing is documented that does not exist."""

from __future__ import annotations

import ast
import re

from tests.shape.tree import PACKAGE, ROOT
from yinxin.cli.verbs import VERBS
from yinxin.version import VERSION

OPERATE = ROOT / "docs" / "operate"


def settings_read() -> set[str]:
    """Every YINXIN_ name the settings ask the environment for."""
    tree = ast.parse((PACKAGE / "config" / "settings.py").read_text(encoding="utf-8"))
    asked = (node.args[0] for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    return {
        first.value
        for first in asked
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.startswith("YINXIN_")
    }


def test_every_setting_is_documented_and_no_other():
    text = (OPERATE / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(YINXIN_[A-Z_]+)`", text, re.MULTILINE))
    assert documented == settings_read()
    assert "YINXIN_DATABASE_URL" in documented


def test_every_verb_is_documented_and_no_other():
    text = (OPERATE / "commands.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `yinxin ([a-z]+(?: [a-z]+)?)\b", text, re.MULTILINE))
    assert documented == {verb.name for verb in VERBS}


def test_every_make_verb_is_in_the_list_that_bare_make_prints():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE).group(1).split())
    explained = set(re.findall(r"^([a-z]+):.*## ", text, re.MULTILINE))
    assert phony - explained == {"help"}
    assert {"run", "test", "check", "setup", "browser", "bench", "soak", "schema", "messages", "bundle"} <= explained


def test_the_changelog_begins_with_this_version():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\d+\.\d+\.\d+)", text, re.MULTILINE).group(1) == VERSION


def test_settings_stay_one_file():
    found = [path.name for path in (PACKAGE / "config").glob("*settings*.py")]
    assert found == ["settings.py"]


def test_links_between_the_documents_lead_somewhere():
    broken = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} → {target}")
    assert broken == []


def test_every_command_that_measures_a_promise_names_tests_that_are_there():
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\btests/[\w/]+(?:\.py)?", text))
    assert len(named) > 20
    assert sorted(path for path in named if not (ROOT / path).exists()) == []
    modules = set(re.findall(r"python -m (tests\.[\w.]+)", text))
    places = {name: ROOT / name.replace(".", "/") for name in modules}
    runs = {name for name, at in places.items() if at.with_suffix(".py").exists() or (at / "__main__.py").exists()}
    assert modules - runs == set()
