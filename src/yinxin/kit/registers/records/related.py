"""Records of other registers that name this one, or that it names: as many of each as fit a page, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.record_panels import panel

MOST = 20


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Relation:
    """The records of one register; `list_url` shows them all where there are more."""

    label: str
    links: tuple[Link, ...]
    total: int
    list_url: str


@panel
def related_panel(request: HttpRequest, register: Register, record: Any) -> SafeString:
    found = [one for one in relations(request, register, record) if one.links]
    return (
        render_to_string("registers/records/_related.html", {"relations": found}, request) if found else SafeString("")
    )


def relations(request: HttpRequest, register: Register, record: Any) -> Iterator[Relation]:
    """By the names in `related`: keys of this model, or of others to it. Only what this reader may see."""
    for name in register.related.split():
        field: Any = register.model._meta.get_field(name)
        other = catalogue.of_model(field.related_model)
        if other is not None:
            yield _relation(request, other, field, record)


def _relation(request: HttpRequest, other: Register, field: Any, record: Any) -> Relation:
    """`field` is a key here or a key there: either way a condition on the other model."""
    asked = {"pk": getattr(record, field.attname)} if field.concrete else {field.remote_field.name: record.pk}
    rows = other.visible_to(request.user).filter(**asked).order_by("pk")
    shown = list(rows[: MOST + 1])
    total = len(shown) if len(shown) <= MOST else rows.count()
    links = tuple(Link(other.name_of(row), reverse("registers:record", args=[other, row.pk])) for row in shown[:MOST])
    return Relation(other.label, links, total, _list_url(other, field, record) if total > MOST else "")


def _list_url(other: Register, field: Any, record: Any) -> str:
    """The list, narrowed to them where it can be narrowed so."""
    try:
        url = reverse("registers:list", args=[other])
    except NoReverseMatch:
        return ""
    name = "" if field.concrete else field.remote_field.name
    return f"{url}?{name}={record.pk}" if name in other.facets.split() else url
