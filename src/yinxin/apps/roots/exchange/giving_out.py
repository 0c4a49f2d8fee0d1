"""The files in which a clan's or branch's published ancestors are given out: GEDCOM 7, GEDCOM 5.5.1, csv."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.roots.exchange.exporting import tree_of
from yinxin.apps.roots.families.models import Person
from yinxin.domain.gedcom import Tree, Version, write
from yinxin.domain.gedcom import tree as gedcom
from yinxin.domain.gedcom.tree import NameKind
from yinxin.kit.registers.cells import neutral

COLUMNS = {
    "number": _("编号"),
    "surname": pgettext_lazy("世系", "姓"),
    "given": pgettext_lazy("世系", "名"),
    "courtesy": pgettext_lazy("世系", "字"),
    "other_names": pgettext_lazy("世系", "其他名字"),
    "sex": _("性别"),
    "generation": _("世次"),
    "branch": _("房派"),
    "born": pgettext_lazy("世系", "出生"),
    "born_at": pgettext_lazy("世系", "出生地"),
    "died": pgettext_lazy("世系", "去世"),
    "died_at": pgettext_lazy("世系", "去世地"),
    "father": pgettext_lazy("世系", "父"),
    "mother": pgettext_lazy("世系", "母"),
    "spouses": pgettext_lazy("世系", "配偶"),
    "source": pgettext_lazy("世系", "出处"),
}
"""Of the csv file; GEDCOM says the same and all names besides."""

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


def written(name: str, persons: QuerySet[Person], kind: str) -> tuple[bytes, str]:
    """The bytes of a file and its ending. `kind` is gedcom7, gedcom551 or csv."""
    tree = tree_of(persons)
    if kind == "csv":
        return _csv(tree).encode("utf-8-sig"), "csv"
    return write(tree, VERSIONS[kind], by=name).encode(), "ged"


def _csv(tree: Tree) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([str(label) for label in COLUMNS.values()])
    kin = _kin(tree)
    titles = {source.xref: source.title for source in tree.sources}
    for person in tree.persons:
        rows.writerow([neutral(cell) for cell in _cells(person, kin[person.xref], titles)])
    return out.getvalue()


Kin = tuple[list[str], list[str], list[str]]


def _kin(tree: Tree) -> dict[str, Kin]:
    """Fathers, mothers and spouses of each, by their numbers."""
    found: dict[str, Kin] = {person.xref: ([], [], []) for person in tree.persons}
    for family in tree.families:
        for child in family.children:
            for parent, kept in ((family.husband, found[child][0]), (family.wife, found[child][1])):
                if parent:
                    kept.append(parent)
        if family.husband and family.wife:
            found[family.husband][2].append(family.wife)
            found[family.wife][2].append(family.husband)
    return found


def _cells(person: gedcom.Person, kin: Kin, titles: dict[str, str]) -> list[str]:
    first, courtesy, others = _names(person)
    born, died = _event(person, "BIRT"), _event(person, "DEAT")
    return [
        *(person.xref, first.surname if first else "", first.given if first else "", courtesy, "；".join(others)),
        *(person.sex, person.clan.generation, person.clan.branch, *born, *died),
        *("；".join(one) for one in kin),
        "；".join(titles[one.source] for one in person.citations),
    ]


def _names(person: gedcom.Person) -> tuple[gedcom.Spelt | None, str, list[str]]:
    """The first name; the courtesy name; all others with their spellings."""
    first, courtesy, others = None, "", []
    for name in person.names:
        if first is None:
            first = name.spelt
        elif name.kind is NameKind.COURTESY and not courtesy:
            courtesy = f"{name.spelt.surname}{name.spelt.given}"
        else:
            others.append(name.spelt.text.replace("/", ""))
        others += [one.spelt.text.replace("/", "") for one in name.translations]
    return first, courtesy, others


def _event(person: gedcom.Person, tag: str) -> tuple[str, str]:
    """When and where, every source's word."""
    rows = [event for event in person.events if event.tag == tag]
    days = "；".join(event.when.words for event in rows if event.when)
    return days, "；".join(event.place.text for event in rows if event.place)
