"""The zones somebody can choose from, by part of the world, each with its city in the language of the page."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from babel.core import Locale, UnknownLocaleError
from babel.dates import get_timezone_location
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

PARTS: dict[str, Promise] = {
    "Asia": _("亚洲"),
    "America": _("美洲"),
    "Europe": _("欧洲"),
    "Australia": _("澳大利亚"),
    "Pacific": _("太平洋"),
    "Africa": _("非洲"),
    "Indian": _("印度洋"),
    "Atlantic": _("大西洋"),
    "Antarctica": _("南极"),
    "Arctic": _("北极"),
}
"""Where people from the hometown live comes first."""

LOCALES = {"zh-hans": "zh_Hans_CN", "zh-hant": "zh_Hant_TW", "en": "en_GB"}

Choice = tuple[str, str]


@cache
def names() -> frozenset[str]:
    """Every zone that is a place; the table has others for machines."""
    return frozenset(name for name in available_timezones() if name.partition("/")[0] in PARTS and "/" in name)


def choices() -> list[tuple[str, list[Choice]]]:
    """For a select box: groups, and in each the zones by the name of their city."""
    return _choices(get_language() or "zh-hans")


@cache
def _choices(language: str) -> list[tuple[str, list[Choice]]]:
    return [(str(title), sorted(_of(part, language), key=lambda one: one[1])) for part, title in PARTS.items()]


def _of(part: str, language: str) -> list[Choice]:
    return [(name, _city(name, language)) for name in names() if name.startswith(f"{part}/")]


def _city(name: str, language: str) -> str:
    try:
        city = get_timezone_location(name, locale=Locale.parse(LOCALES.get(language, language)), return_city=True)
    except (LookupError, UnknownLocaleError):
        city = ""
    written = name.partition("/")[2].replace("_", " ").replace("/", " · ")
    return written if not city or city == written else f"{city}（{written}）"
