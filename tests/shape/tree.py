"""The project's files as the shape tests see them."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "yinxin"


@dataclass(frozen=True)
class Source:
    """One Python file: where it is, what it says."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file, parsed."""
        return ast.parse(self.text, self.name)

    def of_floor(self, floor: str) -> bool:
        """Whether the file lies under this package of yinxin."""
        return self.name.startswith(f"src/yinxin/{floor}/")


def sources() -> list[Source]:
    """Every module of the package, migrations aside: those are made, not written."""
    return [
        Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
        if "migrations" not in path.parts
    ]


def tracked() -> list[Path]:
    """Every file that is kept under version control or would be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
