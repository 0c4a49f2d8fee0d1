"""Public registers in the API, for anybody and without signing in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Path, Query, Router

from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.registers.api.describing import described, state_of
from yinxin.kit.registers.api.shapes import (
    PublicRecordOut,
    PublicRecordPage,
    RecordQuery,
    RegisterOut,
    RegisterPage,
)
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.catalogue_page import public_registers
from yinxin.kit.registers.public.choosing import chosen_in, condition, facet_names
from yinxin.kit.registers.public.columns import columns, path_of
from yinxin.kit.registers.public.finding import found_at
from yinxin.kit.registers.public.listing import searching
from yinxin.kit.registers.public.opening import open_to_sites
from yinxin.kit.registers.public.rows import PublicRow, public_count, public_values

router = Router(tags=["public registers"])
FOR_ANYBODY: dict[str, Any] = {"security": []}

Slug = Annotated[str, Path(max_length=40, description="The register, as in the address of its page")]
Key = Annotated[str, Path(max_length=1_000, description="The record, as in the address of its page")]


@router.get(
    "/public/registers",
    response=RegisterPage,
    url_name="public-registers",
    summary="List the public registers",
    openapi_extra=FOR_ANYBODY,
)
@policy("api.public-registers", roles=PUBLIC)
def public_all(request: HttpRequest, response: HttpResponse) -> dict[str, object]:  # noqa: ARG001 - ninja's first
    """Each with its public fields. No sign-in; programs of any site may ask."""
    open_to_sites(response)
    found = [_described(one) for one in public_registers()]
    return {"count": len(found), "items": found}


@router.get(
    "/public/registers/{slug}",
    response=PublicRecordPage,
    url_name="public-records",
    summary="List, filter and search the public records of a register",
    openapi_extra=FOR_ANYBODY,
)
@policy("api.public-records", roles=PUBLIC)
def public_records(
    request: HttpRequest,  # noqa: ARG001 - ninja's first
    response: HttpResponse,
    slug: Slug,
    asked: Query[RecordQuery],
) -> dict[str, object]:
    """The public records by their key; no sign-in."""
    open_to_sites(response)
    register = _known(slug)
    words = searching(register, asked.q)
    chosen = condition(register, chosen_in(register, state_of(asked, facet_names(register))))
    order = [path_of(register, name) for name in register.keys]
    start, end = asked.offset, asked.offset + asked.limit
    rows = public_values(register, lambda rows: words(rows).filter(chosen).order_by(*order)[start:end])
    items = _items(register, rows, among_many=True)
    return {"count": public_count(register, lambda rows: words(rows).filter(chosen)), "items": items}


@router.get(
    "/public/registers/{slug}/{key}",
    response=PublicRecordOut,
    url_name="public-record",
    summary="One public record",
    openapi_extra=FOR_ANYBODY,
)
@policy("api.public-record", roles=PUBLIC)
def public_record(
    request: HttpRequest,  # noqa: ARG001 - ninja's first
    response: HttpResponse,
    slug: Slug,
    key: Key,
) -> PublicRecordOut:
    """By its key, also one it had formerly; `key` of the answer is the present one. No sign-in."""
    open_to_sites(response)
    register = _known(slug)
    row = found_at(register, key).row
    if row is None:
        raise Http404
    return _items(register, [row])[0]


def _known(slug: str) -> Register:
    register = catalogue.get(slug)
    if register is None or not register.is_public:
        raise Http404
    return register


def _described(register: Register) -> RegisterOut:
    return described(register, columns(register), facet_names(register), public_count(register))


def _items(register: Register, rows: Iterable[PublicRow], *, among_many: bool = False) -> list[PublicRecordOut]:
    return [
        PublicRecordOut(
            key=row.address,
            url=settings.SITE_URL + reverse("registers:public-record", args=[register, row.address]),
            published_on=row.published_on,
            checked_on=row.checked_on,
            values=row.among_many if among_many else row.plain,
        )
        for row in rows
    ]
