"""The pages on which an act, a rule or a document begins open for whoever may do it, before anything is sent."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from tests.factories.proposals import confirmed
from yinxin.apps.progress import projecting


def test_the_office_opens_the_pages_where_rules_documents_and_accounts_begin(cast, sign_in):
    plan = confirmed(cast).plan
    browser = sign_in(cast.office)
    for address in (f"/plans/{plan.pk}/lights/", reverse("progress:evidence-upload"), "/users/new/"):
        page = browser.get(address)
        assert page.status_code == 200, address
        assert "<form" in page.content.decode()


def test_a_unit_opens_the_page_on_which_it_reports_a_phase_or_a_milestone_done(cast, sign_in):
    task = confirmed(cast).plan.tasks.filter(units__unit=cast.reporting, units__role="lead").order_by("serial")[0]
    phase = task.phases.create(order=1, label="第一阶段", start=date(2026, 1, 1), end=date(2026, 6, 30))
    step = task.milestones.create(order=1, due="2026-09", due_on=date(2026, 9, 30), text="三个窗口开办")
    projecting.project([task.pk])
    browser = sign_in(cast.reporter)
    for name, part in (("phase-act", phase), ("milestone-act", step)):
        page = browser.get(reverse(f"progress:{name}", args=[part.pk, "report-done"]))
        assert page.status_code == 200, name
        assert str(part) in page.content.decode()
