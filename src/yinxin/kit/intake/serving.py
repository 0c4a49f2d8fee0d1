"""Giving a kept file out: always as a download, under its own name, and only by a view that has judged who asks."""

from __future__ import annotations

from pathlib import PurePath

from django.core.files.base import File
from django.http import FileResponse

from yinxin.domain.errors import RefusedError
from yinxin.kit.intake.cleaning.cleaned import OCTETS
from yinxin.kit.intake.models import Received

ENDINGS = {"image/jpeg": (".jpg", ".jpeg"), "image/png": (".png",), "application/pdf": (".pdf",)}
"""What was rebuilt here is told by its type; a document kept as it came is told by none, and opens in no browser."""


def serve(received: Received) -> FileResponse:
    """RefusedError while a file waits for its scan, and when its bytes are not there."""
    rebuilt = received.kind != Received.Kind.DOCUMENT and received.media_type in ENDINGS
    media_type = received.media_type if rebuilt else OCTETS
    answer = FileResponse(
        opened(received), as_attachment=True, filename=_file_name(received, media_type), content_type=media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer


def content(received: Received) -> bytes:
    """The kept bytes, for a program that reads them."""
    with opened(received) as kept:
        data: bytes = kept.read()
    return data


def opened(received: Received) -> File[bytes]:
    if received.is_quarantined:
        raise RefusedError("intake-held", name=received.name)
    if not received.is_accepted:
        raise RefusedError("intake-not-kept", name=received.name)
    try:
        return received.file.open("rb")
    except FileNotFoundError:
        raise RefusedError("intake-missing", name=received.name) from None


def _file_name(received: Received, media_type: str) -> str:
    """A picture that was painted anew in another format gets that format's ending."""
    endings = ENDINGS.get(media_type, ())
    ending = PurePath(received.name).suffix.lower()
    return received.name if not endings or ending in endings else f"{PurePath(received.name).stem}{endings[0]}"
