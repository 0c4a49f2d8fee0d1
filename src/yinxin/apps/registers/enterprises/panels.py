"""What a firm asked for, on its page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from yinxin.kit.registers.declaration import Register


def issues(request: HttpRequest, register: Register, record: Any) -> SafeString:
    """The latest ten, the rest by the list."""
    keeps = register.kept_by(request.user).filter(pk=record.pk).exists()
    rows = list(record.issues.select_related("unit")[:10])
    context = {"record": record, "issues": rows, "keeps": keeps, "today": timezone.localdate()}
    return render_to_string("enterprises/_issues.html", context, request=request)
