"""The directory in the API: the same rows the pages show, to the same people."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from yinxin.apps.people import access, owners, queries
from yinxin.apps.people.models import Unit
from yinxin.apps.people.roles import DIRECTORY, WATCHERS
from yinxin.kit.policy import policy

router = Router(tags=["units"])

MOST_ROWS = 2**53
PAGE = 50
MOST_ON_A_PAGE = 200


class NameOut(Schema):
    """One name of a unit; `kind` is official, alias, learned or former."""

    name: str
    kind: str
    since: date | None
    until: date | None


class UnitOut(Schema):
    """`place_id` is the government it belongs to, null for that government itself; `valid_to` the day it was closed."""

    id: int
    name: str
    level: str
    kind: str
    parent_id: int | None
    place_id: int | None
    valid_from: date | None
    valid_to: date | None


class UnitWithNames(UnitOut):
    """A unit with every name it bears or bore."""

    names: list[NameOut]


class UnitPage(Schema):
    """One page of units; `count` is how many there are in all."""

    count: int
    items: list[UnitOut]


class UnattendedOut(Schema):
    """A unit that has something to do and neither reporter nor head."""

    unit_id: int
    falls_to_id: int | None


class UnitQuery(Schema):
    """`q` is looked for in present, other and former names."""

    q: str = Field("", max_length=100, description="Part of any name, present or former")
    place: int | None = Field(None, ge=1, le=MOST_ROWS, description="Number of the place")
    limit: int = Field(PAGE, ge=1, le=MOST_ON_A_PAGE, description="Rows on this page")
    offset: int = Field(0, ge=0, le=10**6, description="Rows left out before it")


@router.get("/units", response=UnitPage, url_name="units", summary="List and search the units of the directory")
@policy("api.units", roles=DIRECTORY)
def units(request: HttpRequest, asked: Query[UnitQuery]) -> dict[str, object]:
    """The units of every place in which the user holds a post, closed ones too; `place` narrows to one."""
    seen = access.units(request.user)
    if asked.place is not None:
        seen = queries.of_place(access.place(request.user, asked.place))
    found = queries.search(seen, asked.q).order_by("order", "pk")
    return {"count": found.count(), "items": list(found[asked.offset : asked.offset + asked.limit])}


@router.get(
    "/units/unattended",
    response=list[UnattendedOut],
    url_name="units-unattended",
    summary="Units with open work and nobody of their own to do it",
)
@policy("api.units-unattended", roles=WATCHERS)
def unattended(request: HttpRequest) -> list[UnattendedOut]:
    """For the office, the administrator and 督查: `falls_to_id` is the unit that answers meanwhile, null where nobody does."""
    found = owners.unattended(access.units_watched(request.user))
    return [UnattendedOut(unit_id=one.unit.pk, falls_to_id=one.falls_to.pk if one.falls_to else None) for one in found]


@router.get("/units/{id}", response=UnitWithNames, url_name="unit", summary="One unit with all its names")
@policy("api.unit", roles=DIRECTORY)
def unit(request: HttpRequest, id: int) -> Unit:
    """The unit with its present, other and former names and the days they were in use."""
    return access.unit(request.user, min(max(id, 0), MOST_ROWS))
