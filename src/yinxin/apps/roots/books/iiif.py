"""A book's public pages for other programs: IIIF Presentation 3.0 manifest, annotations of the transcription, Image 3.0 at level 0."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.books.models import Page, PageSize, Region, Rights
from yinxin.domain.text.scripts import traditional

PRESENTATION = "http://iiif.io/api/presentation/3/context.json"
IMAGE = "http://iiif.io/api/image/3/context.json"
IMAGE_PROTOCOL = "http://iiif.io/api/image"
LANGUAGES = {"zh-Hans": "zh-hans", "zh-Hant": "zh-hant", "en": "en"}
ADDRESSES = {
    Rights.PUBLIC_DOMAIN: "http://creativecommons.org/publicdomain/mark/1.0/",
    Rights.CC0: "http://creativecommons.org/publicdomain/zero/1.0/",
    Rights.CC_BY: "http://creativecommons.org/licenses/by/4.0/",
    Rights.COPYRIGHT: "http://rightsstatements.org/vocab/InC/1.0/",
    Rights.UNKNOWN: "http://rightsstatements.org/vocab/UND/1.0/",
}

Json = dict[str, Any]


def manifest(book: Book, pages: Sequence[Page]) -> Json:
    """`pages` are those anybody may see, with their sizes; in the order of reading, from right to left."""
    told: Json = {
        "@context": PRESENTATION,
        "id": _address("books:manifest", book.pk),
        "type": "Manifest",
        "label": _name(book),
        "metadata": _metadata(book),
        "requiredStatement": {"label": _in_all(_("收藏")), "value": _in_all(_holder(book))},
        "viewingDirection": "right-to-left",
        "behavior": ["paged"],
        "homepage": [
            {"id": _address("books:viewer", book.pk), "type": "Text", "label": _name(book), "format": "text/html"}
        ],
        "thumbnail": [_thumbnail(pages[0])],
        "items": [_canvas(page, place) for place, page in enumerate(pages, start=1)],
    }
    rights = {page.rights for page in pages}
    if len(rights) == 1:
        told["rights"] = ADDRESSES[Rights(rights.pop())]
    return told


def transcription(page: Page, regions: Sequence[Region]) -> Json:
    """The transcription, a W3C annotation for each region."""
    return {
        "@context": PRESENTATION,
        "id": _address("books:annotations", page.pk),
        "type": "AnnotationPage",
        "items": [_annotation(page, region) for region in regions],
    }


def image_info(page: Page) -> Json:
    """Level 0: the whole picture in fixed sizes."""
    return {
        "@context": IMAGE,
        "id": image_service(page),
        "type": "ImageService3",
        "protocol": IMAGE_PROTOCOL,
        "profile": "level0",
        "width": page.width,
        "height": page.height,
        "sizes": [{"width": row.width, "height": row.height} for row in page.sizes.all()],
        "rights": ADDRESSES[Rights(page.rights)],
    }


def image_service(page: Page) -> str:
    return _address("books:image-info", page.pk).removesuffix("/info.json")


def image_address(row: PageSize, page: Page) -> str:
    return f"{image_service(page)}/full/{row.size}/0/default.jpg"


def _canvas(page: Page, place: int) -> Json:
    address = f"{_address('books:manifest', page.book_id)}#canvas-{page.pk}"
    canvas = _canvas_id(page)
    row = list(page.sizes.all())[-1]
    body = {
        "id": image_address(row, page),
        "type": "Image",
        "format": "image/jpeg",
        "width": page.width,
        "height": page.height,
        "service": [{"id": image_service(page), "type": "ImageService3", "profile": "level0"}],
    }
    painting = {
        "id": f"{address}-painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": canvas,
    }
    return {
        "id": canvas,
        "type": "Canvas",
        "label": _label(page, place),
        "width": page.width,
        "height": page.height,
        "rights": ADDRESSES[Rights(page.rights)],
        "thumbnail": [_thumbnail(page)],
        "items": [{"id": f"{address}-page", "type": "AnnotationPage", "items": [painting]}],
        "annotations": [{"id": _address("books:annotations", page.pk), "type": "AnnotationPage"}],
    }


def _annotation(page: Page, region: Region) -> Json:
    box = f"xywh={region.left},{region.top},{region.width},{region.height}"
    return {
        "id": f"{_address('books:annotations', page.pk)}#region-{region.pk}",
        "type": "Annotation",
        "motivation": "supplementing",
        "body": {"type": "TextualBody", "value": region.text, "language": "zh", "format": "text/plain"},
        "target": f"{_canvas_id(page)}#{box}",
    }


def _canvas_id(page: Page) -> str:
    """An address that is the canvas's alone; a fragment would take the place of the region's."""
    return _address("books:canvas", page.pk)


def _thumbnail(page: Page) -> Json:
    row = next(iter(page.sizes.all()))
    return {
        "id": image_address(row, page),
        "type": "Image",
        "format": "image/jpeg",
        "width": row.width,
        "height": row.height,
    }


def _label(page: Page, place: int) -> Json:
    if page.folio:
        return {"zh-Hans": [page.folio], "zh-Hant": [traditional(page.folio)], "en": [f"Image {place}: {page.folio}"]}
    return {"zh-Hans": [f"第{place}张"], "zh-Hant": [f"第{place}張"], "en": [f"Image {place}"]}


def _name(book: Book) -> Json:
    kind = _in("en", book.get_kind_display)
    return {"zh-Hans": [book.name], "zh-Hant": [traditional(book.name)], "en": [f"{kind}: {book.name}"]}


def _holder(book: Book) -> str | Promise:
    return book.holder or _("收藏单位没有写明")


def _metadata(book: Book) -> list[Json]:
    rows: list[tuple[str | Promise, str]] = [
        (_("编号"), book.code),
        (_("姓氏"), book.surname),
        (_("堂号"), book.hall),
        (_("所属乡村"), book.village),
        (_("修纂年代"), book.years),
        (pgettext_lazy("书页", "架位"), book.shelf),
    ]
    return [{"label": _in_all(label), "value": {"none": [value]}} for label, value in rows if value]


def _in_all(words: str | Promise) -> Json:
    return {tag: [_in(code, lambda: str(words))] for tag, code in LANGUAGES.items()}


def _in(code: str, said: Callable[[], str]) -> str:
    with translation.override(code):
        return str(said())


def _address(name: str, pk: int) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[pk])}"
