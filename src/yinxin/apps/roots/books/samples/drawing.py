"""Drawing a leaf as block prints look: a frame, ruled columns read from the right, the spine on the fold, paper that has yellowed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

from yinxin.apps.roots.books.samples.leaves import Column, Leaf

WIDTH, HEIGHT = 1080, 1440
LEFT, TOP, RIGHT, BOTTOM = 80, 110, 1000, 1340
"""The frame; the fold with the spine is a column of its own beside it."""

SPINE = 92
LARGE, SMALL, TITLE = 62, 34, 104
INK, RED, PAPER = (38, 33, 30), (128, 44, 36), (236, 224, 196)
STOPS = "，。、：；　"
QUALITY = 72

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
FACES = (
    ("NotoSerifCJK-Regular.ttc", 3),
    ("SourceHanSerif-Regular.ttc", 3),
    ("NotoSerifTC-Regular.otf", 0),
    ("uming.ttc", 0),
    ("Songti.ttc", 0),
    ("mingliu.ttc", 0),
    ("simsun.ttc", 0),
    ("NotoSansCJK-Regular.ttc", 3),
)
"""Files of fonts with traditional characters, and which face of the file has their forms."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a column stands, in pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture as JPEG, and for each column of the leaf its box."""

    picture: bytes
    boxes: tuple[Box, ...]


def font_file(own: str = "") -> tuple[Path, int] | None:
    """Of the folder `own` or of the system; None where no font has the characters."""
    for folder in (own, *FOLDERS):
        if folder and Path(folder).is_dir():
            files = {one.name: one for one in sorted(Path(folder).rglob("*.[to]t[cf]"))}
            for name, face in FACES:
                if name in files:
                    return files[name], face
    return None


def drawn(leaf: Leaf, font: tuple[Path, int]) -> Drawn:
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    _age(pen, leaf.number)
    boxes = _title(pen, leaf, font) if leaf.is_title else _page(pen, leaf, font)
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Drawn(out.getvalue(), tuple(boxes))


def _age(pen: ImageDraw.ImageDraw, seed: int) -> None:
    """Specks and darker edges, the same at every run."""
    chance = Random(seed)  # noqa: S311 - spots on paper
    for _ in range(160):
        x, y, size = chance.randrange(WIDTH), chance.randrange(HEIGHT), chance.choice((1, 1, 2, 3))
        pen.ellipse((x, y, x + size, y + size), fill=(206, 186, 146))
    for step in range(12):
        shade = tuple(value - 2 * (12 - step) for value in PAPER)
        pen.rectangle((step * 2, step * 2, WIDTH - 1 - step * 2, HEIGHT - 1 - step * 2), outline=shade, width=2)


def _title(pen: ImageDraw.ImageDraw, leaf: Leaf, font: tuple[Path, int]) -> list[Box]:
    """Three columns, the name of the book in the middle."""
    pen.rectangle((LEFT, TOP, RIGHT, BOTTOM), outline=RED, width=8)
    pen.rectangle((LEFT + 14, TOP + 14, RIGHT - 14, BOTTOM - 14), outline=RED, width=2)
    width, boxes = (RIGHT - LEFT - 28) // 3, []
    for number, column in enumerate(leaf.columns):
        size = TITLE if number == 1 else LARGE
        left = RIGHT - 14 - (number + 1) * width
        top = TOP + (90 if number == 1 else 150 if number == 0 else 560)
        if number:
            pen.line((left + width, TOP + 14, left + width, BOTTOM - 14), fill=RED, width=2)
        _down(pen, column.large, (left + width // 2, top), _face(font, size), round(size * 1.5))
        boxes.append(Box(left, top - 20, width, round(size * 1.5) * len(column.large) + 20))
    return boxes


def _page(pen: ImageDraw.ImageDraw, leaf: Leaf, font: tuple[Path, int]) -> list[Box]:
    folded = leaf.side == "first"
    fold = LEFT if folded else RIGHT - SPINE
    left, right = (LEFT + SPINE, RIGHT) if folded else (LEFT, RIGHT - SPINE)
    pen.rectangle((LEFT, TOP, RIGHT, BOTTOM), outline=INK, width=7)
    pen.rectangle((LEFT + 12, TOP + 12, RIGHT - 12, BOTTOM - 12), outline=INK, width=2)
    pen.line(
        (fold if not folded else fold + SPINE, TOP, fold if not folded else fold + SPINE, BOTTOM), fill=INK, width=2
    )
    _spine(pen, leaf.spine, fold + SPINE // 2, font)
    width, boxes = (right - left) // len(leaf.columns), []
    for number, column in enumerate(leaf.columns):
        edge = right - (number + 1) * width
        if number:
            pen.line((edge + width, TOP + 12, edge + width, BOTTOM - 12), fill=INK, width=1)
        bottom = _column(pen, column, edge + width // 2, font)
        boxes.append(Box(edge + 2, TOP + 14, width - 4, min(bottom, BOTTOM - 14) - TOP - 14))
    return boxes


def _spine(pen: ImageDraw.ImageDraw, text: str, middle: int, font: tuple[Path, int]) -> None:
    """The fish tail above what tells the binder which leaf it is."""
    half = SPINE // 2 - 4
    pen.polygon(
        (
            (middle - half, TOP + 250),
            (middle + half, TOP + 250),
            (middle + half, TOP + 310),
            (middle, TOP + 275),
            (middle - half, TOP + 310),
        ),
        fill=INK,
    )
    _down(pen, text, (middle, TOP + 340), _face(font, 40), 50)


def _column(pen: ImageDraw.ImageDraw, column: Column, middle: int, font: tuple[Path, int]) -> int:
    """Large characters, then small ones in two rows, the right one first. Where it ends."""
    y = _down(pen, column.large, (middle, TOP + 34), _face(font, LARGE), LARGE + 8) + (14 if column.large else 0)
    letters = "".join(one for one in column.small if one not in STOPS)
    if not letters:
        return y
    half = -(-len(letters) // 2)
    face = _face(font, SMALL)
    ends = [
        _down(pen, row, (middle + shift, y), face, SMALL + 5)
        for row, shift in ((letters[:half], SMALL // 2 + 3), (letters[half:], -SMALL // 2 - 3))
    ]
    return max(ends)


def _down(pen: ImageDraw.ImageDraw, text: str, start: tuple[int, int], face: ImageFont.FreeTypeFont, step: int) -> int:
    """One character under the other; a wide space is half a step. Where the next would stand."""
    x, y = start
    for char in text:
        if char != "　":
            pen.text((x, y), char, fill=INK, font=face, anchor="ma")
        y += step // 2 if char == "　" else step
    return y


@cache
def _face(font: tuple[Path, int], size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font[0]), size, index=font[1])
