"""Registers in the API for officials: the records they see on the pages, without the fields that tell of a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router

from yinxin.kit.policy import policy
from yinxin.kit.registers.access import READERS
from yinxin.kit.registers.api.describing import described, state_of
from yinxin.kit.registers.api.shapes import RecordOut, RecordPage, RecordQuery, RegisterOut, RegisterPage
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.listing.columns import given_out, names_people, withheld
from yinxin.kit.registers.public.choosing import condition_of
from yinxin.kit.registers.public.columns import PublicColumn, column, plain
from yinxin.kit.registers.searching import matching

router = Router(tags=["registers"])

HIGHEST = 2**53
OF_ALL = ("pk", "stage", "published_on", "checked_on", "changed_at", "version")
Slug = Annotated[str, Path(max_length=40, description="The register, as in the address of its page")]


@router.get("/registers", response=RegisterPage, url_name="registers", summary="List the registers")
@policy("api.registers", roles=READERS)
def registers(request: HttpRequest) -> dict[str, object]:
    """Each with its fields, and how many of its records the user sees."""
    found = [_described(one, _given_out(one, request)) for one in catalogue]
    return {"count": len(found), "items": found}


@router.get(
    "/registers/{slug}",
    response=RecordPage,
    url_name="register-records",
    summary="List, filter and search the records of a register",
)
@policy("api.records", roles=READERS)
def records(request: HttpRequest, slug: Slug, asked: Query[RecordQuery]) -> dict[str, object]:
    """The records the user sees, oldest first."""
    register = _known(slug)
    names = _filters(register)
    state = state_of(asked, names)
    chosen = condition_of(register, {name: tuple(state.getlist(name)) for name in names if name in state})
    rows = _given_out(register, request).filter(chosen)
    if asked.q.split():
        rows = rows.filter(matching(register, asked.q, public=names_people(register)))
    page = rows.order_by("pk")[asked.offset : asked.offset + asked.limit]
    return {"count": rows.count(), "items": _items(register, page)}


@router.get(
    "/registers/{slug}/{id}", response=RecordOut, url_name="register-record", summary="One record of a register"
)
@policy("api.record", roles=READERS)
def record(request: HttpRequest, slug: Slug, id: int) -> RecordOut:
    """By its number; what the user may not see is not there."""
    register = _known(slug)
    found = _items(register, _given_out(register, request).filter(pk=min(max(id, 0), HIGHEST)))
    if not found:
        raise Http404
    return found[0]


def _known(slug: str) -> Register:
    register = catalogue.get(slug)
    if register is None:
        raise Http404
    return register


def _given_out(register: Register, request: HttpRequest) -> QuerySet[Any]:
    return given_out(register, register.visible_to(request.user))


def _filters(register: Register) -> tuple[str, ...]:
    names = {one.name for one in _columns(register)}
    return tuple(name for name in register.facets.split() if name in names)


def _columns(register: Register) -> tuple[PublicColumn, ...]:
    """What is in the list or the form, and is no fact about a person; of a register that names persons the public fields."""
    inside = () if names_people(register) else (*register.columns_shown, *register.form_fields)
    named = dict.fromkeys((*register.keys, *inside, *register.public_fields))
    known = {field.name for field in register.model._meta.concrete_fields}
    return tuple(column(register, name) for name in named if name in known and name not in withheld(register))


def _described(register: Register, rows: QuerySet[Any]) -> RegisterOut:
    return described(register, _columns(register), _filters(register), rows.count())


def _items(register: Register, rows: QuerySet[Any]) -> list[RecordOut]:
    """Selected by column, as for the public: what is personal is not even read."""
    columns = _columns(register)
    open_to_all = not names_people(register) or register.title in register.public_fields
    title = register.title if open_to_all and register.title not in withheld(register) else register.keys[0]
    name = column(register, title)
    found = rows.values(*dict.fromkeys((*OF_ALL, *(one.path for one in columns), name.path)))
    return [
        RecordOut(name=name.shown(row[name.path]), id=row["pk"], values=_values(columns, row), **_standing(row))
        for row in found
    ]


def _standing(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in OF_ALL if name != "pk"}


def _values(columns: Iterable[PublicColumn], row: dict[str, Any]) -> dict[str, Any]:
    return {one.name: plain(row[one.path]) for one in columns}
