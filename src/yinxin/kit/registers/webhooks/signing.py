"""The secret of a hook and what is signed with it.

The secret stands nowhere: it is derived of the vault's key, which lies outside the database, of the hook's mark and of how
often it was renewed. So a copy of the database holds none, and yet every attempt can be signed.
"""

from __future__ import annotations

import hashlib
import hmac

from yinxin.kit import keys
from yinxin.kit.registers.models import Hook

HEADER = "Yinxin-Signature"


def secret_of(hook: Hook) -> str:
    """64 hexadecimal digits; shown once, when the hook is made or its secret renewed."""
    told = f"{hook.mark.hex}|{hook.generation}".encode()
    return hmac.new(keys.derived(keys.Key.VAULT, "webhook"), told, hashlib.sha256).hexdigest()


def signature(hook: Hook, body: bytes, moment: int) -> str:
    """`t=<seconds since 1970>,v1=<HMAC-SHA256 of "t.body">`: the time is signed too, so that nobody can send an old message again."""
    signed = hmac.new(secret_of(hook).encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={signed.hexdigest()}"
