"""Family trees as GEDCOM files carry them, in version 7.0 and 5.5.1: a tree of plain values, read from text and written to it."""

from __future__ import annotations

from yinxin.domain.gedcom.reading import Reading, read
from yinxin.domain.gedcom.tree import Tree
from yinxin.domain.gedcom.versions import Version
from yinxin.domain.gedcom.writing import write

__all__ = ["Reading", "Tree", "Version", "read", "write"]
