"""The tags of pages for visitors: the way around, and the same page in another language."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.urls import reverse

from yinxin.kit.ui.context import Entry
from yinxin.kit.visits import language_asked

register = template.Library()


@register.simple_tag(takes_context=True)
def visit_ways(context: RequestContext) -> list[Entry]:
    """Where a visitor can go; settings name the pages (VISIT_WAYS). The language that was asked for goes along."""
    request = context["request"]
    path = request.path
    named = [(str(label), reverse(name)) for name, label in settings.VISIT_WAYS]
    return [Entry(label, speaking(context, url), path == url) for label, url in named]


@register.simple_tag(takes_context=True)
def in_language(context: RequestContext, code: str) -> str:
    """The address of this page in a language, with everything else it says."""
    request = context["request"]
    query = request.GET.copy()
    query["language"] = code
    return f"{request.path}?{query.urlencode()}"


def speaking(context: RequestContext, url: str) -> str:
    """An address of ours that stays in the language the visitor's address asked for."""
    asked = language_asked(context["request"])
    return url if not asked else f"{url}{'&' if '?' in url else '?'}language={asked}"


@register.simple_tag(takes_context=True)
def way(context: RequestContext, name: str, *args: object) -> str:
    """`{% way 'seeking:guide' %}`: an address of ours, in the visitor's language."""
    return speaking(context, reverse(name, args=args))
