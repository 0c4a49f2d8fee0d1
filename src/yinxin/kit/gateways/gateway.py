"""What every gateway does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Receipt:
    """That the service took the message; `number` is its own number for it, empty where it gives none."""

    number: str = ""


class RefusedAddressError(Exception):
    """The service knows nobody under this address: its owner must set it right, the operator can do nothing."""


class Gateway(Protocol):
    """Sends one text to one address.

    `key` is the same at every attempt of one message, so that a service which compares can drop the second.
    RetryError and HopelessError of the outbox say what a failure means; RefusedAddressError that it is the address.
    """

    def send(self, to: str, text: str, *, key: str) -> Receipt: ...
