"""What waits in supervision, by kind: how much is open, how much of it is late, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yinxin.apps.supervision import access
from yinxin.apps.supervision.chain import access as chain
from yinxin.apps.supervision.hanging import OPEN_NOTICES, OPEN_PROPOSALS
from yinxin.apps.supervision.models import Assessment, SupervisionNotice

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor


@dataclass(frozen=True, slots=True)
class Door:
    """`open` and `late` are None where nothing is counted."""

    title: Promise
    about: Promise
    address: str
    open: int | None = None
    late: int | None = None


def doors(user: Visitor) -> list[Door]:
    """One query for each kind, however much there is."""
    today = timezone.localdate()
    late_notice = Q(state=SupervisionNotice.State.ISSUED, due_on__lt=today)
    notices = access.notices(user).aggregate(
        open=Count("pk", filter=OPEN_NOTICES), late=Count("pk", filter=late_notice)
    )
    late_proposal = OPEN_PROPOSALS & Q(due_on__lt=today)
    proposals = (
        chain.proposals(user)
        .order_by()
        .aggregate(open=Count("pk", filter=OPEN_PROPOSALS), late=Count("pk", filter=late_proposal))
    )
    going_on = access.assessments(user).exclude(state=Assessment.State.FROZEN).count()
    return [
        Door(_("督办单"), _("发给单位、限期回复的事。"), reverse("supervision:notices"), **notices),
        Door(_("提案建议"), _("从出题到反馈，一件一条链。"), reverse("supervision:proposals"), **proposals),
        Door(_("考核"), _("按公布的规则算出各单位得分。"), reverse("supervision:assessments"), going_on),
        Door(
            _("文稿和资金"),
            _("通报、总结、评估、简报和专项资金，在每个计划的页面上。"),
            reverse("plans:list"),
        ),
    ]
