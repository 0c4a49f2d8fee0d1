"""The house rules a linter does not know. Each takes a source and yields a sentence for every fault it finds."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.shape.tree import Source

LONGEST_MODULE = 300
LONGEST_VIEW = 10
DRAWERS = frozenset(
    {"util", "utils", "helper", "helpers", "misc", "common", "manager", "managers", "services", "base_utils"}
)
OWN_MODULES = frozenset({"actions", "access", "queries"})
APPEND_ONLY = frozenset({"src/yinxin/kit/audit/models.py"})
"""Where save() and delete() are overridden to refuse: what is recorded is never changed."""

CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("time", "time"),
    ("time", "monotonic"),
}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals")
AFTER_MIGRATING = "src/yinxin/kit/audit/apps.py"  # SQLite forgets triggers when a migration remakes their table


def long_module(source: Source) -> Iterator[str]:
    """A module holds one idea, and one idea fits in 300 lines."""
    lines = source.text.count("\n")
    if lines > LONGEST_MODULE:
        yield f"{source.name} has {lines} lines: split it by idea"


def drawer(source: Source) -> Iterator[str]:
    """A file named for nothing in particular ends up holding everything."""
    for word in PurePosixPath(source.name).with_suffix("").parts:
        if word in DRAWERS:
            yield f"{source.name}: “{word}” names no idea"


def heavy_view(source: Source) -> Iterator[str]:
    """A view passes on: it is ten lines, and neither it nor what lies beside it queries or writes."""
    if "views" not in PurePosixPath(source.name).with_suffix("").parts:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef) and _is_view(node) and (length := _lines(node)) > LONGEST_VIEW:
            yield f"{source.name}:{node.lineno} {node.name} has {length} lines: a view has at most {LONGEST_VIEW}"
        if isinstance(node, ast.Attribute) and _touches_the_database(node):
            yield f"{source.name}:{node.lineno} uses .{node.attr}: reading is for access, writing for actions"


def _is_view(function: ast.FunctionDef) -> bool:
    """A view is what declares who may open it; one that declared nothing would open for nobody."""
    calls = (decorator.func for decorator in function.decorator_list if isinstance(decorator, ast.Call))
    return any(_last_name(call) == "policy" for call in calls)


def _touches_the_database(node: ast.Attribute) -> bool:
    """`actions.delete` is an action of the app; `plan.delete` is the model's."""
    if node.attr in {"save", "delete"}:
        return _last_name(node.value) not in OWN_MODULES
    return node.attr == "objects"


def own_clock(source: Source) -> Iterator[str]:
    """The domain is told the date; a rule that asks the clock itself gives another answer tomorrow."""
    if not source.of_floor("domain"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and (_last_name(node.value), node.attr) in CLOCKS:
            yield f"{source.name}:{node.lineno} asks the clock: take the date as an argument"


def own_signal(source: Source) -> Iterator[str]:
    """Signals hide who does what after whom: an action calls what must follow."""
    if source.name == AFTER_MIGRATING:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(SIGNALS):
            yield f"{source.name}:{node.lineno} uses signals: call it from the action"


def own_save(source: Source) -> Iterator[str]:
    """A model's save() does nothing unexpected, so bulk writes and plain ones mean the same."""
    if "models" not in PurePosixPath(source.name).with_suffix("").parts or source.name in APPEND_ONLY:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}:
            yield f"{source.name}:{node.lineno} overrides {node.name}(): write an action"


def unexplained(source: Source) -> Iterator[str]:
    """Every module says in a sentence what it is. Empty ones have nothing to say."""
    if source.text.strip() and not ast.get_docstring(source.tree):
        yield f"{source.name} does not say what it is"


def _lines(view: ast.FunctionDef) -> int:
    """The lines of a view, its docstring and decorators aside."""
    length = (view.end_lineno or view.lineno) - view.lineno + 1
    first = view.body[0]
    if ast.get_docstring(view) is None or first.end_lineno is None:
        return length
    return length - (first.end_lineno - first.lineno + 1)


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


RULES = (long_module, drawer, heavy_view, own_clock, own_signal, own_save, unexplained)
