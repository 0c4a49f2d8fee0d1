"""Prints to PDF with typst. Without a Chinese font typst draws boxes and succeeds, so the font is asked for first."""

from __future__ import annotations

from functools import cache

import pytest
import typst

FONTS = ("Noto Sans CJK SC", "Noto Serif CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "SimSun")


@cache
def chinese_font() -> str | None:
    """A Chinese font on this machine, or None."""
    families = set(typst.Fonts().families())
    return next((font for font in FONTS if font in families), None)


def pdf(source: str) -> bytes:
    """The printed pages of typst markup, in a Chinese font; skips the test where the machine has none."""
    font = chinese_font()
    if font is None:
        pytest.skip("no Chinese font on this machine (fonts-noto-cjk), so no PDF can be printed")
    return typst.compile(f'#set text(font: "{font}", lang: "zh", size: 10pt)\n{source}'.encode())


def quoted(text: str) -> str:
    """A typst string: shown as it is, whatever marks it holds."""
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
