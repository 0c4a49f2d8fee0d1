"""What an official may look at a person's record for: a closed list, chosen before the look and kept with it."""

from __future__ import annotations

from enum import StrEnum


class LookPurpose(StrEnum):
    APPLICATION = "application"
    """She applied for something, and this look serves it."""
    DELIVERY = "delivery"
    """Something she asked for is sent to her."""
    VERIFYING = "verifying"
    """The document she showed is compared with the one she entered."""
    CORRECTION = "correction"
    """She asked to have something put right (PIPL art. 46)."""
