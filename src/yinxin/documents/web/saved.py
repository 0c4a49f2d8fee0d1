"""Web pages saved as one file (mht), which Word also writes under the name of a doc: the page is one part of a letter."""

from __future__ import annotations

from email import message_from_bytes

from yinxin.documents import refusals
from yinxin.documents.encodings import decode
from yinxin.documents.web.reader import compose
from yinxin.domain.document import Document


def read(data: bytes, *, name: str) -> Document:
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                text, encoding = decode(page, declared=part.get_content_charset())
                return compose(text).document(data, name=name, media_type="multipart/related", encoding=encoding)
    raise refusals.no_text()
