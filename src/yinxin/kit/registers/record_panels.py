"""What surfaces of the engine show on the page of a record, besides its facts: each gives the HTML of its own part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from yinxin.kit.registers.declaration import Register

Panel = Callable[[HttpRequest, Register, Any], SafeString]

_main: list[Panel] = []
_beside: list[Panel] = []


def panel(function: Panel) -> Panel:
    """Below the facts, in the order in which the surfaces are imported. Nothing is shown of an empty one."""
    return _added(_main, function)


def panel_beside(function: Panel) -> Panel:
    """In the narrow column: where the record stands and what is due."""
    return _added(_beside, function)


def panels(request: HttpRequest, register: Register, record: Any) -> list[SafeString]:
    """First the register's own."""
    own = [import_string(name) for name in register.panels]
    return _made([*own, *_main], request, register, record)


def panels_beside(request: HttpRequest, register: Register, record: Any) -> list[SafeString]:
    return _made(_beside, request, register, record)


def _added(panels: list[Panel], function: Panel) -> Panel:
    if function not in panels:
        panels.append(function)
    return function


def _made(functions: list[Panel], request: HttpRequest, register: Register, record: Any) -> list[SafeString]:
    return [html for function in functions if (html := function(request, register, record))]
