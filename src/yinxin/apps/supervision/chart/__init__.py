"""The printable wall chart (挂图作战) of a plan, in A3, A1 and A0 landscape."""

from __future__ import annotations

from yinxin.apps.supervision.chart.gathering import chart_of
from yinxin.apps.supervision.chart.printing import Paper, printed

__all__ = ["Paper", "chart_of", "printed"]
