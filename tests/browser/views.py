"""How wide and in which language a page is judged: each journey on one screen in every run, half of them on a telephone in English;
on all its screens in `make soak`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from zlib import crc32

import pytest

WIDTHS = (1280, 360)
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
ALWAYS = {(1280, "zh-Hans"), (360, "en")}

VIEWS = [
    pytest.param(width, language, marks=[] if (width, language) in ALWAYS else [pytest.mark.slow])
    for width in WIDTHS
    for language in LANGUAGES
]
in_every_view = pytest.mark.parametrize(("width", "language"), VIEWS)


def on_a_further_screen(journeys: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """Of journeys that are made on several screens all but one, which its name draws once and for all."""
    made: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for journey in journeys:
        if "width" in getattr(journey, "fixturenames", ()) and not set(journey.keywords) & {"slow", "every_screen"}:
            made[journey.nodeid.split("[")[0]].append(journey)
    for name, screens in made.items():
        kept = crc32(name.encode()) % len(screens)
        yield from screens[:kept] + screens[kept + 1 :]
