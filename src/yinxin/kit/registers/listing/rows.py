"""The rows a list is about, for whoever asks: a page, a file, a bulk edit, a map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.listing import columns
from yinxin.kit.registers.listing.state import State
from yinxin.kit.registers.listing.turning import Order, order_of


def seen(register: Register, user: Visitor) -> QuerySet[Any]:
    """The rows this user may see. Who sees all of them is not asked of each row anew whether it lies in her area: that keeps
    counts within the index of a facet."""
    rows = register.visible_to(user)
    everything = register.model._default_manager.all()
    return everything if rows.count() == everything.count() else rows


def order(state: State) -> Order:
    """Unasked, the records stand in the order of their keys."""
    register, sort = state.register, str(state.asked["sort"])
    path = columns.shown(register, [sort.lstrip("-")])[0].sort if sort else register.keys[0]
    return order_of(register.model, path, is_down=sort.startswith("-"))


def listed(state: State, user: Visitor) -> QuerySet[Any]:
    """All rows of the list, over all of its pages, in its order."""
    return state.narrow(seen(state.register, user)).order_by(*order(state).by(turned=False))


def addresses(register: Register) -> Callable[[int], str]:
    """The page of each row; the address is made once, for thousands of points on a map want one each."""
    number = "90000000000001"
    try:
        made = reverse("registers:record", args=[register, int(number)])
    except NoReverseMatch:
        made = reverse("registers:edit", args=[register, int(number)])
    return lambda pk: made.replace(number, str(pk))
