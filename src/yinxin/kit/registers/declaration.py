"""The declaration of a register: what its model cannot say. Types, labels, choices and validators stand in the model alone.

Names of fields are written one after the other with blanks between, and may lead over keys ("town__name"). A system check
resolves every one of them at start-up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from django.db.models import Q, QuerySet

from yinxin.domain.registers import Check, Stages, Step
from yinxin.kit.registers.logs.declaration import Log
from yinxin.kit.registers.parts.declaration import Part
from yinxin.kit.registers.record import Record

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

Visitor: TypeAlias = "AbstractBaseUser | AnonymousUser"


class Register:
    """One kind of record. Subclass it, name the fields, and add it to the catalogue; what is special is an ordinary method.

    `key` finds a record again in a sheet and in its address. `public` is a whitelist that every public surface obeys.
    `personal` fields stand in the record with the person's consent or by a public act; history keeps that they changed, not to what.
    `form` are the groups of the form: heading → fields. `headers` are further words a sheet may have over a column.
    `accounts` are the fields by which due lists of checks are counted ("unit town").
    `exports` are further formats: name → dotted function that makes a JSON value of a record. `stale_after` is in months.
    `consented` are the personal fields among the public ones: the person agreed to their publication, or a public act names her.
    `unlisted` fields stand on the page of a record alone: no column, order, facet, search, file or change of many has them, so that
    nobody lists persons by them.
    `geo_blur` shows the place to the public only roughly, on every surface: a number of metres for all records ("500"), or the name
    of a field of the record: a number of metres (0 is exactly), or a yes that means 1,000. See `kit.registers.public.blurring`.
    `public_panels` are dotted functions that give the HTML of further sections of the public page of one record: each is called with
    the request and the record's number, and keeps to what everybody may see.
    `further` are pages for everybody about the records together, to which the public list leads: name of the address → its words.
    """

    model: ClassVar[type[Record]]
    slug: ClassVar[str]
    intro: ClassVar[object] = ""
    key: ClassVar[str] = "code"
    title: ClassVar[str] = "name"
    columns: ClassVar[str] = ""
    facets: ClassVar[str] = ""
    search: ClassVar[str] = ""
    form: ClassVar[Mapping[Any, str]] = {}
    public: ClassVar[str] = ""
    personal: ClassVar[str] = ""
    consented: ClassVar[str] = ""
    unlisted: ClassVar[str] = ""
    geo: ClassVar[str] = ""
    geo_blur: ClassVar[str] = ""
    stages: ClassVar[Stages | None] = None
    checks: ClassVar[tuple[Check, ...]] = ()
    accounts: ClassVar[str] = ""
    exports: ClassVar[Mapping[str, str]] = {}
    headers: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    related: ClassVar[str] = ""
    likeness: ClassVar[str] = ""
    stale_after: ClassVar[int] = 0
    sourced: ClassVar[str] = ""
    panels: ClassVar[tuple[str, ...]] = ()
    public_panels: ClassVar[tuple[str, ...]] = ()
    logs: ClassVar[tuple[Log, ...]] = ()
    parts: ClassVar[tuple[Part, ...]] = ()
    samples: ClassVar[str] = ""
    schema_org: ClassVar[str] = "Thing"
    further: ClassVar[Mapping[str, Any]] = {}

    # What a register may decide for itself

    def visible_to(self, user: Visitor) -> QuerySet[Any]:
        """The records this user may see on the pages of the office. Nobody sees any unless the register says so."""
        return self.model._default_manager.none()

    def kept_by(self, user: Visitor) -> QuerySet[Any]:
        """The records this user may change."""
        return self.model._default_manager.none()

    def may_add(self, user: Visitor) -> bool:
        """Whether this user may write a new record."""
        return False

    def decided_by(self, user: Visitor) -> QuerySet[Any]:
        """The records about which this user decides: publishes them, changes many at once, confirms what another proposed."""
        return self.model._default_manager.none()

    def may_load(self, user: Visitor) -> bool:
        """Whether this user may load sheets."""
        return False

    def choices(self, name: str, user: Visitor) -> QuerySet[Any]:
        """The rows a key field of the form may name."""
        related = self.model._meta.get_field(name).related_model
        return related._default_manager.all()  # type: ignore[union-attr]

    def public_rows(self) -> QuerySet[Any]:
        """The records anybody may see. Of them only the `public` fields are ever read: see `kit.registers.public`."""
        shown = Q(published_on__isnull=False)
        if self.stages:
            shown &= Q(stage__in=[stage.name for stage in self.stages.stages if stage.shown])
        return self.model._default_manager.filter(shown)

    def prepare(self, records: Sequence[Any]) -> None:
        """Called once for all records that are about to be kept, before `compute`: what they have in common may be read here, in
        one question to the database however many they are."""

    def compute(self, record: Any) -> None:
        """Fill columns that follow from others, before the record is kept. It asks the database nothing."""

    def clean_record(self, record: Any) -> None:
        """Refuse what no single field can judge, with ValidationError. Form and sheet ask it alike; it asks the database nothing."""

    def named_by(self, model: type[Any], user: Visitor) -> QuerySet[Any]:
        """The rows of another model that a part or a log of a record may name."""
        return model._default_manager.all()  # type: ignore[no-any-return]

    def open_to(self, record: Any, step: Step) -> bool:
        """Whether the step leads on for this record at all: a rule of the office that the stages alone cannot say."""
        return True

    def may_move(self, user: Visitor, record: Any, step: Step) -> bool:
        """Whether this user takes the step, or confirms it. Who may only change the record may propose it."""
        return self.decided_by(user).filter(pk=record.pk).exists()

    def after_move(self, record: Any, step: Step, *, by: AbstractBaseUser) -> None:
        """What follows from a step that was taken, in its transaction. Other records are written by their own actions."""

    def checked(self, check: Check, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Of some records those that the check looks at. By default all in the stages it names."""
        return rows.filter(stage__in=check.stages) if check.stages else rows

    def linked_data(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Further schema.org properties of a public record."""
        return {}

    # What follows from the names

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.key.split())

    @property
    def columns_shown(self) -> tuple[str, ...]:
        return tuple(self.columns.split())

    @property
    def form_fields(self) -> tuple[str, ...]:
        return tuple(name for names in self.form.values() for name in names.split())

    @property
    def public_fields(self) -> tuple[str, ...]:
        return tuple(self.public.split())

    @property
    def personal_fields(self) -> frozenset[str]:
        return frozenset(self.personal.split())

    def closed_fields(self, stage: str) -> frozenset[str]:
        """Fields of the form that nobody changes in a stage, because a step on the way decided them."""
        return self.stages.closed(stage) & frozenset(self.form_fields) if self.stages and stage else frozenset()

    @property
    def unlisted_fields(self) -> frozenset[str]:
        return frozenset(self.unlisted.split())

    @property
    def is_public(self) -> bool:
        return bool(self.public)

    def name_of(self, record: Any) -> str:
        """What the record is called on a page."""
        return str(getattr(record, self.title))

    def __str__(self) -> str:
        return self.label

    def __repr__(self) -> str:
        return f"<register {self.slug}>"
