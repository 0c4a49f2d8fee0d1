"""A newer version, a notice or an undone import never takes away what units reported."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.proposals import SECOND, confirmed, imported
from yinxin.apps.plans import actions as plans
from yinxin.apps.plans.keeping import Sections, item_from, rewrite, snapshot
from yinxin.apps.plans.models import Figure, Milestone, Phase, Task
from yinxin.apps.progress import actions, projecting
from yinxin.apps.progress.models import Evidence, Measurement, Progress, Report, TaskEvent
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import Act

YEARS = [
    {"label": "2031年", "start": "2031-01-01", "end": "2031-12-31", "text": "修缮登记在册的空置老屋40处"},
    {"label": "2032年", "start": "2032-01-01", "end": "2032-12-31", "text": "建立一屋一档"},
]
STEPS = [{"due": "2031-06", "text": "完成普查"}, {"due": "2031-09", "text": "选定施工单位"}]


@pytest.fixture
def task(cast) -> Task:
    """1. 修缮空置老屋 with two phases and two milestones."""
    found = confirmed(cast).plan.tasks.get(serial=1)
    revise(found, phases=YEARS, milestones=STEPS)
    return found


def revise(task, **cells):
    """What a newer version or an undone import does to the content of a task."""
    before = snapshot(task)
    figures = cells.pop("figures", before["figures"])
    rewrite(
        task,
        item_from({**before, "task": {**before["task"], **cells}, "figures": figures}),
        task.source,
        Sections(task.plan, task.source),
    )
    projecting.project([task.pk])
    return Task.objects.get(pk=task.pk)


def report(cast, part):
    return actions.move_part(
        part, Act.REPORT_DONE, actions.Particulars(unit=cast.reporting, reason="好了"), by=cast.reporter
    )


def measured(cast, task, value):
    told = Report.objects.create(task=task, unit=cast.reporting, as_of=date(2031, 3, 31), by=cast.reporter)
    return Measurement.objects.create(report=told, figure=task.figures.first(), value=value)


def test_a_phase_whose_goal_changes_stays_the_phase_that_was_reported(cast, task):
    event = report(cast, task.phases.get(label="2031年"))
    changed = [{**YEARS[1], "text": "建立一屋一档，上网公布"}, {**YEARS[0], "text": "修缮登记在册的空置老屋55处"}]
    task = revise(task, phases=changed)
    event.refresh_from_db()
    assert (event.phase.label, event.phase.text) == ("2031年", "修缮登记在册的空置老屋55处")
    assert [phase.label for phase in task.phases.all()] == ["2032年", "2031年"]


def test_a_phase_that_is_gone_stays_with_what_was_reported_of_it(cast, task):
    first, second = task.phases.order_by("order")
    event = report(cast, first)
    task = revise(task, phases=[])
    assert list(task.phases.all()) == [] and not Phase.every.filter(pk=second.pk).exists()
    kept = Phase.every.get(pk=first.pk)
    assert kept.withdrawn_on == timezone.localdate()
    assert TaskEvent.objects.get(pk=event.pk).phase == kept
    with pytest.raises(RefusedError) as refused:
        actions.move_part(kept, Act.ACCEPT, by=cast.office)
    assert refused.value.code == "part-withdrawn"
    task = revise(task, phases=YEARS)
    assert task.phases.get(label="2031年") == first and Phase.every.get(pk=first.pk).withdrawn_on is None


def test_a_milestone_and_its_acceptance_outlive_a_new_order_and_a_new_day(cast, task):
    step = task.milestones.get(text="完成普查")
    report(cast, step)
    actions.move_part(step, Act.ACCEPT, by=cast.office)
    task = revise(task, milestones=[STEPS[1], {"due": "2031-07", "text": "完成普查"}])
    step.refresh_from_db()
    assert (step.due_on, step.order) == (date(2031, 7, 31), 2)
    assert Progress.objects.get(pk=task.pk).next_on == date(2031, 9, 30)
    revise(task, milestones=[])
    assert Milestone.every.get(pk=step.pk).withdrawn_on and TaskEvent.objects.filter(milestone=step).count() == 2


def test_a_figure_keeps_its_measurements_under_a_new_target(cast):
    task = confirmed(cast).plan.tasks.get(serial=1)
    kept = measured(cast, task, 12)
    changes = imported(cast, SECOND, "修订.txt").changes
    plans.apply_change(changes.get(task=task), by=cast.office)
    figure = Task.objects.get(pk=task.pk).figures.get()
    assert (int(figure.value), figure.measurements.get()) == (55, kept)


def test_a_figure_that_is_gone_keeps_its_evidence(cast, task):
    figure = task.figures.first()
    Evidence.objects.create(task=task, figure=figure, kind="link", url="https://example.org/", by=cast.reporter)
    task = revise(task, figures=[])
    assert list(task.figures.all()) == []
    assert Figure.every.get(pk=figure.pk).evidence.count() == 1


def test_what_nobody_reported_on_is_simply_replaced(cast, task):
    task = revise(task, phases=YEARS[:1], milestones=[], figures=[])
    assert (Phase.every.filter(task=task).count(), Milestone.every.filter(task=task).count()) == (1, 0)
    assert not Figure.every.filter(task=task).exists()


def test_a_task_the_new_version_drops_keeps_its_events(cast):
    task = confirmed(cast).plan.tasks.get(serial=4)
    actions.move(task, Act.CANCEL, actions.Particulars(reason="五府办〔2032〕9号"), by=cast.office)
    plans.apply_changes(imported(cast, SECOND, "修订.txt"), by=cast.office)
    task.refresh_from_db()
    assert (task.standing, task.status, task.events.count()) == ("withdrawn", "cancelled", 1)


@pytest.mark.parametrize("what", ["a part reported", "a draft of a report", "evidence", "merged into"])
def test_an_import_is_not_undone_over_what_was_reported(cast, what):
    source = confirmed(cast)
    task = source.plan.tasks.get(serial=1)
    match what:
        case "a part reported":
            report(cast, Phase.objects.create(task=task, order=1, label="2031年"))
        case "a draft of a report":
            Report.objects.create(task=task, unit=cast.reporting, as_of=date(2031, 3, 31), by=cast.reporter)
        case "evidence":
            Evidence.objects.create(task=task, kind="link", url="https://example.org/", by=cast.reporter)
        case "merged into":
            other = source.plan.tasks.get(serial=2)
            actions.move(other, Act.MERGE, actions.Particulars(reason="五府办〔2032〕9号", into=task), by=cast.office)
            actions.move(other, Act.REOPEN, actions.Particulars(reason="误办"), by=cast.office)
    with pytest.raises(RefusedError) as refused:
        plans.undo_import(source, "导错", by=cast.office)
    assert refused.value.code == "undo-reported"
    assert Task.objects.filter(pk=task.pk).exists()


def test_an_import_nobody_reported_on_is_undone_with_all_that_was_worked_out(cast):
    source = confirmed(cast)
    plans.undo_import(source, "导错", by=cast.office)
    assert not Progress.objects.exists()
    assert confirmed_again(cast, source) == 4


def confirmed_again(cast, source):
    source.refresh_from_db()
    plans.confirm_all(source, by=cast.office)
    return Progress.objects.count()


def test_a_notice_that_moves_the_plans_day_under_a_granted_extension(cast):
    """The extension was granted to March; the notice gives all of them June."""
    task = confirmed(cast).plan.tasks.get(serial=1)
    due = task.due_on
    actions.move(task, Act.ASK_EXTENSION, actions.Particulars(reason="雨季", to=due + timedelta(90)), by=cast.reporter)
    actions.move(task, Act.GRANT_EXTENSION, by=cast.office)
    plans.amend_task(task, "due", "2032-06", citation="五府办〔2032〕2号", by=cast.office)
    assert Progress.objects.get(pk=task.pk).due_on == date(2032, 6, 30)
    plans.amend_task(task, "due", "2031-10", citation="五府办〔2032〕3号", by=cast.office)
    assert Progress.objects.get(pk=task.pk).due_on == due + timedelta(90)
