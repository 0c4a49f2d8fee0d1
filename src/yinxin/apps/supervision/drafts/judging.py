"""Whether a Word file can serve as a template: its fields are known, its marks can do nothing but print, and it has the sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from zipfile import BadZipFile

from django.utils import timezone
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from yinxin.apps.supervision.drafts.drafting import WRITERS
from yinxin.apps.supervision.drafts.example import example
from yinxin.apps.supervision.drafts.figures import Figures
from yinxin.apps.supervision.drafts.rendering import LINKS, render
from yinxin.apps.supervision.models import Draft
from yinxin.domain.errors import RefusedError

PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If, nodes.Const,
    nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand,
)  # fmt: skip
"""What a template may be made of: fields, lists, conditions. No calls, no filters, no arithmetic, no macros, no includes."""

DEEPEST = 4
"""Lists within lists; the papers need two."""

MARK = re.compile(rb"\{[{%#]")
INSIDE_TEXT = re.compile(rb"<w:t(?: [^>]*)?>[^<]*<w:(?:r|hyperlink)[ >]")


def judge(template: bytes, kind: str) -> None:
    """Raises RefusedError: "template-unreadable", "template-mark", "template-field", "template-sources", "template-link"."""
    tree = _parsed(_source(template))
    _refuse_marks_elsewhere(template)
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, PLAIN) or (isinstance(node, nodes.Getattr) and node.attr.startswith("_")):
            raise RefusedError("template-mark", mark=type(node).__name__.lower())
    if _depth(tree) > DEEPEST:
        raise RefusedError("template-mark", mark="for")
    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    bound = {name.name for loop in tree.find_all(nodes.For) for name in [loop.target] if isinstance(name, nodes.Name)}
    known = _known(kind)
    if unknown := sorted(names - bound - known):
        raise RefusedError("template-field", field=unknown[0], known="、".join(sorted(known)))
    if LINKS not in names:
        raise RefusedError("template-sources")
    _try(template, kind)


def _source(template: bytes) -> str:
    try:
        paper = DocxTemplate(BytesIO(template))
        paper.init_docx()
        parts = [paper.patch_xml(paper.get_xml())]
        for uri in (paper.HEADER_URI, paper.FOOTER_URI):
            parts += [paper.patch_xml(paper.get_part_xml(part)) for _key, part in paper.get_headers_footers(uri)]
    except (BadZipFile, KeyError, ValueError, PackageNotFoundError) as error:
        raise RefusedError("template-unreadable") from error
    return "\n".join(parts)


def _parsed(source: str) -> nodes.Template:
    try:
        return SandboxedEnvironment().parse(source)
    except TemplateError as error:
        raise RefusedError("template-mark", mark=str(error)[:80]) from error


def _depth(node: nodes.Node) -> int:
    below = max((_depth(child) for child in node.iter_child_nodes()), default=0)
    return below + isinstance(node, nodes.For)


def _known(kind: str) -> set[str]:
    """The fields of a kind of paper: those that an empty plan has too."""
    return {*WRITERS[kind](example(), Figures()), LINKS}


def _refuse_marks_elsewhere(template: bytes) -> None:
    """Notes and the file's own particulars are printed too, but not looked at above: nothing may stand there."""
    for part in Document(BytesIO(template)).part.package.iter_parts():
        name = str(part.partname)
        looked_at = name.startswith(("/word/document", "/word/header", "/word/footer"))
        if not looked_at and name.endswith(".xml") and MARK.search(part.blob):
            raise RefusedError("template-mark", mark=name)


def _try(template: bytes, kind: str) -> None:
    """Print it once with something in every list: a figure that is not marked as a link would break the file, and a field
    that nobody knows would print nothing."""
    figures = Figures()
    content = WRITERS[kind](example(), figures)
    draft = Draft(pk=1, kind=kind, content=content, figures=figures.as_json(), at=timezone.now())
    try:
        printed = render(draft, template, undefined=StrictUndefined)
    except (TemplateError, ValueError, TypeError) as error:
        raise RefusedError("template-mark", mark=str(error)[:80]) from error
    body: Iterable[bytes] = (part.blob for part in Document(BytesIO(printed)).part.package.iter_parts())
    if any(INSIDE_TEXT.search(blob) for blob in body):
        raise RefusedError("template-link")
