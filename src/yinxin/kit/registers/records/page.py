"""The page of one record: its facts in the groups of the form, where it stands, and what this reader may do with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.cells import Column, Kind, columns_of
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.models import Change
from yinxin.kit.registers.public.keys import address_of
from yinxin.kit.registers.record_panels import panels, panels_beside
from yinxin.kit.registers.records.scripts import computed, title_on_page
from yinxin.kit.registers.records.sources import Note, notes
from yinxin.kit.registers.records.words import shown
from yinxin.kit.registers.web_address import WebAddressField

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Fact:
    """One field in words. `url` leads to the record it names, or out. `note` is where it was read; `sources` asks for it."""

    name: str
    label: str
    text: str
    url: str = ""
    is_number: bool = False
    is_computed: bool = False
    is_personal: bool = False
    is_public: bool = False
    note: Note | None = None
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Rights:
    """What this reader may do with the record."""

    keeps: bool
    decides: bool


@dataclass(frozen=True, slots=True)
class RecordPage:
    register: Register
    record: Any
    title: str
    stage: object
    groups: tuple[Group, ...]
    notes: tuple[Note, ...]
    rights: Rights
    url: str
    public_url: str
    is_stale: bool
    changes: int
    panels: list[SafeString]
    beside: list[SafeString]


def row(register: Register, request: HttpRequest, pk: int) -> Any:
    """The record with what its keys lead to, in one question; not found where this reader may not see it."""
    keys = [field.name for field in register.model._meta.concrete_fields if field.is_relation]
    rows = register.visible_to(request.user)
    found = (rows.select_related(*keys) if keys else rows).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def page_of(register: Register, request: HttpRequest, pk: int, *, with_panels: bool = True) -> RecordPage:
    """On paper it stands without the parts of other surfaces."""
    record = row(register, request, pk)
    rights = rights_of(register, request.user, record)
    noted = notes(register, record)
    return RecordPage(
        register=register,
        record=record,
        title=title_on_page(register, record),
        stage=stage_label(register, record),
        groups=tuple(_groups(_Look(register, record, request.user, noted, rights))),
        notes=tuple(dict.fromkeys(noted.values())),
        rights=rights,
        url=settings.SITE_URL + reverse("registers:record", args=[register, pk]),
        public_url=public_url(register, record),
        is_stale=is_stale(register, record, timezone.localdate()),
        changes=Change.objects.filter(register=register.slug, record=pk).count(),
        panels=panels(request, register, record) if with_panels else [],
        beside=panels_beside(request, register, record) if with_panels else [],
    )


def rights_of(register: Register, user: Visitor, record: Any) -> Rights:
    return Rights(
        keeps=register.kept_by(user).filter(pk=record.pk).exists(),
        decides=register.decided_by(user).filter(pk=record.pk).exists(),
    )


def stage_label(register: Register, record: Any) -> object:
    stages = register.stages.stages if register.stages else ()
    return next((one.label for one in stages if one.name == record.stage), "")


def public_url(register: Register, record: Any) -> str:
    """Where anybody may read it; empty where nobody may."""
    if not register.is_public or not register.public_rows().filter(pk=record.pk).exists():
        return ""
    values = dict(zip(register.keys, _key_values(register, record), strict=True))
    return settings.SITE_URL + reverse("registers:public-record", args=[register, address_of(register, values)])


def is_stale(register: Register, record: Any, today: date) -> bool:
    """Nobody changed or checked it for as many months as the register allows."""
    if not register.stale_after:
        return False
    changed = timezone.localdate(record.changed_at)
    since = max(changed, record.checked_on or changed)
    months = (today.year - since.year) * MONTHS + today.month - since.month - (today.day < since.day)
    return months >= register.stale_after


def _key_values(register: Register, record: Any) -> list[Any]:
    return list(register.model._default_manager.filter(pk=record.pk).values_list(*register.keys).get())


@dataclass(frozen=True, slots=True)
class _Look:
    """One reader looking at one record."""

    register: Register
    record: Any
    user: Visitor
    noted: dict[str, Note]
    rights: Rights


def _groups(look: _Look) -> Iterator[Group]:
    """Empty fields are left out of a group, and a group without facts altogether."""
    for heading, names in look.register.form.items():
        facts = [_fact(look, column) for column in columns_of(look.register, names.split())]
        if filled := tuple(fact for fact in facts if fact.text):
            yield Group(str(heading), filled)


def _fact(look: _Look, column: Column) -> Fact:
    register, name = look.register, column.name
    kept = shown(register, column, look.record)
    text = kept or computed(register, look.record, name)
    sourced = look.rights.keeps and name in register.sourced.split()
    return Fact(
        name=name,
        label=column.label,
        text=text,
        url=_leads_to(column, look.record, look.user) if text else "",
        is_number=column.kind is Kind.NUMBER,
        is_computed=bool(text and not kept),
        is_personal=name in register.personal_fields,
        is_public=name in register.public_fields,
        note=look.noted.get(name),
        source_url=reverse("registers:source", args=[register, look.record.pk, name]) if sourced else "",
    )


def _leads_to(column: Column, record: Any, user: Visitor) -> str:
    if isinstance(column.field, WebAddressField):
        return str(getattr(record, column.name))
    if column.kind is not Kind.KEY:
        return ""
    named = getattr(record, column.name)
    other = catalogue.of_model(type(named))
    if other is None or not other.visible_to(user).filter(pk=named.pk).exists():
        return ""
    return reverse("registers:record", args=[other, named.pk])
