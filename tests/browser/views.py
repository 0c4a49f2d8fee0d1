"""How wide and in which language a page is judged: a large screen and a telephone in every run, the other pairs in `make soak`."""

from __future__ import annotations

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
