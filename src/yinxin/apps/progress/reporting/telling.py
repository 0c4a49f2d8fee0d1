"""What persons are told of reporting: that something is asked, is wanted still, or wants more. Each kind has its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices.actions import tell
from yinxin.apps.notices.kinds import Facts, Kind, say
from yinxin.apps.people import access as people
from yinxin.apps.people.models import User
from yinxin.apps.people.roles import FOR_A_UNIT
from yinxin.apps.plans.models import Classification
from yinxin.apps.progress.models import Line, Report, Round
from yinxin.domain.reading_hours import Urgency

say(
    {
        "report-asked": Kind(_("“%(round)s”开始填报，您的单位有%(n)s项，%(due)s截止。")),
        "report-reminder": Kind(_("“%(round)s”还有%(n)s项没有报，%(due)s截止。请打开填报。"), Urgency.NOW),
        "report-wanting": Kind(_("请补充“%(title)s”的进展：%(wanting)s"), Urgency.NOW),
    }
)


def tell_asked(row: Round, lines: Iterable[Line]) -> int:
    """Whoever answers for a unit learns that a round has begun."""
    return _tell("report-asked", row, lines, key=f"round:{row.pk}")


def tell_silent(row: Round, lines: Iterable[Line], *, day: str) -> int:
    """Whoever answers for a unit that has not reported is reminded, once a day at most."""
    return _tell("report-reminder", row, lines, key=f"round:{row.pk}:{day}")


def tell_wanting(report: Report) -> int:
    if report.task.plan.classification == Classification.INTERNAL:
        return 0
    people_of = _answering([report.unit_id])[report.unit_id]
    facts = {"title": report.task.title[:80], "wanting": report.wanting[:200]}
    link = reverse("progress:report") + (f"?line={report.line_id}#line-{report.line_id}" if report.line_id else "")
    return tell("report-wanting", to=people_of, facts=facts, link=link, key=f"report:{report.pk}")


def _tell(kind: str, row: Round, lines: Iterable[Line], *, key: str) -> int:
    """One notice a unit, however many lines; units with as many lines are told together."""
    if row.plan.classification == Classification.INTERNAL:
        # A plan that became 内部 meanwhile: its units can open nothing of it any more.
        return 0
    count: dict[int, int] = defaultdict(int)
    for line in lines:
        count[line.unit_id] += 1
    answering, alike = _answering(count), defaultdict[int, list[User]](list)
    for unit, n in count.items():
        alike[n] += answering[unit]
    link, told = reverse("progress:report"), 0
    for n, to in alike.items():
        facts: Facts = {"round": row.name, "n": n, "due": str(row.due_on)}
        told += tell(kind, to=to, facts=facts, link=link, key=key)
    return told


def _answering(units: Iterable[int]) -> dict[int, list[User]]:
    found: dict[int, list[User]] = defaultdict(list)
    for post in people.posts_held().filter(unit__in=list(units), role__in=FOR_A_UNIT).select_related("user"):
        found[post.unit_id].append(post.user)
    return found
