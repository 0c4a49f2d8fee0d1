"""What the office keeps of its supervision."""

from __future__ import annotations

from yinxin.apps.supervision.models.assessment import Appeal, Assessment
from yinxin.apps.supervision.models.draft import Draft, PaperKind, PaperTemplate
from yinxin.apps.supervision.models.fund import Fund, Payment
from yinxin.apps.supervision.models.promise import Promise
from yinxin.apps.supervision.models.proposal import Proposal, ProposalStep
from yinxin.apps.supervision.models.supervision_notice import NoticeNumber, SupervisionNotice

__all__ = [
    "Appeal",
    "Assessment",
    "Draft",
    "Fund",
    "NoticeNumber",
    "PaperKind",
    "PaperTemplate",
    "Payment",
    "Promise",
    "Proposal",
    "ProposalStep",
    "SupervisionNotice",
]
