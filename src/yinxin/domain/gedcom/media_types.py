"""What kind a file is: a media type in version 7, an ending in 5.5.1."""

from __future__ import annotations

_TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "tif": "image/tiff",
    "bmp": "image/bmp",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "mp4": "video/mp4",
}
_ENDINGS = {kind: ending for ending, kind in _TYPES.items()}
_TYPES |= {"jpeg": "image/jpeg", "tiff": "image/tiff"}


def media_type(form: str) -> str:
    return _TYPES.get(form.lower(), form)


def ending(kind: str) -> str:
    return _ENDINGS.get(kind, kind)
