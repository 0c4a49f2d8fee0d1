"""What a register of an office is, in plain Python: the stages a record goes through and what is looked at again every year or month."""

from __future__ import annotations

from yinxin.domain.registers.checks import Check, Every, monthly, quarterly, yearly
from yinxin.domain.registers.periods import Period, Standing, period_before, period_named, period_of, periods_asked
from yinxin.domain.registers.stages import Evidence, Stage, Stages, Step, Wanting

__all__ = [
    "Check",
    "Every",
    "Evidence",
    "Period",
    "Stage",
    "Stages",
    "Standing",
    "Step",
    "Wanting",
    "monthly",
    "period_before",
    "period_named",
    "period_of",
    "periods_asked",
    "quarterly",
    "yearly",
]
