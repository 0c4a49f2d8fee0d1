"""Many records at once: the same value in one field, shown to the public, shown no longer; always with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _

from yinxin.domain.errors import RefusedError
from yinxin.kit.registers import access, actions
from yinxin.kit.registers.cells import columns_of
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.listing.forms import FieldForm, ManyForm, PickForm
from yinxin.kit.registers.listing.rows import seen
from yinxin.kit.registers.listing.saved import state_asked
from yinxin.kit.registers.listing.state import State

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

MOST = 5_000
"""Records changed in one transaction; more are first narrowed."""

NAMED = 10
"""Records named on the page that asks once more."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What was ticked in a list: `rows` are those about which this user decides, `left` how many of the others."""

    state: State
    rows: QuerySet[Any]
    count: int
    left: int

    @property
    def register(self) -> Register:
        return self.state.register

    @property
    def named(self) -> list[str]:
        return [self.register.name_of(row) for row in self.rows.order_by("pk")[:NAMED]]

    @property
    def unnamed(self) -> int:
        return max(0, self.count - NAMED)


def picked(register: Register, request: HttpRequest) -> Picked:
    """RefusedError("nothing-ticked") when it is nothing that this user sees; ("too-many-at-once")."""
    state = state_asked(register, request)
    form = PickForm(request.GET)
    form.is_valid()
    rows = (
        state.narrow(seen(register, request.user)) if form.cleaned_data.get("all") else _ticked(register, request, form)
    )
    total = rows.count()
    if not total:
        raise RefusedError("nothing-ticked")
    decided = register.decided_by(request.user).filter(pk__in=rows.order_by().values("pk"))
    count = decided.count()
    if count > MOST:
        raise RefusedError("too-many-at-once", n=count, most=MOST)
    return Picked(state, decided, count, total - count)


def _ticked(register: Register, request: HttpRequest, form: PickForm) -> QuerySet[Any]:
    return register.visible_to(request.user).filter(pk__in=form.cleaned_data.get("row") or [])


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of many records. `form` is None as long as no field was chosen; `changing` how many have another value."""

    picked: Picked
    choice: FieldForm
    name: str
    form: ManyForm | None
    changing: int | None = None
    query: str = ""

    @property
    def label(self) -> str:
        return columns_of(self.picked.register, [self.name])[0].label

    @property
    def unchanged(self) -> int:
        return self.picked.count - (self.changing or 0)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What was ticked, and in which list, for the form that asks for another field."""
        lists = QueryDict(self.query).lists()
        return [(name, value) for name, values in lists if name != "field" for value in values]

    @property
    def value_in_words(self) -> str:
        if self.form is None or not self.form.is_bound:
            return ""
        value = self.form.cleaned_data.get("value")
        (column,) = columns_of(self.picked.register, [self.name])
        return column.text(getattr(value, "pk", value)) or _("空")

    @property
    def is_confirmed(self) -> bool:
        """The number that was shown is still the number: otherwise it is shown anew."""
        return (
            self.changing is not None and self.form is not None and self.form.cleaned_data["expected"] == self.changing
        )


def edit(register: Register, request: HttpRequest) -> Edit:
    """What the page shows, and whether it is already sure."""
    chosen = picked(register, request)
    choice = FieldForm(request.GET if "field" in request.GET else None, register=register)
    if not choice.is_valid():
        return Edit(chosen, choice, "", None, query=request.GET.urlencode())
    name = choice.cleaned_data["field"]
    form = ManyForm(request.POST or None, register=register, name=name, user=request.user)
    changing = _changing(chosen, name, form.cleaned_data["value"]) if form.is_valid() else None
    return Edit(chosen, choice, name, form, changing, request.GET.urlencode())


def unchosen(register: Register, request: HttpRequest) -> Edit:
    """What the page shows where it was asked for something else than one field: its form for a value stays away."""
    return Edit(picked(register, request), FieldForm(None, register=register), "", None, query=request.GET.urlencode())


def apply(edit: Edit, *, by: AbstractBaseUser) -> int:
    """All or none; how many records changed."""
    if edit.form is None:
        raise Http404
    data = edit.form.cleaned_data
    register = edit.picked.register
    return actions.change_each(register, edit.picked.rows, {edit.name: data["value"]}, by=by, reason=data["reason"])


def publish(register: Register, request: HttpRequest, reason: str) -> int:
    rows = picked(register, request).rows
    return actions.publish(register, rows, by=access.acting(request), reason=reason)


def withdraw(register: Register, request: HttpRequest, reason: str) -> int:
    rows = picked(register, request).rows
    return actions.withdraw(register, rows, by=access.acting(request), reason=reason)


def _changing(picked: Picked, name: str, value: Any) -> int:
    same = Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
    return picked.rows.exclude(same).count()
