"""Making the files of a register: every night, and at once when a record, a name or a place was taken back."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy

from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.queueing import enqueue
from yinxin.kit.outbox.schedules import Schedule, daily
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.cells import Kind, neutral
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import News
from yinxin.kit.registers.opendata import shelf
from yinxin.kit.registers.opendata.packaging import package
from yinxin.kit.registers.opendata.shelf import DataFile, Shelved
from yinxin.kit.registers.public.columns import listed_columns
from yinxin.kit.registers.public.news import news_follower
from yinxin.kit.registers.public.rows import PublicRow, public_values

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Excel takes a csv without it for GBK."""

LANGUAGE = "zh-hans"
JOB = "yinxin.kit.registers.opendata.dumping.dump_named"


def dump(register: Register) -> Shelved:
    """The set of files of one register, read in one go."""
    at = timezone.now()
    made = shelf.draft(register, f"{at:%Y%m%dT%H%M%S%f}")
    with translation.override(LANGUAGE), transaction.atomic():
        records = _write_records(register, made)
        files = [_file(made / name) for name in ("records.csv", "records.json")]
        text = json.dumps(package(register, files, at), ensure_ascii=False, indent=2)
    (made / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    told = Shelved(at, records, (*files, _file(made / "datapackage.json")))
    shelf.put(register, made, told)
    return told


def dump_all(progress: Progress) -> dict[str, int]:
    """What is public no longer loses its files."""
    told = {}
    for number, register in enumerate(catalogue):
        progress.advance(number, len(catalogue), register.label)
        if register.is_public:
            told[register.slug] = dump(register).records
        else:
            shelf.clear(register)
    return told


def dump_named(_progress: Progress, slug: str) -> dict[str, int]:
    register = catalogue.get(slug)
    if register is None or not register.is_public:
        return {}
    return {slug: dump(register).records}


@news_follower
def dump_without_what_was_taken_back(register: Register, news: Sequence[News]) -> None:
    """Until it has run the files are not given out."""
    taken_back = [one.pk for one in news if one.takes_back]
    if taken_back:
        enqueue(JOB, register.slug, key=f"registers.dump:{register.slug}:{taken_back[-1]}", passing=True)


def _write_records(register: Register, made: Path) -> int:
    """Row by row into both files."""
    heads, records = listed_columns(register), 0
    runnable = {one.name for one in heads if one.kind not in {Kind.NUMBER, Kind.FLAG, Kind.DATE, Kind.MOMENT}}
    with ExitStack() as opened:
        sheet = opened.enter_context((made / "records.csv").open("w", encoding="utf-8", newline=""))
        listed = opened.enter_context((made / "records.json").open("w", encoding="utf-8"))
        sheet.write(BOM)
        writer = csv.writer(sheet)
        writer.writerow([one.name for one in heads])
        for told in _listing(listed, public_values(register)):
            writer.writerow([_cell(value, may_run=name in runnable) for name, value in told.items()])
            records += 1
    return records


def _listing(listed: IO[str], rows: Iterator[PublicRow]) -> Iterator[dict[str, Any]]:
    """Writes a JSON array, a record a line, and passes each on."""
    before = "[\n"
    for row in rows:
        listed.write(before + json.dumps(row.among_many, ensure_ascii=False))
        before = ",\n"
        yield row.among_many
    listed.write("[]\n" if before == "[\n" else "\n]\n")


def _cell(value: Any, *, may_run: bool) -> str:
    """A text that a spreadsheet would run as a formula is marked as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return neutral(text) if may_run else text


def _file(path: Path) -> DataFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return DataFile(path.name, path.stat().st_size, digest)


NIGHTLY_DATA = Schedule(
    "registers.open-data",
    "yinxin.kit.registers.opendata.dumping.dump_all",
    daily("03:50"),
    gettext_lazy("生成公开名录的开放数据"),
    timedelta(hours=1),
)
