"""Pictures are painted anew: only the pixels come through. Place and time of taking, thumbnails, profiles and whatever hides
behind the picture stay behind."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from yinxin.domain.errors import RefusedError
from yinxin.kit.intake.cleaning.cleaned import Cleaned, FileKind
from yinxin.kit.intake.cleaning.limits import LONGEST_SIDE, MOST_PIXELS

FORMATS = ("JPEG", "PNG", "WEBP")
_DIRECT = {"JPEG": ("L", "RGB"), "PNG": ("1", "L", "LA", "P", "RGB", "RGBA")}
_SEVERAL_PICTURES = "MPO"
"""Telephones lay a second picture (depth, brightness) behind the photograph; the first one is the photograph."""


def looks_like_picture(head: bytes) -> bool:
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def clean(data: bytes) -> Cleaned:
    try:
        with warnings.catch_warnings():
            # Pillow only warns from 89 million pixels on; the limit here is far below.
            warnings.simplefilter("ignore")
            return _painted_anew(data)
    except (RefusedError, MemoryError):
        raise
    except Exception as fault:  # SyntaxError, UnicodeDecodeError and others: a broken picture breaks Pillow in any way
        raise RefusedError("intake-damaged") from fault


def _painted_anew(data: bytes) -> Cleaned:
    with Image.open(BytesIO(data), formats=FORMATS) as given:
        form = given.format or ""
        _refuse_what_is_too_much(given)
        given.load()
        upright = _upright(given)
    target = "PNG" if form == "PNG" or _has_transparency(upright) else "JPEG"
    plain = _with_plain_pixels(upright, target)
    fresh = _copied(plain)
    out = BytesIO()
    # The quickest setting: 25 million pixels would else take nine seconds.
    fresh.save(out, target, **({"quality": 90} if target == "JPEG" else {"compress_level": 1}))
    return Cleaned(
        FileKind.PICTURE, f"image/{target.lower()}", out.getvalue(), was_cleaned=True, pixels=fresh.width * fresh.height
    )


def _refuse_what_is_too_much(given: Image.Image) -> None:
    """Judged by what the head declares, before a single pixel is unpacked."""
    if given.width * given.height > MOST_PIXELS or max(given.size) > LONGEST_SIDE:
        raise RefusedError("intake-pixels", millions=MOST_PIXELS // 1_000_000)
    if getattr(given, "n_frames", 1) > 1 and given.format != _SEVERAL_PICTURES:
        raise RefusedError("intake-moving")


def _upright(given: Image.Image) -> Image.Image:
    """Turned as the telephone says it was held. Where that note is damaged, the picture stays as it lies."""
    try:
        return ImageOps.exif_transpose(given)
    except Exception:  # noqa: BLE001 - the note is free to be broken in any way
        return given.copy()


def _has_transparency(image: Image.Image) -> bool:
    return "transparency" in image.info or image.mode in ("LA", "PA", "RGBA")


def _with_plain_pixels(image: Image.Image, target: str) -> Image.Image:
    if image.mode.startswith("I"):
        # Sixteen bits a pixel: converted as they are, all but the darkest would turn white.
        return image.convert("I").point(lambda value: value / 257).convert("L")
    if "transparency" in image.info and image.mode != "RGBA":
        return image.convert("RGBA")
    return image if image.mode in _DIRECT[target] else image.convert("RGBA" if image.mode == "PA" else "RGB")


def _copied(image: Image.Image) -> Image.Image:
    fresh = Image.new(image.mode, image.size)
    if image.mode == "P":
        fresh.putpalette(image.getpalette("RGB") or [])
    fresh.paste(image)
    return fresh
