"""The tags that pages are put together with: fields, trails, pages of a list, dates and counts as an office writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.html import format_html_join
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from yinxin.kit.audit.models import Event
from yinxin.kit.audit.wording import act_in_words, column_in_words
from yinxin.kit.policy.opening import may_open
from yinxin.kit.ui import passages as source

register = template.Library()

HTML_LANGUAGES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
ISO_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the trail; the last has no address."""

    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One column that an act changed."""

    label: str
    old: str
    new: str


@register.simple_tag(takes_context=True)
def related(context: RequestContext, kind: str, pk: int) -> list[Crumb]:
    """Pages of apps above that show more about one thing; settings name them (RELATED_PAGES), as the lower app may not."""
    found = [Crumb(str(label), reverse(name, args=[pk])) for name, label in settings.RELATED_PAGES.get(kind, ())]
    return [crumb for crumb in found if crumb.url and may_open(context["request"], crumb.url)]


@register.simple_tag(takes_context=True)
def further(context: RequestContext, place: str) -> list[Crumb]:
    """Pages of other apps that belong beside one without an object; settings name them (FURTHER_PAGES)."""
    found = [Crumb(str(label), reverse(name)) for name, label in settings.FURTHER_PAGES.get(place, ())]
    return [crumb for crumb in found if crumb.url and may_open(context["request"], crumb.url)]


@register.simple_tag(takes_context=True)
def panels(context: RequestContext, kind: str, obj: object) -> SafeString:
    """What apps above show on the page of one thing; settings name them (PANELS). Each gives the HTML of its own template."""
    made = (import_string(name)(context["request"], obj) for name in settings.PANELS.get(kind, ()))
    return format_html_join("", "{}", ((html,) for html in made))


@register.simple_tag(takes_context=True)
def way_to(context: RequestContext, name: str) -> str:
    """The address of a page, empty where this reader may not open it: `{% way_to 'plans:list' as url %}`."""
    url = reverse(name)
    return url if may_open(context["request"], url) else ""


@register.filter
def html_language(code: str) -> str:
    """Django writes zh-hans; fonts and screen readers are chosen by zh-Hans."""
    return HTML_LANGUAGES.get(code, code)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """A single box stands before its label, not under it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_group(field: BoundField) -> bool:
    """Several boxes are named together, by a legend."""
    return isinstance(field.field.widget, CheckboxSelectMultiple | RadioSelect)


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, *, bare: bool = False, **attributes: str) -> dict[str, object]:
    """A form field with its label, hint and fault, tied together for a screen reader. `bare` leaves out “optional”."""
    described = [f"{bound.auto_id}_hint"] if bound.help_text else []
    described += [f"{bound.auto_id}_fault"] if bound.errors else []
    widget = bound if bound.is_hidden else _widget(bound, attributes, " ".join(described))
    return {"field": bound, "widget": widget, "describes": " ".join(described), "bare": bare}


def _widget(bound: BoundField, attributes: dict[str, str], described: str) -> SafeString:
    given: dict[str, str | bool] = {name.replace("_", "-"): value for name, value in attributes.items()}
    if described:
        given["aria-describedby"] = described
    if bound.errors and not is_group(bound):
        given["aria-invalid"] = "true"
    return bound.as_widget(attrs=given)


@register.inclusion_tag("ui/parts/breadcrumb.html")
def breadcrumb(*steps: str) -> dict[str, object]:
    """`{% breadcrumb label url label url label %}`: labels with their addresses, ending in the page one is on."""
    urls: list[str | None] = [*steps[1::2], None]
    return {"crumbs": [Crumb(str(label), url) for label, url in zip(steps[::2], urls, strict=False)]}


@register.inclusion_tag("ui/parts/pager.html", takes_context=True)
def pager(context: RequestContext, page: Page[object]) -> dict[str, object]:
    """The way to the neighbouring pages of a list, keeping everything else the address says."""
    return {"page": page, "request": context["request"]}


@register.filter
def office_date(value: str | None) -> str:
    """A due date as printed in this language: a day, a month ("2017-10") or a bare year."""
    found = ISO_DAY.fullmatch(value or "")
    if found is None:
        return value or ""
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if (get_language() or "").startswith("en"):
        return " ".join(str(part) for part in (day, MONTHS[month] if month else "", year) if part)
    return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")


@register.filter
def plain_number(value: float | None) -> str:
    """A figure as printed: 3 not 3.0, and never 1e+06."""
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else f"{value:.6f}".rstrip("0")


@register.filter
def money(value: Decimal) -> str:
    """An amount as accounts print it, in every language: three digits to a group, two places."""
    return f"{value:,.2f}"


@register.filter
def passages(runs: Iterable[source.Run]) -> tuple[source.Passage, ...]:
    """The paragraphs of a source text that is cut where items begin and end."""
    return source.passages(runs)


@register.filter
def sign(comparator: str) -> str:
    """A comparison as it is printed before a figure; an equal value is printed bare."""
    return {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ "}.get(comparator, "")


@register.filter
def act(action: str) -> str:
    """A recorded act in words."""
    return act_in_words(action)


@register.filter
def differences(event: Event) -> list[Difference]:
    """What an event changed, column by column, as far as a reader has a word for the column. Of a new thing, its name."""
    old, new = event.old or {}, event.new or {}
    names = {**old, **new} if old else [name for name in ("name", "title", "refusal", "until") if name in new]
    shown = [(column_in_words(name), _shown(old.get(name)), _shown(new.get(name))) for name in names]
    return [Difference(label, before, after) for label, before, after in shown if label and before != after]


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "；".join(str(one) for one in value if isinstance(one, str))
    return "" if value is None else str(value)
