"""The description of a register for programs: its fields with their labels and choices, from the declaration and the model."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict

from yinxin.kit.registers.api.shapes import ChoiceOut, FieldOut, RecordQuery, RegisterOut
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.columns import PublicColumn


def described(register: Register, columns: Iterable[PublicColumn], filters: Iterable[str], records: int) -> RegisterOut:
    return RegisterOut(
        slug=register.slug,
        label=register.label,
        intro=str(register.intro),
        key=list(register.keys),
        fields=[_field(one) for one in columns],
        filters=list(filters),
        records=records,
    )


def state_of(asked: RecordQuery, filters: Iterable[str]) -> QueryDict:
    """The query as the list's own address writes it; a filter the register does not have is left out."""
    state, known = QueryDict(mutable=True), set(filters)
    for one in asked.filter:
        name, _colon, value = one.partition(":")
        if name in known:
            state.appendlist(name, value)
    return state


def _field(one: PublicColumn) -> FieldOut:
    choices = [ChoiceOut(value=str(value), label=label) for value, label in one.labels.items()]
    return FieldOut(name=one.name, label=one.label, kind=one.kind, help=str(one.field.help_text), choices=choices)
