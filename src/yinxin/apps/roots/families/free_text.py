"""Free text that everybody reads is asked whether it names somebody who may live, whoever writes it: form, sheet, API or import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from yinxin.apps.roots.families.drafts import PersonDraft, RelationDraft, Source
from yinxin.apps.roots.families.models import Citation, Event, Person, PersonName
from yinxin.domain.errors import RefusedError
from yinxin.domain.kinship.free_text import told_of_living
from yinxin.kit.refusals import sentence_of

OF_BODIES = ("name", "founder", "origin", "summary")


def clean_body(record: Any) -> None:
    """ValidationError at the field of a clan or branch. It asks the database nothing."""
    for field in _texts(record):
        if words := told_of_living(getattr(record, field), today=timezone.localdate()):
            raise ValidationError({field: sentence_of(_refusal(record, field, words))})


def refuse_bodies(records: Sequence[Any]) -> None:
    """RefusedError("text-names-living") where a record that everybody sees, or is about to, tells of somebody who may live."""
    shown = [one for one in records if one.published_on is not None]
    for one in shown:
        _refuse(one, _texts(one))
    told = [(one, field, getattr(one, field)) for one in shown for field in _texts(one)]
    _refuse_hidden(told)


def refuse_sources(sources: Iterable[Source]) -> None:
    told = list(sources)
    for one in told:
        _refuse(one, ("page", "quotation"))
        _refuse(one, ("title",), of_work=True)
    _refuse_hidden([(Citation, field, getattr(one, field)) for one in told for field in ("title", "page", "quotation")])


def refuse_places(events: Iterable[Any]) -> None:
    """Of rows or drafts of events."""
    told = list(events)
    for one in told:
        _refuse(one, ("place_text",))
    _refuse_hidden([(Event, "place_text", one.place_text) for one in told])


def quiet(draft: PersonDraft) -> PersonDraft:
    """Of an imported person: pages and places that tell of the living are left out, nobody can ask the file."""
    return replace(
        draft,
        source=quiet_source(draft.source),
        names=tuple(replace(one, source=quiet_source(one.source)) for one in draft.names),
        events=tuple(
            replace(one, source=quiet_source(one.source), place_text=quiet_place(one.place_text))
            for one in draft.events
        ),
    )


def quiet_tie(draft: RelationDraft) -> RelationDraft:
    return replace(draft, source=quiet_source(draft.source))


def quiet_source(source: Source) -> Source:
    return replace(source, page="") if _told(source.page) else source


def quiet_place(text: str) -> str:
    return "" if _told(text) else text


def _told(text: str) -> str:
    return told_of_living(text, today=timezone.localdate())


def _texts(record: Any) -> tuple[str, ...]:
    return tuple(one for one in OF_BODIES if hasattr(record, one))


def _refuse(row: Any, fields: Iterable[str], *, of_work: bool = False) -> None:
    for field in fields:
        if words := told_of_living(getattr(row, field), today=timezone.localdate(), of_work=of_work):
            raise _refusal(row, field, words)


def _refuse_hidden(told: Sequence[tuple[Any, str, str]]) -> None:
    """The whole name of a kept person who is not shown. The sentence does not repeat it: it may be read by whoever guesses."""
    if any(text for _row, _field, text in told):
        names = _hidden_names()
        for row, field, text in told:
            if any(name in text for name in names):
                raise _refusal(row, field, "…")


def _hidden_names() -> set[str]:
    rows = PersonName.everyone.exclude(person__in=Person.objects.order_by()).exclude(surname="").exclude(given="")
    return {one.text for one in rows.only("surname", "given", "script")}


def _refusal(row: Any, field: str, words: str) -> RefusedError:
    model = row if isinstance(row, type) else {Source: Citation}.get(type(row), type(row))
    model = model if hasattr(model, "_meta") else Event
    return RefusedError("text-names-living", field=str(model._meta.get_field(field).verbose_name), words=words)
