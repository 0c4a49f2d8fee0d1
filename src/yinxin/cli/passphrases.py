"""Asking for a passphrase: unseen at a terminal, one line after the other where a program types."""

from __future__ import annotations

import sys
from getpass import getpass


def ask(prompt: str) -> str:
    """What was typed, without the end of the line."""
    if sys.stdin.isatty():
        return getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")
