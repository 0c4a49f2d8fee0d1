"""The project's files as the shape tests see them."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "yinxin"
MADE = {
    ".git",
    ".venv",
    "var",
    "dist",
    "build",
    "__pycache__",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
}


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


@cache
def sources() -> tuple[Source, ...]:
    """Every module of the package, migrations aside: those are made, not written. Read and parsed once for all rules."""
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
        if "migrations" not in path.parts
    )


def tracked(root: Path = ROOT) -> list[Path]:
    """Every file under version control; what somebody only tries out beside them is her own affair.

    An unpacked source archive has no git, and nobody has tried out anything in it: there it is every file but the made ones.
    """
    within = (found.relative_to(root) for found in sorted(root.rglob("*")))
    listed = _listed(root) or [path.as_posix() for path in within if not MADE & set(path.parts)]
    return [root / name for name in listed if (root / name).is_file()]


def _listed(root: Path) -> list[str]:
    """What git keeps here; nothing where there is no git, no repository, or only one around us that does not know us."""
    try:
        answer = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, text=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        return []
    return [name for name in answer.stdout.split("\0") if name]
