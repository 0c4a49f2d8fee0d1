"""The public page of one record: its public facts in the groups of the form, and what tells how far they can be relied on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.edtf_field import EdtfField, in_words
from yinxin.kit.registers.links.dead import dead_fields
from yinxin.kit.registers.links.trying import address_fields
from yinxin.kit.registers.models import Attachment
from yinxin.kit.registers.public.columns import PublicColumn, columns
from yinxin.kit.registers.public.dating import as_of, is_stale
from yinxin.kit.registers.public.linked import linked, script_text
from yinxin.kit.registers.public.naming import title_of
from yinxin.kit.registers.public.rows import PublicRow
from yinxin.kit.registers.records.attachments import public_of
from yinxin.kit.registers.records.sources import Note, notes_of
from yinxin.kit.registers.web_address import WebAddressField


@dataclass(frozen=True, slots=True)
class Fact:
    """`note` is the number of the footnote that says where it was read; an address that no longer answers is `dead_since` a day."""

    label: str
    text: str
    is_address: bool = False
    note: int | None = None
    dead_since: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    cells: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class PublicPage:
    register: Register
    row: PublicRow
    title: str
    groups: tuple[Group, ...]
    as_of: date
    is_stale: bool
    url: str
    api_url: str
    citation: str
    linked: SafeString
    sources: tuple[Note, ...]
    files: tuple[Attachment, ...]


def page_of(register: Register, row: PublicRow, today: date) -> PublicPage:
    notes = notes_of(register, row.pk, only_public=True)
    title, url = title_of(register, row), reverse("registers:public-record", args=[register, row.address])
    day = as_of(register, row)
    return PublicPage(
        register=register,
        row=row,
        title=title,
        groups=tuple(_groups(register, row, notes)),
        as_of=day,
        is_stale=is_stale(register, row, today),
        url=settings.SITE_URL + url,
        api_url=reverse("api:public-record", args=[register.slug, row.address]),
        citation=_citation(register, row, title, settings.SITE_URL + url),
        linked=script_text(linked(register, row)),
        sources=tuple(dict.fromkeys(notes.values())),
        files=tuple(public_of(register, row)),
    )


def panels_of(request: HttpRequest, register: Register, row: PublicRow) -> list[SafeString]:
    """The further sections of the page. Nothing is shown of an empty one."""
    named = (*register.public_panels, *settings.PANELS.get(f"public:{register.slug}", ()))
    made = (import_string(name)(request, row.pk) for name in named)
    return [html for html in made if html]


def _groups(register: Register, row: PublicRow, notes: Mapping[str, Note]) -> list[Group]:
    """What is public and in no group of the form comes last."""
    left = {one.name: one for one in columns(register) if one.name != register.title}
    dead = dead_fields(register, [row.pk]).get(row.pk, {}) if any(address_fields(register)) else {}
    made = []
    for heading, names in register.form.items():
        own = [one for name in names.split() for one in list(left) if one.split("__")[0] == name]
        cells = tuple(_cell(left.pop(one), row, notes, dead) for one in own)
        made.append(Group(str(heading), cells))
    made.append(Group(_("其他"), tuple(_cell(one, row, notes, dead) for one in left.values())))
    shown = [Group(one.heading, tuple(cell for cell in one.cells if cell.text)) for one in made]
    return [one for one in shown if one.cells]


def _cell(one: PublicColumn, row: PublicRow, notes: Mapping[str, Note], dead: Mapping[str, date]) -> Fact:
    is_address = isinstance(one.field, WebAddressField)
    note = notes[one.name].number if one.name in notes else None
    value = row.values[one.name]
    text = in_words(str(value or "")) if isinstance(one.field, EdtfField) else one.shown(value)
    return Fact(one.label, text, is_address, note, dead.get(one.name))


def _citation(register: Register, row: PublicRow, title: str, url: str) -> str:
    """As GB/T 7714 cites a page: name, where from, published, read, address."""
    return _("%(title)s. %(register)s[DB/OL]. %(published)s[%(today)s]. %(url)s") % {
        "title": title,
        "register": register.label,
        "published": row.published_on.isoformat(),
        "today": timezone.localdate().isoformat(),
        "url": url,
    }
