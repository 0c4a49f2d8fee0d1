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
def toggled(context: RequestContext, name: str, value: object) -> str:
    """The address with one value of a facet put in, or taken out where it stands in it. It begins at the first page again."""
    query = _query(context)
    values = query.getlist(name)
    text = str(value)
    query.setlist(name, [one for one in values if one != text] if text in values else [*values, text])
    return _printed(query)


@register.simple_tag(takes_context=True)
def replaced(context: RequestContext, name: str, value: object = "") -> str:
    """The address with `name` set to one value, or gone where the value is empty."""
    query = _query(context)
    query.setlist(name, [str(value)] if value not in (None, "") else [])
    return _printed(query)


@register.simple_tag(takes_context=True)
def cleared(context: RequestContext, *names: str) -> str:
    """The address without the given names."""
    query = _query(context)
    for name in names:
        query.setlist(name, [])
    return _printed(query)


@register.simple_tag(takes_context=True)
def query_of(context: RequestContext) -> str:
    """What stands in the address now, for another address that shows the same rows (an export)."""
    return _printed(_query(context))


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
