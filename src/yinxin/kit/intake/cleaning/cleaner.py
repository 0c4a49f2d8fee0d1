"""Cleaning from the safe side: asks a confined child, and takes a new one when a file has broken it."""

from __future__ import annotations

import json

from yinxin.documents.confined.asking import Confined, DiedError, TooSlowError
from yinxin.domain.errors import RefusedError
from yinxin.kit.intake.cleaning import sorting
from yinxin.kit.intake.cleaning.cleaned import Cleaned, Kinds, unpacked
from yinxin.kit.intake.cleaning.limits import SECONDS

MODULE = "yinxin.kit.intake.cleaning.child"
_SMALL = 1024 * 1024


class Cleaner:
    """Used as a context. Many files go through one child; uploads come singly and bring their own."""

    def __init__(self) -> None:
        self._child: Confined | None = None

    def __enter__(self) -> Cleaner:
        return self

    def __exit__(self, *_: object) -> None:
        self._dismiss()

    def clean(self, data: bytes, *, name: str, kinds: Kinds) -> Cleaned:
        """The file as it may be kept. RefusedError or UnreadableError say why not; nothing else is raised."""
        if not data:
            raise RefusedError("intake-empty")
        if len(data) <= _SMALL and sorting.is_plain_text(data, name=name):
            return sorting.clean(data, name=name, kinds=kinds)
        line = json.dumps({"name": name, "kinds": sorted(kinds)}).encode()
        try:
            return unpacked(self._ask(line + b"\n" + data), given=data)
        except (ValueError, KeyError, TypeError) as fault:
            self._dismiss()
            raise RefusedError("intake-damaged") from fault

    def _ask(self, message: bytes) -> bytes:
        self._child = self._child or Confined(MODULE)
        try:
            return self._child.ask(message, patience=SECONDS)
        except TooSlowError:
            self._child = None
            raise RefusedError("intake-too-slow") from None
        except DiedError as death:
            self._child = None
            raise RefusedError(_code_of(death)) from None

    def _dismiss(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def _code_of(death: DiedError) -> str:
    if death.was_out_of_time:
        return "intake-too-slow"
    return "intake-too-much-memory" if death.was_out_of_memory else "intake-damaged"
