"""The sample town of 澜浦市: an invented coastal hometown, its units and three of its documents.

Nothing in it exists outside this project. The demonstration is made of it and the tests read it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

TOWN = "澜浦市"
PLAN_TABLE = "plan-table.txt"
NARRATIVE_PLAN = "narrative-plan.docx"
YEAR_END_REPORT = "year-end-report.docx"
UNITS = "units.csv"


def path(name: str) -> Path:
    """The file of that name; KeyError for a name the sample town does not have."""
    place = Path(str(files(__name__))) / name
    if Path(name).name != name or not place.is_file():
        raise KeyError(name)
    return place


def documents() -> tuple[Path, ...]:
    """The town's documents, each once: the plan table, the plan in paragraphs and the year-end report."""
    return (path(PLAN_TABLE), path(NARRATIVE_PLAN), path(YEAR_END_REPORT))


def every_document() -> tuple[Path, ...]:
    """The same documents in every kind of file they are kept in."""
    kept = Path(str(files(__name__))).iterdir()
    return tuple(sorted(place for place in kept if place.suffix in {".txt", ".docx"}))


def units() -> tuple[Mapping[str, str], ...]:
    """The rows of the town's unit directory by column name, in the order of the sheet."""
    with path(UNITS).open(encoding="utf-8-sig", newline="") as sheet:
        return tuple(csv.DictReader(sheet))
