"""Addresses of a list: its whole state stands in the query, and these tags change one thing of it."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.http import QueryDict
from django.template.context import RequestContext

register = template.Library()


@dataclass(frozen=True, slots=True)
class Kept:
    """One value of the address that a form must carry along."""

    name: str
    value: str


@register.simple_tag(takes_context=True)
def cleared(context: RequestContext, *names: str) -> str:
    """The address without the given names."""
    query = _query(context)
    for name in names:
        query.setlist(name, [])
    return _printed(query)


@register.simple_tag(takes_context=True)
def kept(context: RequestContext, *changed: str) -> list[Kept]:
    """Everything in the address that a form does not itself ask, for its hidden fields."""
    query = _query(context)
    return [Kept(name, value) for name, values in query.lists() if name not in changed for value in values]


def _query(context: RequestContext) -> QueryDict:
    query: QueryDict = context["request"].GET.copy()
    query.pop("page", None)
    return query


def _printed(query: QueryDict) -> str:
    for name in [name for name, values in query.lists() if not any(values)]:
        del query[name]
    return f"?{query.urlencode()}" if query else "?"
