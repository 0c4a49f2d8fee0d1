"""The files in which a clan's or branch's published ancestors are given out: GEDCOM 7, GEDCOM 5.5.1, csv."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from yinxin.apps.roots.exchange.exporting import tree_of
from yinxin.apps.roots.families.models import Person
from yinxin.domain.gedcom import Tree, Version, write
from yinxin.domain.kin_sheets.columns import Wording
from yinxin.domain.kin_sheets.writing import rows_of
from yinxin.kit.registers.cells import neutral

VERSIONS = {"gedcom7": Version.SEVEN, "gedcom551": Version.FIVE}


def answer(name: str, persons: QuerySet[Person], kind: str) -> HttpResponse:
    """A download. 404 for a kind there is not, before anything is read."""
    if kind != "csv" and kind not in VERSIONS:
        raise Http404
    content, ending = written(name, persons, kind)
    media_type = "text/csv; charset=utf-8" if kind == "csv" else "text/vnd.familysearch.gedcom; charset=utf-8"
    made = HttpResponse(content, content_type=media_type)
    made["Content-Disposition"] = f"attachment; filename=\"tree.{ending}\"; filename*=UTF-8''{quote(name)}.{ending}"
    made["X-Robots-Tag"] = "noindex"
    return made


def blank() -> HttpResponse:
    """The sheet to be filled in: the headings of the sheets that are given out, and nobody."""
    made = HttpResponse(sheet(Tree()), content_type="text/csv; charset=utf-8")
    made["Content-Disposition"] = 'attachment; filename="persons.csv"'
    return made


def written(name: str, persons: QuerySet[Person], kind: str) -> tuple[bytes, str]:
    """The bytes of a file and its ending. `kind` is gedcom7, gedcom551 or csv."""
    if kind == "csv":
        return sheet(tree_of(persons, for_sheet=True)), "csv"
    return write(tree_of(persons), VERSIONS[kind], by=name).encode(), "ged"


def sheet(tree: Tree) -> bytes:
    """With headings and words in the language of whoever asks, as a spreadsheet opens it; of nobody it is the sheet to be filled in."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerows([neutral(cell) for cell in row] for row in rows_of(tree, wording()))
    return out.getvalue().encode("utf-8-sig")


def wording() -> Wording:
    language = (get_language() or "").lower()
    if not language.startswith("zh"):
        return Wording.ENGLISH
    return Wording.HANT if "hant" in language else Wording.HANS
