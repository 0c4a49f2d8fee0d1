"""Every package we ask for is used, and says what it saves."""

from __future__ import annotations

import re
from importlib.metadata import packages_distributions

import pytest

from tests.shape.tree import PACKAGE, ROOT

ASKED_FOR_ELSEWHERE = {
    "psycopg": "Django's engine for PostgreSQL",
    "argon2-cffi": "Django's hasher",
    "setuptools": "pip, to install the package itself",
    "python-dateutil": "icalendar",
}
LINE = re.compile(r"^(?P<name>[a-z0-9-]+)(?:\[[a-z,-]+\])?(?:[<>=][^#]*)?(?P<reason>  # .+)?$")


def wanted() -> list[re.Match[str]]:
    lines = (ROOT / "requirements" / "runtime.in").read_text(encoding="utf-8").splitlines()
    return [found for line in lines if not line.startswith("#") and (found := LINE.match(line))]


def names_in(text: str, packages: dict[str, list[str]], distribution: str) -> set[str]:
    """The module names of a distribution that stand in `text`, imported or named in the settings."""
    modules = {module for module, owners in packages.items() if distribution in {owner.lower() for owner in owners}}
    return {module for module in modules if re.search(rf"(?<![\w.]){re.escape(module)}\b", text)}


def test_every_package_is_imported_or_named_somewhere():
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    packages = {module: list(owners) for module, owners in packages_distributions().items()}
    asked = [found["name"] for found in wanted()]

    assert len(asked) > 10
    assert [name for name in asked if name not in ASKED_FOR_ELSEWHERE and not names_in(source, packages, name)] == []


def test_every_package_says_what_it_saves():
    assert [found["name"] for found in wanted() if not found["reason"]] == []


@pytest.mark.parametrize(("text", "found"), [("import lxml", {"lxml"}), ("from x import y", set())])
def test_the_search_bites(text, found):
    assert names_in(text, {"lxml": ["lxml"], "x": ["other"]}, "lxml") == found
