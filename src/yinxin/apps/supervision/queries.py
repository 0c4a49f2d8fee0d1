"""What the pages of supervision show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils import timezone

from yinxin.apps.supervision import access
from yinxin.apps.supervision.forms import NoticeFilterForm
from yinxin.apps.supervision.models import SupervisionNotice
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import history

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

PAGE = 50


@dataclass(frozen=True, slots=True)
class NoticeList:
    """A page of notices; `late` is how many of all that the user sees wait for a reply beyond their day."""

    form: NoticeFilterForm
    page: Page[SupervisionNotice]
    late: int
    today: date


@dataclass(frozen=True, slots=True)
class NoticePage:
    notice: SupervisionNotice
    may_decide: bool
    may_answer: bool
    is_late: bool
    events: list[Event]


def notice_list(user: Visitor, form: NoticeFilterForm) -> NoticeList:
    today = timezone.localdate()
    seen = access.notices(user)
    late = Q(state=SupervisionNotice.State.ISSUED, due_on__lt=today)
    asked = form.cleaned_data if form.is_valid() else {}
    shown = seen.filter(state=asked["state"]) if asked.get("state") else seen
    if asked.get("overdue"):
        shown = shown.filter(late)
    page = Paginator(shown, PAGE).get_page(asked.get("page") or 1)
    return NoticeList(form, page, seen.filter(late).count(), today)


def notice_page(user: Visitor, notice: SupervisionNotice) -> NoticePage:
    waits = notice.state == SupervisionNotice.State.ISSUED
    return NoticePage(
        notice,
        may_decide=access.may_decide(user, notice),
        may_answer=access.may_answer(user, notice),
        is_late=waits and notice.due_on < timezone.localdate(),
        events=list(history(notice)),
    )
