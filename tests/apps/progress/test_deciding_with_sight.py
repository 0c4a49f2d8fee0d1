"""Whoever decides about more time sees what was asked, and why."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from tests.factories.proposals import confirmed
from yinxin.apps.plans.models import Task
from yinxin.apps.progress import actions
from yinxin.apps.progress.actions import Particulars
from yinxin.domain.progress.acts import Act


def test_the_page_of_the_decision_shows_the_day_and_the_reason_asked_for(cast, sign_in):
    task = confirmed(cast).plan.tasks.filter(units__unit=cast.reporting).order_by("serial")[0]
    Task.objects.filter(pk=task.pk).update(due_on=timezone.localdate() + timedelta(days=9))
    day = timezone.localdate() + timedelta(days=99)
    asked = Particulars(unit=cast.reporting, reason="雨季停工两个月。", to=day)
    actions.move(task, Act.ASK_EXTENSION, asked, by=cast.reporter)
    page = sign_in(cast.office).get(reverse("progress:act", args=[task.pk, "grant-extension"])).content.decode()
    assert "雨季停工两个月。" in page
    assert day.isoformat() in page
