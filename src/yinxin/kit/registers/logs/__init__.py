"""Logs of a record: what happened around it, an entry each (works under a permit, activities of a base), declared like the register."""

from yinxin.kit.registers.logs.declaration import Log
from yinxin.kit.registers.logs.entry import LogEntry

__all__ = ["Log", "LogEntry"]
