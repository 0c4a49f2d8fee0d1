"""What the list shows, as a file: csv, a workbook, JSON or GeoJSON, streamed where the format allows it.

A register that names persons gives out its public fields of published records and nothing else, in no format and to no role;
one of them without public fields gives out no file at all (design §5, no bulk export of persons).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from itertools import islice
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from yinxin.kit.registers import cells
from yinxin.kit.registers.cells import Column, Kind
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.listing.columns import cells_of, given_out, names_people, withheld
from yinxin.kit.registers.listing.rows import listed
from yinxin.kit.registers.listing.state import State
from yinxin.kit.registers.sheets.taking_out import BOM, CSV, XLSX, Writer

AT_ONCE = 1_000
JSON, GEOJSON = "application/json", "application/geo+json"

OURS = frozenset({Kind.NUMBER, Kind.DATE, Kind.MOMENT, Kind.FLAG})
"""Kinds whose texts we write ourselves: none of them is a formula."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Which rows and which fields of them leave."""

    register: Register
    columns: tuple[Column, ...]
    rows: QuerySet[Any]

    @property
    def labels(self) -> list[str]:
        return [column.label for column in self.columns]


def kinds(register: Register) -> tuple[str, ...]:
    """The formats this register gives out to its readers."""
    if names_people(register) and not register.is_public:
        return ()
    return ("csv", "xlsx", "json", "geojson") if _place(register) else ("csv", "xlsx", "json")


def leaving(state: State, user: Visitor) -> Leaving:
    """What may leave of what the list shows."""
    register = state.register
    rows = given_out(register, listed(state, user))
    names: Iterable[str] = state.columns
    if names_people(register):
        names = [name for name in names if name in register.public_fields and name not in withheld(register)]
    return Leaving(register, cells_of(register, names or register.keys), rows)


def download(state: State, user: Visitor, kind: str) -> HttpResponseBase:
    """404 for a format this register does not give out."""
    if kind not in kinds(state.register):
        raise Http404
    answer = WAYS[kind](leaving(state, user))
    answer["Content-Disposition"] = f'attachment; filename="{state.register.slug}-{timezone.localdate()}.{kind}"'
    return answer


def _csv(what: Leaving) -> HttpResponseBase:
    return StreamingHttpResponse(_csv_parts(what), content_type=CSV)


def _csv_parts(what: Leaving) -> Iterator[bytes]:
    foreign = [place for place, column in enumerate(what.columns) if column.kind not in OURS]
    yield _csv_lines([what.labels], BOM)
    rows = cells.text_rows(what.columns, what.rows)
    while lot := list(islice(rows, AT_ONCE)):
        yield _csv_lines([_neutralised(row, foreign) for row in lot])


def _csv_lines(rows: Iterable[Sequence[str]], before: str = "") -> bytes:
    kept = StringIO()
    kept.write(before)
    csv.writer(kept, lineterminator="\r\n").writerows(rows)
    return kept.getvalue().encode()


def _neutralised(row: Sequence[str], foreign: Sequence[int]) -> list[str]:
    made = list(row)
    for place in foreign:
        made[place] = cells.neutral(made[place])
    return made


def _xlsx(what: Leaving) -> HttpResponseBase:
    kept = BytesIO()
    # Strings only: a text that begins with “=” is a text, never a formula a stranger wrote.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        page = book.add_worksheet(what.register.slug[:31])
        head = book.add_format({"bold": True, "bottom": 1, "valign": "vcenter", "bg_color": "#F3EFE6"})
        for place, column in enumerate(what.columns):
            page.set_column(place, place, _width(column))
        page.freeze_panes(1, 1)
        page.repeat_rows(0)
        page.autofilter(0, 0, 0, len(what.columns) - 1)
        for place, label in enumerate(what.labels):
            page.write_string(0, place, label, head)
        Writer(book, page, what.columns).rows(cells.typed_rows(what.columns, what.rows), first=1)
    return HttpResponse(kept.getvalue(), content_type=XLSX)


def _width(column: Column) -> float:
    usual = {Kind.NUMBER: 12.0, Kind.DATE: 12.0, Kind.FLAG: 8.0, Kind.MOMENT: 17.0}.get(column.kind, 22.0)
    return max(usual, len(column.label) * 2.0 + 4)


def _json(what: Leaving) -> HttpResponseBase:
    fields = [{"name": column.name, "label": column.label} for column in what.columns]
    before = f'{{"register": {_said(what.register.slug)}, "fields": {_said(fields)}, "items": ['
    return StreamingHttpResponse(_joined(before, _items(what), "]}\n"), content_type=JSON)


def _geojson(what: Leaving) -> HttpResponseBase:
    """RFC 7946: longitude before latitude, WGS-84; a record without a place has no geometry."""
    latitude, longitude = _place(what.register)
    extra = cells.columns_of(what.register, [latitude, longitude])
    wide = Leaving(what.register, (*what.columns, *extra), what.rows)
    features = (_feature(values, [column.name for column in what.columns]) for values in _values(wide))
    before = '{"type": "FeatureCollection", "features": ['
    return StreamingHttpResponse(_joined(before, features, "]}\n"), content_type=GEOJSON)


def _feature(values: Sequence[Any], names: Sequence[str]) -> dict[str, Any]:
    *properties, latitude, longitude = values
    is_placed = latitude is not None and longitude is not None
    geometry = {"type": "Point", "coordinates": [longitude, latitude]} if is_placed else None
    return {"type": "Feature", "geometry": geometry, "properties": dict(zip(names, properties, strict=True))}


def _items(what: Leaving) -> Iterator[dict[str, Any]]:
    names = [column.name for column in what.columns]
    return (dict(zip(names, values, strict=True)) for values in _values(what))


def _values(what: Leaving) -> Iterator[list[Any]]:
    for row in cells.typed_rows(what.columns, what.rows):
        yield [value.isoformat() if isinstance(value, date) else value for value in row]


def _joined(before: str, items: Iterator[dict[str, Any]], after: str) -> Iterator[bytes]:
    separator = ""
    yield before.encode()
    while lot := list(islice(items, AT_ONCE)):
        yield (separator + ",\n".join(map(_said, lot))).encode()
        separator = ",\n"
    yield after.encode()


def _said(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _place(register: Register) -> tuple[str, ...]:
    """The two fields of the place, as far as they may be listed."""
    names = tuple(register.geo.split())
    seen = set(register.public_fields) if names_people(register) else set(names)
    return names if names and seen.issuperset(names) else ()


WAYS: dict[str, Callable[[Leaving], HttpResponseBase]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "geojson": _geojson,
}
