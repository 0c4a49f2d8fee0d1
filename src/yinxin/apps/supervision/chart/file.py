"""What the printed chart is called, and the address its code leads to."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yinxin.apps.plans.models import Plan
from yinxin.apps.supervision.chart.printing import Paper


def board_address(plan: Plan) -> str:
    """Whoever scans the code comes to the live board, and must be let in there as on any other way."""
    return f"{settings.SITE_URL}{reverse('supervision:board', args=[plan.pk])}"


def file_name(plan: Plan, paper: Paper) -> str:
    """The header that names the file, with the plan's own title in it."""
    name = _("%(plan)s挂图%(paper)s") % {"plan": plan.title[:80], "paper": paper.value}
    header: str = content_disposition_header(as_attachment=True, filename=f"{name}.pdf") or ""
    return header
