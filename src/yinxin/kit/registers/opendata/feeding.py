"""What changed in public registers as an Atom feed (RFC 4287): one entry a record, of its latest turn, with its public fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET  # nosec B405  we write, and read nothing

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import News, Turn
from yinxin.kit.registers.public.columns import listed_columns
from yinxin.kit.registers.public.naming import title_of
from yinxin.kit.registers.public.rows import PublicRow, public_values

MOST = 60
"""Entries of a feed."""

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"


def feed(register: Register | None) -> bytes:
    """Of one register, or of all. What the public sees no longer is named by its mark alone."""
    ET.register_namespace("", ATOM)
    news = latest(register)
    slug = register.slug if register else "all"
    address = reverse("registers:public-feed", args=[register]) if register else reverse("registers:public-feeds")
    page = reverse("registers:public-list", args=[register]) if register else reverse("registers:public-home")
    title = _("%(register)s · 变更") % {"register": register.label} if register else _("公开名录 · 变更")
    root = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": get_language() or "zh-hans"})
    _text(root, "id", f"urn:yinxin:registers:{slug}:{settings.SITE_URL}")
    _text(root, "title", title)
    _text(root, "updated", (news[0].at if news else timezone.now()).isoformat())
    _link(root, "self", settings.SITE_URL + address)
    _link(root, "alternate", settings.SITE_URL + page)
    author = ET.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", _("银信"))
    shown = shown_rows(news)
    for one in news:
        _entry(root, one, shown.get((one.register, one.record)))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def latest(register: Register | None) -> list[News]:
    """The last news of each record, newest first."""
    slugs = [register.slug] if register else [one.slug for one in catalogue if one.is_public]
    of_these = News.objects.filter(register__in=slugs).order_by()
    newest = of_these.values("register", "record").annotate(last=Max("pk")).order_by("-last").values_list("last")
    return list(News.objects.filter(pk__in=[pk for (pk,) in newest[:MOST]]).order_by("-pk"))


def shown_rows(news: Iterable[News]) -> Mapping[tuple[str, int], PublicRow]:
    """What the public sees now of what is told; one query a register."""
    asked: defaultdict[str, list[int]] = defaultdict(list)
    for one in news:
        asked[one.register].append(one.record)
    return {(slug, row.pk): row for slug, pks in asked.items() for row in _rows(slug, pks)}


def mark(slug: str, record: int) -> str:
    """What a record is called where its key may not be: always the same, and not to be guessed from its number."""
    return salted_hmac("registers.public", f"{slug}/{record}", algorithm="sha256").hexdigest()[:32]


def _rows(slug: str, pks: list[int]) -> Iterator[PublicRow]:
    register = catalogue.get(slug)
    return public_values(register, lambda rows: rows.filter(pk__in=pks)) if register else iter(())


def _entry(root: ET.Element, news: News, row: PublicRow | None) -> None:
    register = catalogue.get(news.register)
    if register is None or (row is None and news.turn != Turn.WITHDRAWN):
        return
    entry = ET.SubElement(root, f"{{{ATOM}}}entry")
    _text(entry, "id", f"urn:yinxin:record:{mark(news.register, news.record)}")
    _text(entry, "updated", news.at.isoformat())
    ET.SubElement(entry, f"{{{ATOM}}}category", term=news.turn, label=str(Turn(news.turn).label))
    ET.SubElement(entry, f"{{{ATOM}}}category", term=register.slug, label=register.label)
    if row is None:
        _text(entry, "title", _("%(register)s：一条记录停止公开") % {"register": register.label})
        _text(entry, "content", _("这条记录不再公开，请从您保存的副本中删去。"))
        return
    _text(entry, "title", title_of(register, row))
    _link(entry, "alternate", settings.SITE_URL + reverse("registers:public-record", args=[register, row.address]))
    told = ((one.label, one.shown(row.values[one.name])) for one in listed_columns(register))
    _text(entry, "content", "\n".join(_("%(label)s：%(text)s") % {"label": a, "text": b} for a, b in told if b))


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = _printable(text)


def _link(parent: ET.Element, rel: str, url: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=url)


def _printable(text: str) -> str:
    """XML 1.0 has no place for control characters."""
    return "".join(sign for sign in text if sign in "\t\n\r" or ord(sign) >= 32)
