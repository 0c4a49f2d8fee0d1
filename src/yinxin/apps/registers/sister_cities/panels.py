"""How lively a signed pair is, and what comes next, on its page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from yinxin.apps.registers.sister_cities.board import RULE, pairs_of
from yinxin.apps.registers.sister_cities.stages import SIGNED
from yinxin.kit.registers.declaration import Register


def liveliness(_request: HttpRequest, _register: Register, record: Any) -> SafeString:
    """Nothing before the pair is signed: nobody is late with exchanges that were never agreed."""
    if record.stage not in SIGNED:
        return SafeString("")
    (pair,) = pairs_of([record], today=timezone.localdate())
    return render_to_string("sister_cities/_liveliness.html", {"pair": pair, "rule": RULE})
