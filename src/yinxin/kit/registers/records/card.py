"""A record on a sheet of A4 for the file: what it says, of which day, and a code that opens it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from yinxin.kit.printing import typeset
from yinxin.kit.printing.codes import code_runs
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.records.page import RecordPage, page_of

TEMPLATE = Path(__file__).with_name("card.typ")


@dataclass(frozen=True, slots=True)
class Card:
    pdf: bytes


def card_of(register: Register, request: HttpRequest, pk: int) -> Card:
    """In the language that is active now. RefusedError("no-chinese-font") where no installed font has Chinese characters."""
    page = page_of(register, request, pk, with_panels=False)
    made = timezone.make_aware(datetime.combine(timezone.localdate(), time(12)))
    language = translation.get_language() or "zh-hans"
    return Card(typeset(TEMPLATE, _values(page, made, language), language=language, made=made))


def _values(page: RecordPage, made: datetime, language: str) -> dict[str, Any]:
    address = page.public_url or page.url
    lang, _sign, region = language.partition("-")
    return {
        "lang": lang,
        "region": {"hant": "HK", "hans": "CN"}.get(region.lower(), ""),
        "register": page.register.label,
        "title": page.title,
        "lines": _standing(page),
        "groups": [{"heading": one.heading, "facts": [_fact(fact) for fact in one.facts]} for one in page.groups],
        "notes": [
            {"number": note.number, "text": note.source, "url": note.url, "day": _("截至%(day)s") % {"day": note.as_of}}
            for note in page.notes
        ],
        "sources": _("出处"),
        "address": address,
        "code": code_runs(address),
        "foot": _("第%(version)s版 · %(day)s印")
        % {"version": page.record.version, "day": date_format(made, "DATE_FORMAT")},
    }


def _fact(fact: Any) -> dict[str, Any]:
    return {"label": fact.label, "text": fact.text, "note": fact.note.number if fact.note else 0}


def _standing(page: RecordPage) -> list[str]:
    record = page.record
    checked = _("最近核查：%(day)s") % {"day": record.checked_on} if record.checked_on else ""
    public = _("公开日期：%(day)s") % {"day": record.published_on} if record.published_on else _("未公开")
    stage = _("阶段：%(stage)s") % {"stage": page.stage} if page.stage else ""
    return [line for line in (stage, public, checked) if line]
