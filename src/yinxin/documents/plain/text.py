"""Plain text: one paragraph a line, with its tabs and its indent; a form feed ends a page.

Word saves a table as text with a tab before each cell, so the lines are kept exactly as they stand.
"""

from __future__ import annotations

from yinxin.documents import refusals
from yinxin.documents.composer import Composer
from yinxin.documents.encodings import decode
from yinxin.documents.limits import MAX_LINE, MAX_PAGES, MAX_ROWS
from yinxin.domain.document import Document


def read(data: bytes, *, name: str) -> Document:
    text, encoding = decode(data)
    _keep_limits(text)
    composer = Composer()
    pages = text.split("\f")
    if len(pages) > MAX_PAGES:
        raise refusals.too_many_pages()
    numbered = len(pages) > 1
    for number, page in enumerate(pages, start=1):
        if number > 1:
            composer.page_break(number)
        composer.lines(page, page=number if numbered else None)
    return composer.document(data, name=name, media_type="text/plain", encoding=encoding)


def _keep_limits(text: str) -> None:
    if text.count("\n") + text.count("\r") > 2 * MAX_ROWS:
        raise refusals.too_many_rows()
    start = 0
    while len(text) - start > MAX_LINE:
        end = text.rfind("\n", start, start + MAX_LINE + 1)
        if end < 0:
            raise refusals.line_too_long(text.count("\n", 0, start) + 1)
        start = end + 1
