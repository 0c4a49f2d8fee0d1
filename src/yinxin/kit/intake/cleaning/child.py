"""The process in which a stranger's file is cleaned: one line of JSON and the bytes come in, the same goes out."""

from __future__ import annotations

import json

from yinxin.documents.confined.serving import serve
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.intake.cleaning import cleaned, sorting
from yinxin.kit.intake.cleaning.limits import CPU_SECONDS, MEMORY


def main() -> None:
    serve(_clean, memory=MEMORY, cpu_seconds=CPU_SECONDS)


def _clean(message: bytes) -> bytes:
    line, _, data = message.partition(b"\n")
    asked = json.loads(line)
    kinds = frozenset(cleaned.FileKind(kind) for kind in asked["kinds"])
    try:
        return cleaned.packed(sorting.clean(data, name=asked["name"], kinds=kinds), given=data)
    except (RefusedError, UnreadableError) as error:
        return cleaned.refused(error)
    except RecursionError:
        return cleaned.refused(RefusedError("intake-damaged"))
    except MemoryError:
        return cleaned.refused(RefusedError("intake-too-much-memory"))


if __name__ == "__main__":
    main()
