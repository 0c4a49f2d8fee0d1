"""A drafted content and a Word template become a .docx: every figure a link to its rows, and a table of sources at the end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from io import BytesIO
from typing import Any

from django.conf import settings
from django.urls import reverse
from docxtpl import DocxTemplate, RichText
from jinja2 import Undefined
from jinja2.sandbox import SandboxedEnvironment

from yinxin.apps.supervision.drafts.wording import printable
from yinxin.apps.supervision.models import Draft

LINKS = "sources"
"""The table without which no paper is printed."""


def render(draft: Draft, template: bytes, *, undefined: type[Undefined] = Undefined) -> bytes:
    """The file. `undefined` says what becomes of a field that the content does not have: nothing, unless a template is judged. The template was judged when it was uploaded (`judging`); nothing in it can call or change anything."""
    paper = DocxTemplate(BytesIO(template))
    paper.render(context_of(draft, paper), jinja_env=SandboxedEnvironment(undefined=undefined), autoescape=True)
    properties = paper.docx.core_properties
    properties.title = draft.content.get("title", "")
    properties.created = properties.modified = draft.at.astimezone(UTC).replace(tzinfo=None)
    kept = BytesIO()
    paper.save(kept)
    return kept.getvalue()


def context_of(draft: Draft, paper: DocxTemplate) -> dict[str, Any]:
    """The content with links where it names figures and tasks, and the table of sources."""
    links = _Links(draft, paper)
    content = {name: links.shown(value) for name, value in draft.content.items()}
    return {**content, LINKS: links.sources()}


class _Links:
    """Puts links where the content names a figure or a task."""

    def __init__(self, draft: Draft, paper: DocxTemplate) -> None:
        self._draft = draft
        self._paper = paper
        self._figures = {figure["code"]: figure for figure in draft.figures}

    def shown(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            if "figure" in value:
                return self._figure(self._figures[value["figure"]])
            if "text" in value:
                task = value["task"]
                return (
                    self._link(value["text"], reverse("plans:task", args=[task]))
                    if task
                    else RichText(printable(value["text"]))
                )
            return {name: self.shown(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self.shown(one) for one in value]
        return printable(value) if isinstance(value, str) else value

    def sources(self) -> list[dict[str, Any]]:
        return [
            {
                "n": str(number),
                "label": printable(figure["label"]),
                "value": self._figure(figure),
                "unit": figure["unit"],
                "rows": str(len(figure["rows"])),
            }
            for number, figure in enumerate(self._draft.figures, start=1)
        ]

    def _figure(self, figure: Mapping[str, Any]) -> RichText:
        path = reverse("supervision:draft-figure", args=[self._draft.pk, figure["code"]])
        return self._link(figure["value"], path)

    def _link(self, text: str, path: str) -> RichText:
        return RichText(
            printable(text), url_id=self._paper.build_url_id(f"{settings.SITE_URL}{path}"), underline="dotted"
        )
