"""Our own wheel holds the whole package: what is not Python is easily left out of one.

It is all of the offline installer that a change to the source can spoil; building and installing the whole is asked in `make soak`.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.shape.tree import ROOT, tracked

CATALOGUES = {f"yinxin/locale/{language}/LC_MESSAGES/django.mo" for language in ("en", "zh_Hant")}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel, as the installer's own program builds it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "deploy"))
        wheel: Path = import_module("bundle").own_wheel(tmp_path_factory.mktemp("wheel"))
    with ZipFile(wheel) as opened:
        return set(opened.namelist())


def test_every_file_of_the_package_is_in_the_wheel(held: set[str]):
    package = ROOT / "src"
    wanted = {path.relative_to(package).as_posix() for path in tracked() if path.is_relative_to(package / "yinxin")}
    assert len(wanted) > 500
    assert sorted((wanted | CATALOGUES) - held) == []


def test_the_wheel_starts_the_program_and_holds_nothing_else(held: set[str]):
    (told,) = [name for name in held if name.endswith(".dist-info/entry_points.txt")]
    folder = told.rpartition("/")[0]
    assert [name for name in held if not name.startswith(("yinxin/", f"{folder}/"))] == []
    assert [name for name in held if "__pycache__" in name] == []
