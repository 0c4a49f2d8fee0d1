"""The sizes in which a page is shown: pictures that were painted anew at the door, made smaller."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

WIDTHS = (360, 900, 1800)
"""A phone's list, a screen, close reading; and above them the whole picture."""
QUALITY = 82


@dataclass(frozen=True, slots=True)
class Sized:
    width: int
    height: int
    data: bytes


def sizes_of(picture: bytes) -> list[Sized]:
    """As JPEG, narrow first; the last is the whole picture. What is transparent becomes white paper."""
    with Image.open(BytesIO(picture), formats=("JPEG", "PNG")) as given:
        whole = _on_paper(given)
    widths = [width for width in WIDTHS if width < whole.width]
    return [*(_drawn(whole, width) for width in widths), _encoded(whole)]


def _on_paper(given: Image.Image) -> Image.Image:
    if given.mode in ("RGB", "L"):
        return given.copy()
    layered = given.convert("RGBA")
    paper = Image.new("RGB", layered.size, "white")
    paper.paste(layered, mask=layered.getchannel("A"))
    return paper


def _drawn(whole: Image.Image, width: int) -> Sized:
    height = max(1, round(whole.height * width / whole.width))
    return _encoded(whole.resize((width, height), Image.Resampling.LANCZOS))


def _encoded(image: Image.Image) -> Sized:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Sized(image.width, image.height, out.getvalue())
