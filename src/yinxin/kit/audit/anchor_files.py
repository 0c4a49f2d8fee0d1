"""Anchors as a JSON file: written for whoever wants to keep one, and read back from outside with distrust."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit import anchors, canonical
from yinxin.kit.audit.anchors import SignedHead

LARGEST = 16 * 1024 * 1024
"""Bytes of a file: some sixty thousand anchors, more than a century of days."""

IN_ONE_FILE = 400
"""Heads that are handed out at once: more than a year of days. Any older one can be had by itself."""

LARGEST_SEQUENCE = 2**63 - 1
SEAL = re.compile(r"[0-9a-f]{64}")
SIGNATURE = re.compile(r"[0-9a-f]{128}")


def written(heads: Iterable[SignedHead]) -> dict[str, Any]:
    """What a file says: the anchors, and by which key they can be checked."""
    return {
        "form": anchors.FORM,
        "public_key_sha256": anchors.fingerprint(),
        "anchors": [
            {
                "sequence": head.sequence,
                "hash": head.hash,
                "at": canonical.instant(head.at),
                "signature": head.signature,
            }
            for head in heads
        ],
    }


def read(path: Path) -> tuple[SignedHead, ...]:
    """The anchors of a file; RefusedError("audit-anchor-file") when it is not one. Signatures are judged by `chain.verify`."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("too large")
        held = json.loads(path.read_text(encoding="utf-8"))
        heads = tuple(_head(one) for one in held["anchors"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError, OverflowError):
        raise RefusedError("audit-anchor-file", file=path.name) from None
    if not heads:
        raise RefusedError("audit-anchor-file", file=path.name)
    return heads


def _head(one: dict[str, Any]) -> SignedHead:
    sequence, seal, at, signature = one["sequence"], one["hash"], one["at"], one["signature"]
    moment = datetime.fromisoformat(at)
    is_number = type(sequence) is int and 0 < sequence <= LARGEST_SEQUENCE
    if not (is_number and SEAL.fullmatch(seal) and SIGNATURE.fullmatch(signature) and moment.tzinfo):
        raise ValueError("not an anchor")
    return SignedHead(sequence, seal, moment, signature)
