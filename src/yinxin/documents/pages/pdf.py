"""PDF files with a text layer; a scan is read by optical recognition where that is installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from yinxin.documents import refusals
from yinxin.documents.composer import Composer
from yinxin.documents.limits import MAX_PAGES
from yinxin.documents.pages.content import Page
from yinxin.documents.pages.flow import PageFlow
from yinxin.documents.pages.pdf_page import holds_picture, read_page
from yinxin.domain.document import Document

MEDIA_TYPE = "application/pdf"


def read(data: bytes, *, name: str) -> Document:
    file = _open(data)
    try:
        if len(file) > MAX_PAGES:
            raise refusals.too_many_pages()
        composer = Composer()
        pictures: list[int] = []
        PageFlow(composer).write(_pages(file, pictures))
        if not composer.has_print:
            _recognise(file, composer)
            pictures.clear()
        document = composer.document(data, name=name, media_type=MEDIA_TYPE)
        return replace(document, unread_pages=tuple(pictures))
    finally:
        file.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(fault).lower():
            raise refusals.password() from fault
        raise refusals.damaged() from fault
    if len(file) < 1:
        raise refusals.damaged()
    return file


def _pages(file: pdfium.PdfDocument, pictures: list[int]) -> Iterator[Page]:
    """The pages in turn; the numbers of those that are only a picture are noted in `pictures`."""
    for index in range(len(file)):
        try:
            page = file[index]
        except pdfium.PdfiumError as fault:
            raise refusals.damaged(f"第 {index + 1} 页") from fault
        try:
            content = read_page(page, number=index + 1)
            if not content.glyphs and holds_picture(page):
                pictures.append(index + 1)
            yield content
        finally:
            page.close()


def _recognise(file: pdfium.PdfDocument, composer: Composer) -> None:
    from yinxin.documents.pages.recognition import recognised_pages  # only a scan needs it

    for number, lines in recognised_pages(file):
        if number > 1:
            composer.page_break(number)
        for line in lines:
            composer.paragraph(line, page=number, uncertain=True)
    if not composer.has_print:
        raise refusals.unclear_scan()
