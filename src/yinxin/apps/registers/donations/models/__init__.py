"""Gifts, who gave them, at which rates they are counted, and what donors ask, claim and decide."""

from yinxin.apps.registers.donations.models.change_of_use import ChangeOfUse, DonorAnswer
from yinxin.apps.registers.donations.models.claim import ClaimCode
from yinxin.apps.registers.donations.models.donation import (
    Condition,
    Donation,
    GiftKind,
    InUse,
    PlaqueState,
    UseKind,
)
from yinxin.apps.registers.donations.models.question import Question
from yinxin.apps.registers.donations.models.rate import Currency, Rate
from yinxin.apps.registers.donations.models.share import DonorKind, Part, Publicity, Share, Style, WishBasis

__all__ = [
    "ChangeOfUse",
    "ClaimCode",
    "Condition",
    "Currency",
    "Donation",
    "DonorAnswer",
    "DonorKind",
    "GiftKind",
    "InUse",
    "Part",
    "PlaqueState",
    "Publicity",
    "Question",
    "Rate",
    "Share",
    "Style",
    "UseKind",
    "WishBasis",
]
