"""Writes the paragraphs of a narrative plan as every kind of file an office sends."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence

import docx

from tests.factories.plans import Line
from tests.factories.printing import pdf, quoted


def plain(lines: Sequence[Line]) -> bytes:
    """Text with the two wide spaces that indent a Chinese paragraph."""
    return ("\n".join(line.text if line.level == 1 else "　　" + line.text for line in lines) + "\n").encode()


def word(lines: Sequence[Line]) -> bytes:
    """A Word document with real heading styles."""
    paper = docx.Document()
    for line in lines:
        if line.level is None:
            paper.add_paragraph(line.text)
        else:
            paper.add_heading(line.text, line.level - 1)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def page(lines: Sequence[Line]) -> bytes:
    """A web page with headings."""
    body = "".join(
        f"<p>{html.escape(line.text)}</p>"
        if line.level is None
        else f"<h{line.level}>{html.escape(line.text)}</h{line.level}>"
        for line in lines
    )
    return f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{html.escape(lines[0].text)}</title>{body}</html>'.encode()


def printed(lines: Sequence[Line]) -> bytes:
    """A PDF on A4: long paragraphs are broken into lines by the paper."""
    body = "\n\n".join(f"#par[{quoted(line.text)}]" for line in lines)
    return pdf(f'#set page(numbering: "1")\n#set par(first-line-indent: (amount: 2em, all: true))\n{body}')
