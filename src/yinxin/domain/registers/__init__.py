"""What a register of an office is, in plain Python: the stages a record goes through and what is looked at again every year or month."""

from __future__ import annotations

from yinxin.domain.registers.checks import Check, Every, monthly, quarterly, yearly
from yinxin.domain.registers.stages import Evidence, Stage, Stages, Step

__all__ = ["Check", "Every", "Evidence", "Stage", "Stages", "Step", "monthly", "quarterly", "yearly"]
