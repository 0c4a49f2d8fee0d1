"""What a family tree holds, in numbers alone: a first look at a file."""

from __future__ import annotations

import json

from yinxin.domain.gedcom import Reading
from yinxin.domain.gedcom.pedigree import parents_of, refuse_circles


def count(reading: Reading, characters: str) -> bytes:
    """UnreadableError where somebody would be his own ancestor."""
    refuse_circles(parents_of(reading.tree), reading.lines)
    tree = reading.tree
    told = {
        "version": reading.version.value,
        "characters": characters,
        "persons": len(tree.persons),
        "families": len(tree.families),
        "sources": len(tree.sources),
        "lost": sum(one.count for one in reading.lost),
    }
    return json.dumps(told).encode()
