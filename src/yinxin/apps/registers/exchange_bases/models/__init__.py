"""Bases, and what took place there."""

from yinxin.apps.registers.exchange_bases.models.activities import LOGS, Activity
from yinxin.apps.registers.exchange_bases.models.base import Base, Kind, Level

__all__ = ["LOGS", "Activity", "Base", "Kind", "Level"]
