"""Units merge and split while a round is open: nothing that is asked is left with nobody, and no value counts twice."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.apps.progress.reporting_town import line, opened, plan_of, sent
from yinxin.apps.people import actions as people
from yinxin.apps.plans.following import tell_followers
from yinxin.apps.plans.models import Figure, TaskUnit
from yinxin.apps.progress.feeds import actions as feeds
from yinxin.apps.progress.lighting import Told, making_up, target
from yinxin.apps.progress.models import FeedKey, Line, Report, Stage
from yinxin.apps.progress.reporting import filling, lines_page, opening
from yinxin.apps.progress.reporting.line_form import Entry
from yinxin.apps.progress.reporting.opening import Opening


def merge(cast, *others):
    units = [cast.reporting, *others]
    named = {"name": "市教育和财政局", "citation": "五编〔2026〕1号"}
    return people.merge_units(units, on=timezone.localdate(), by=cast.office, **named).targets.get()


def test_the_successor_goes_on_with_the_open_lines_and_drafts(cast, sign_in):
    one = line(opened(cast), 1, cast.reporting)
    filling.save_draft(one, Entry("两个窗口已经办完。"), by=cast.reporter)
    key = feeds.make(cast.reporting, by=cast.reporter).key
    successor = merge(cast, cast.offices["市财政局"])
    page = sign_in(cast.reporter).get("/report/").content.decode()
    assert "两个窗口已经办完。" in page
    answer = sign_in(cast.reporter).post("/report/", sent(one, text="三个窗口都已办完。"))
    assert answer.status_code == 302
    assert Report.objects.get(line=one).unit == successor
    assert not opening.silent(one.round).filter(unit__valid_to__isnull=False).exists()
    assert FeedKey.objects.get(pk=key.pk).unit == successor


def test_what_was_reported_before_the_merger_stays_with_who_said_it(cast):
    one = line(opened(cast), 1, cast.reporting)
    report = filling.submit(one, Entry("三个窗口都已办完。"), by=cast.reporter)
    merge(cast, cast.offices["市财政局"])
    assert Report.objects.get(pk=report.pk).unit == Line.objects.get(pk=one.pk).unit == cast.reporting


def test_each_part_of_a_split_unit_is_asked(cast):
    one = line(opened(cast), 1, cast.reporting)
    change = people.split_unit(
        cast.reporting,
        ["市学校局", "市培训局"],
        on=timezone.localdate(),
        citation="五编〔2026〕2号",
        by=cast.office,
    )
    asked = one.round.lines.filter(task=one.task, part=Line.Part.LEAD).values_list("unit", flat=True)
    assert set(asked) == set(change.targets.values_list("pk", flat=True))


def test_of_merged_units_the_successor_measures_for_both():
    today = timezone.localdate()
    figure = Figure(pk=7, subject="书屋", unit="处", value=Decimal(30), comparator=Figure.Comparator.AT_LEAST)

    def told(pk, unit, days, value, until=None):
        on = today + timedelta(days)
        return Told(pk, 1, unit, None, Line.Part.IN_GROUP, on, "", False, {7: Decimal(value)}, unit_until=until)

    before = [told(1, 5, 0, 10, today + timedelta(5)), told(2, 6, 1, 10)]
    assert target(figure, before).measured[-1].value == 20
    after = [*before, told(3, 6, 9, 21)]
    assert target(figure, after).measured[-1].value == 21
    assert [one.pk for one in making_up(figure, after)] == [3]


def test_a_task_stands_once_among_what_is_accepted(cast):
    task = plan_of(cast).tasks.get(serial=1)
    assert Stage.objects.filter(task=task, phase=None, milestone=None).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Stage.objects.create(task=task)


def test_when_a_duty_is_handed_on_the_open_round_asks_who_has_it_now(cast):
    one, other = line(opened(cast), 1, cast.reporting), cast.offices["市财政局"]
    TaskUnit.objects.filter(task=one.task, unit=cast.reporting).update(until=timezone.localdate())
    TaskUnit.objects.create(task=one.task, order=9, name=other.name, role="lead", unit=other)
    tell_followers([one.task_id])
    assert other.pk in opening.silent(one.round).filter(task=one.task, part="lead").values_list("unit", flat=True)
    assert one not in opening.silent(one.round)
    TaskUnit.objects.filter(task=one.task, unit=cast.reporting).update(until=None)
    tell_followers([one.task_id])
    assert one in opening.silent(one.round)


def test_who_did_its_part_of_a_groups_duty_need_not_tick_it_again(cast):
    plan = plan_of(cast)
    task = plan.tasks.filter(units__group__isnull=False).order_by("serial").first()
    task.units.filter(group__isnull=True).delete()
    row = opened(cast, plan)
    one = row.lines.filter(task=task).select_related("task", "unit", "round").first()
    filling.submit(one, Entry("本县的已经办完。", True), by=cast.reporter)
    november = Opening("2026年11月", date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1), 5)
    again = opened(cast, plan, november).lines.filter(task=task, unit=one.unit)
    (whole,) = lines_page.with_reports(again.select_related("task", "unit", "round"))
    (card,) = lines_page.cards_of([whole], {})
    assert card.form.initial["is_done"] is True
    assert filling.draft_of(whole, by=cast.reporter).is_done
