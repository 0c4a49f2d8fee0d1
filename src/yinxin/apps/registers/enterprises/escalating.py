"""Every morning: answers that are overdue are told once to the unit that owes them and to the office of the firm's place."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.apps.notices import recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.people.models import Unit, User
from yinxin.apps.registers.enterprises.actions import address
from yinxin.apps.registers.enterprises.models import Issue, IssueState
from yinxin.kit.audit.recording import record
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily


def escalate(_progress: Progress) -> dict[str, int]:
    return {"told": escalate_on(timezone.localdate())}


def escalate_on(today: date) -> int:
    """How many issues were told of now; each once for a term, so a second run tells nothing."""
    overdue = Issue.objects.filter(state=IssueState.ASSIGNED, due_on__lt=today, escalated_on__isnull=True)
    return sum(_tell(pk, today) for pk in overdue.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _tell(pk: int, today: date) -> bool:
    held = Issue.objects.select_for_update(of=("self",)).select_related("enterprise__unit", "unit").get(pk=pk)
    if held.escalated_on is not None or held.state != IssueState.ASSIGNED or held.due_on is None or held.unit is None:
        return False
    held.escalated_on = today
    held.save(update_fields=["escalated_on"])
    facts = {"firm": held.enterprise.name, "unit": held.unit.name, "due": str(held.due_on)}
    key = f"issue-overdue:{held.pk}:{held.due_on}"
    told = [*recipients.of_unit(held.unit), *_office(held.enterprise.unit)]
    tell("issue-overdue", to=told, facts=facts, link=address(held), key=key, on=held.due_on)
    record("enterprises.escalate", held, by=None, new={"due_on": str(held.due_on)})
    return True


def _office(unit: Unit) -> list[User]:
    """Of the place the firm belongs to."""
    return recipients.of_office(unit.place or unit)


ESCALATE_ISSUES = Schedule(
    "enterprises.escalate",
    "yinxin.apps.registers.enterprises.escalating.escalate",
    daily("07:25"),
    gettext_lazy("提醒逾期的企业诉求"),
)
