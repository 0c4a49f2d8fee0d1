"""OFD, the national format for finished documents (GB/T 33190): a zip of pages whose text objects know their places."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from yinxin.documents import refusals
from yinxin.documents.archive import Archive
from yinxin.documents.composer import Composer
from yinxin.documents.limits import MAX_PAGES
from yinxin.documents.markup import Element, local
from yinxin.documents.pages.content import Page
from yinxin.documents.pages.flow import PageFlow
from yinxin.documents.pages.ofd_page import glyphs_of, rules_of
from yinxin.domain.document import Document

MEDIA_TYPE = "application/ofd"


def read(data: bytes, *, name: str) -> Document:
    archive = Archive(data)
    if any("encrypt" in part.lower() for part in archive.names):
        raise refusals.password()
    composer = Composer()
    PageFlow(composer).write(_pages(archive))
    if not composer.has_print:
        raise refusals.drawn_only()
    return composer.document(data, name=name, media_type=MEDIA_TYPE)


def _pages(archive: Archive) -> Iterator[Page]:
    number = 0
    # A file may hold several documents, one after the other.
    for place in archive.xml("OFD.xml").iter("{*}DocRoot"):
        root = (place.text or "").strip().lstrip("/")
        document = archive.xml(root)
        folder = posixpath.dirname(root)
        templates = {
            item.get("ID", ""): _joined(folder, item.get("BaseLoc", "")) for item in document.iter("{*}TemplatePage")
        }
        for page in _page_list(document):
            number += 1
            if number > MAX_PAGES:
                raise refusals.too_many_pages()
            yield _page(archive, _joined(folder, page.get("BaseLoc", "")), templates, number)


def _page_list(document: Element) -> list[Element]:
    pages = next((child for child in document if local(child) == "Pages"), None)
    return [] if pages is None else [page for page in pages if local(page) == "Page"]


def _joined(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _page(archive: Archive, target: str, templates: dict[str, str], number: int) -> Page:
    """A page and the template under it, which carries running heads and forms."""
    root = archive.xml(target)
    used = [templates.get(item.get("TemplateID", ""), "") for item in root.iterchildren("{*}Template")]
    layers = [*(archive.xml(part) for part in used if part in archive), root]
    glyphs = tuple(glyph for layer in layers for glyph in glyphs_of(layer))
    rules = tuple(rule for layer in layers for rule in rules_of(layer))
    return Page(number, glyphs, rules)
