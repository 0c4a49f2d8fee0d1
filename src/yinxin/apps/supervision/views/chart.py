"""The wall chart as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone

from yinxin.apps.people.roles import PLANS
from yinxin.apps.plans import access
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.supervision.chart import Paper, chart_of, printed
from yinxin.apps.supervision.chart.file import board_address, file_name
from yinxin.kit.limits.taking import take_declared
from yinxin.kit.policy import policy


@policy("supervision.chart", roles=PLANS)
def chart(request: SignedIn, pk: int, paper: str) -> HttpResponse:
    if paper not in Paper.__members__:
        raise Http404
    plan = access.plan(request.user, pk)
    take_declared("chart.account", str(request.user.pk))
    made = chart_of(plan, timezone.localdate(), address=board_address(plan))
    answer = HttpResponse(printed(made, Paper(paper)), content_type="application/pdf")
    answer["Content-Disposition"] = file_name(plan, Paper(paper))
    return answer
