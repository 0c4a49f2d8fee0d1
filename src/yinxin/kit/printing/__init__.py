"""Pages on paper: fonts that have Chinese characters, and typst that sets the page."""

from __future__ import annotations

from yinxin.kit.printing.typesetting import typeset

__all__ = ["typeset"]
