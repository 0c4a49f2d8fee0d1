"""The attachments of a record on its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Attachment
from yinxin.kit.registers.record_panels import panel
from yinxin.kit.registers.records.attachments import attached, is_shown, kinds_of


@dataclass(frozen=True, slots=True)
class Paper:
    """An attachment and what it is filed under. `is_picture`: a small picture of it may be shown."""

    attachment: Attachment
    kind: object
    is_picture: bool


@panel
def attachments_panel(request: HttpRequest, register: Register, record: Any) -> SafeString:
    """Nothing where there are none and this reader may add none."""
    kinds = kinds_of(register)
    papers = [
        Paper(one, kinds.get(one.kind, one.kind), is_shown(one) and one.received.kind == "picture")  # type: ignore[union-attr]
        for one in attached(register, record)
    ]
    keeps = register.kept_by(request.user).filter(pk=record.pk).exists()
    if not papers and not keeps:
        return SafeString("")
    context = {"register": register, "record": record, "papers": papers, "keeps": keeps}
    return render_to_string("registers/records/_attachments.html", context, request)
