"""One plan as a file of any kind: `table_file` for a plan table, `narrative_file` for a plan in paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.factories import table_writers, text_writers
from tests.factories.plans import Line, NarrativePlan, PlanTable

TABLE_WRITERS: dict[str, Callable[[PlanTable], bytes]] = {
    "txt": table_writers.tabbed,
    "rows.txt": table_writers.row_lines,
    "docx": table_writers.word,
    "xlsx": table_writers.sheet,
    "csv": table_writers.separated,
    "html": table_writers.page,
    "pdf": table_writers.printed,
}
TEXT_WRITERS: dict[str, Callable[[Sequence[Line]], bytes]] = {
    "txt": text_writers.plain,
    "docx": text_writers.word,
    "html": text_writers.page,
    "pdf": text_writers.printed,
}


def table_file(plan: PlanTable, kind: str) -> tuple[str, bytes]:
    """Name and bytes of the plan table saved as `kind`."""
    return f"plan.{kind}", TABLE_WRITERS[kind](plan)


def narrative_file(plan: NarrativePlan, kind: str) -> tuple[str, bytes]:
    """Name and bytes of the narrative plan saved as `kind`."""
    return f"plan.{kind}", TEXT_WRITERS[kind](plan.lines())
