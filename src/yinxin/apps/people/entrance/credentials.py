"""What a browser says a passkey signed, taken apart before a library of cryptography sees it.

Anybody may post anything here. Only the known parts, each a short text, are handed on and kept; what the library then trips over
is a wrong passkey, never our own fault.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms

from yinxin.apps.people.entrance.sentences import NOT_YOURS

LONGEST = 16_384
TEXTS = ("id", "rawId", "type", "authenticatorAttachment")
SIGNED = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
HOSTILE = (
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    OverflowError,
    struct.error,
    InvalidSignature,
    UnsupportedAlgorithm,
)
"""What taking apart bytes that nobody made in good faith may raise."""


class CredentialField(forms.JSONField):
    """A credential as JSON of bounded size; its clean value holds the known parts only."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(error_messages={"required": NOT_YOURS})

    def to_python(self, value: Any) -> Any:
        text = value if isinstance(value, str) else ""
        try:
            if len(text) > LONGEST:
                raise ValueError("longer than any credential")
            return _known(json.loads(text))
        except (ValueError, RecursionError):
            raise forms.ValidationError(NOT_YOURS, code="incorrect_code") from None

    def bound_data(self, data: Any, initial: Any) -> str:  # noqa: ARG002  Django's signature
        """Nothing is shown again: a credential serves once."""
        return ""

    def prepare_value(self, value: Any) -> str:  # noqa: ARG002  Django's signature
        return ""


@contextmanager
def refusing_hostile() -> Iterator[None]:
    """Around what reads a credential: a fault of the bytes is told like a wrong passkey."""
    try:
        yield
    except HOSTILE:
        raise forms.ValidationError(NOT_YOURS, code="incorrect_code") from None


def _known(said: Any) -> dict[str, Any]:
    found = _texts(said, TEXTS)
    response = said.get("response") if isinstance(said, dict) else None
    extensions = said.get("clientExtensionResults") if isinstance(said, dict) else None
    properties = extensions.get("credProps") if isinstance(extensions, dict) else None
    resident = properties.get("rk") if isinstance(properties, dict) else None
    known = {"credProps": {"rk": resident}} if isinstance(resident, bool) else {}
    return {**found, "response": _texts(response, SIGNED), "clientExtensionResults": known}


def _texts(said: Any, names: tuple[str, ...]) -> dict[str, str]:
    if not isinstance(said, dict):
        return {}
    return {name: said[name] for name in names if isinstance(said.get(name), str) and said[name].isascii()}
