"""林小梅 adds a task that was not read, and sees on the desk what no task holds."""

from __future__ import annotations

import pytest

from tests.factories.proposals import FIRST, SECOND, confirmed, imported
from yinxin.apps.plans import actions
from yinxin.apps.plans.desk_page import desk_page
from yinxin.apps.plans.models import Change, Plan, ProposedTask, Source, Task
from yinxin.kit.audit.recording import history

SAFEGUARD = "联席会议每季度调度一次老屋修缮进度。"
WITH_SAFEGUARD = f"{FIRST}二、保障措施\n{SAFEGUARD}\n"
STORY = "码头记\n\n老码头的石阶还在，旧仓库改成了书店。\n街坊说，雨天要给候船的人搭一个棚。\n"


@pytest.fixture
def desk(cast):
    return imported(cast, WITH_SAFEGUARD)


def test_what_no_task_holds_is_listed_with_its_place(cast, desk, sign_in):
    (left,) = desk_page(desk).leftovers
    assert (left.title, left.text) == ("二、保障措施", SAFEGUARD)
    page = sign_in(cast.office).get(f"/plans/sources/{desk.pk}/desk/").content.decode()
    assert "没有列为任务的内容" in page
    assert f'href="#{left.anchor}"' in page
    assert page.count(f'id="{left.anchor}"') == 1
    assert f"/plans/sources/{desk.pk}/add/?passage={left.start}" in page


def test_a_passage_becomes_a_task_on_its_place_and_is_no_longer_left_over(cast, desk, sign_in):
    browser = sign_in(cast.office)
    (left,) = desk_page(desk).leftovers
    address = f"/plans/sources/{desk.pk}/add/"
    assert SAFEGUARD in browser.get(f"{address}?passage={left.start}").content.decode()
    sent = {"text": SAFEGUARD, "path": "二、保障措施", "lead": "市教育局", "members": "市财政局、市委宣传部"}
    answer = browser.post(address, {**sent, "due": "2031", "passage": left.start})
    row = ProposedTask.objects.get(key__startswith="added")
    assert answer["Location"].endswith(f"#item-{row.pk}")
    assert not desk_page(desk).leftovers
    event = history(row).get(action="plans.add")
    assert (event.actor, event.new["text"]) == (cast.office, SAFEGUARD)
    task = actions.confirm(row, by=cast.office)
    assert (task.serial, task.title, task.due, task.path) == (5, SAFEGUARD[:-1], "2031", ["二、保障措施"])
    assert [(part.role, part.unit) for part in task.units.all()] == [
        ("lead", cast.offices["市教育局"]),
        ("member", cast.offices["市财政局"]),
        ("member", cast.offices["市委宣传部"]),
    ]
    start, end = task.spans[0]
    assert desk.text_of_source[start:end] == SAFEGUARD


def test_a_document_without_tasks_hides_nothing_and_takes_one_by_hand(cast, sign_in):
    source = imported(cast, STORY, "码头记.txt")
    assert not source.proposed.exists()
    browser = sign_in(cast.office)
    page = browser.get(f"/plans/sources/{source.pk}/desk/").content.decode()
    assert "给候船的人搭一个棚" in page
    assert f'href="/plans/sources/{source.pk}/add/"' in page
    sent = {"text": "街坊说，雨天要给候船的人搭一个棚。", "title": "搭候船棚"}
    assert browser.post(f"/plans/sources/{source.pk}/add/", sent).status_code == 302
    actions.confirm_all(source, by=cast.office)
    assert Task.objects.get().title == "搭候船棚"
    assert Plan.objects.get().state == Plan.State.IN_FORCE


def test_a_name_the_directory_does_not_know_is_a_doubt_and_a_fault_is_said(cast, desk, sign_in):
    browser = sign_in(cast.office)
    address = f"/plans/sources/{desk.pk}/add/"
    browser.post(address, {"text": "办好侨乡灯会。", "lead": "市灯会筹备处"})
    assert "市灯会筹备处" in ProposedTask.objects.get(key__startswith="added").doubts[0]
    faulty = browser.post(address, {"text": "", "due": "明年"})
    assert faulty.status_code == 422
    assert "任务内容不能为空" in faulty.content.decode()
    assert browser.get(f"{address}?passage=天").status_code == 200
    assert desk.proposed.count() == 5


def test_a_finished_import_waits_again_for_the_added_task(cast, sign_in):
    source = confirmed(cast, WITH_SAFEGUARD)
    row = actions.add(source, actions.Added(text=SAFEGUARD), by=cast.office)
    source.refresh_from_db()
    assert source.state == Source.State.READY
    actions.confirm(row, by=cast.office)
    source.refresh_from_db()
    assert source.state == Source.State.CONFIRMED
    actions.undo_import(source, "导错", by=cast.office)
    assert not Task.objects.exists()


def test_a_task_added_to_a_newer_version_is_one_of_its_differences(cast):
    plan = confirmed(cast).plan
    newer = imported(cast, SECOND, "修订.txt")
    row = actions.add(newer, actions.Added(text="办好侨乡灯会。"), by=cast.office)
    assert newer.changes.get(proposed=row).kind == Change.Kind.ADDED
    actions.apply_changes(newer, by=cast.office)
    assert plan.tasks.filter(title="办好侨乡灯会").count() == 1


def test_an_added_task_stays_when_the_document_turns_out_to_be_a_newer_version(cast):
    plan = confirmed(cast).plan
    renamed = FIRST.replace("保护行动方案", "传承行动方案").replace("7号", "9号")
    source = imported(cast, renamed, "传承.txt")
    actions.add(source, actions.Added(text="办好侨乡灯会。"), by=cast.office)
    actions.set_revision(source, plan, by=cast.office)
    source = Source.objects.get(pk=source.pk)
    assert [change.kind for change in source.changes.all()] == [Change.Kind.ADDED]
    actions.apply_changes(source, by=cast.office)
    assert sorted(plan.tasks.values_list("serial", flat=True)) == [1, 2, 3, 4, 5]
    assert plan.tasks.get(title="办好侨乡灯会").serial == 5


def test_only_the_office_adds(cast, desk, sign_in):
    address = f"/plans/sources/{desk.pk}/add/"
    for user in (cast.reporter, cast.reader, cast.neighbour, cast.nobody):
        assert sign_in(user).get(address).status_code == 404
        assert sign_in(user).post(address, {"text": "别的事。"}).status_code == 404
    assert desk.proposed.count() == 4
