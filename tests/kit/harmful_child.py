"""A child that does what its argument says with every message, within small limits."""

from __future__ import annotations

import sys

from yinxin.documents.confined.serving import serve


def harm(_message: bytes) -> bytes:
    outcome: dict[str, bytes] = {}
    exec(sys.argv[1], outcome)
    return outcome.get("answer", b"{}\n")


if __name__ == "__main__":
    serve(harm, memory=512 * 1024 * 1024, cpu_seconds=1)
