"""How registers and records look in the API: one shape for all, the fields of each told by its description."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

MOST_ON_A_PAGE = 200
Filter = Annotated[str, Field(max_length=300, description="`name:value`, as `kind:genealogy`")]


class ChoiceOut(Schema):
    """One value a field can have, and what it is called."""

    value: str
    label: str


class FieldOut(Schema):
    """A field of the records of a register. `kind` is text, number, date, moment, flag, choice, key or other."""

    name: str
    label: str
    kind: str
    help: str
    choices: list[ChoiceOut]


class RegisterOut(Schema):
    """A register: what its records are called, their fields, and by which of them a list can be narrowed."""

    slug: str
    label: str
    intro: str
    key: list[str]
    fields: list[FieldOut]
    filters: list[str]
    records: int


class RegisterPage(Schema):
    """All registers; there are never more than fit in one answer."""

    count: int
    items: list[RegisterOut]


class RecordOut(Schema):
    """A record as an official sees it, without the fields that tell of a person. `values` are by the names of the fields."""

    id: int
    name: str
    stage: str
    published_on: date | None
    checked_on: date | None
    changed_at: datetime
    version: int
    values: dict[str, Any]


class RecordPage(Schema):
    """One page of records; `count` is how many pass the filters."""

    count: int
    items: list[RecordOut]


class PublicRecordOut(Schema):
    """A public record. `key` is its address within the register, `url` its page; `values` holds the public fields and no others."""

    key: str
    url: str
    published_on: date
    checked_on: date | None
    values: dict[str, Any]


class PublicRecordPage(Schema):
    """One page of public records; `count` is how many pass the filters."""

    count: int
    items: list[PublicRecordOut]


class RecordQuery(Schema):
    """Which records, and which page of them."""

    q: str = Field("", max_length=100, description="Words that must all occur, in either script")
    filter: list[Filter] = Field(
        [], max_length=50, description="Values of the filters of the register; several of one filter mean “or”"
    )
    limit: int = Field(50, ge=1, le=MOST_ON_A_PAGE, description="Rows on this page")
    offset: int = Field(0, ge=0, le=10**6, description="Rows left out before it")
