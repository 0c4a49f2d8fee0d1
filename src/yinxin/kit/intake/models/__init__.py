"""What was taken in."""

from yinxin.kit.intake.models.received import Received

__all__ = ["Received"]
