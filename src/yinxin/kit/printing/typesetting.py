"""A typst template of ours and the values it prints become a PDF. Values travel as JSON, so no text can be read as markup."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from yinxin.kit.printing import refusals  # noqa: F401 - the sentence registers itself
from yinxin.kit.printing.fonts import choose


def typeset(template: Path, values: dict[str, Any], *, language: str, made: datetime) -> bytes:
    """The PDF. In the template `json(bytes(sys.inputs.values))` gives `values`, with the chosen `fonts` among them.

    `made` is printed in the file's own particulars, so that the same values give the same bytes.
    Raises RefusedError("no-chinese-font") where no installed font has Chinese characters.
    """
    fonts = installed()
    faces = choose(fonts.families(), language)
    given = {**values, "fonts": {"text": faces.text, "heading": faces.heading}}
    printed: bytes = typst.compile(
        template,
        root=template.parent,
        font_paths=fonts,
        format="pdf",
        sys_inputs={"values": json.dumps(given, ensure_ascii=False)},
        timestamp=int(made.timestamp()),
    )
    return printed


@cache
def installed() -> typst.Fonts:
    """The fonts of this machine, looked for once in a process: that takes longer than a page."""
    return typst.Fonts(font_paths=_folders())


def _folders() -> list[Path]:
    """Beside what the system has, fonts that the operator put into a folder of their own."""
    return [Path(settings.FONTS)] if settings.FONTS else []
