"""Sites and crafts, and the works at them."""

from yinxin.apps.registers.heritage.models.site import Condition, Kind, Level, Ownership, Precision, Site
from yinxin.apps.registers.heritage.models.works import LOGS, Works, WorksKind

__all__ = ["LOGS", "Condition", "Kind", "Level", "Ownership", "Precision", "Site", "Works", "WorksKind"]
