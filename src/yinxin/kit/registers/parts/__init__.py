"""Parts of a record: rows that belong to it and are put right when they change, such as terms of office and pairings for a period."""

from yinxin.kit.registers.parts.declaration import Part

__all__ = ["Part"]
