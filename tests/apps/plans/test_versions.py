"""A newer version of a plan, a notice that amends one task, and an import taken back."""

from __future__ import annotations

import pytest

from tests.factories.proposals import ANOTHER, FIRST, SECOND, confirmed, imported
from yinxin.apps.plans import access, actions
from yinxin.apps.plans.models import Change, Plan, ProposedTask, Source, Task
from yinxin.apps.plans.revision_page import changes_page
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history

KIND = Change.Kind


def titles(plan: Plan) -> list[str]:
    tasks = plan.tasks.filter(standing=Task.Standing.IN_LIST).order_by("order")
    return [task.title for task in tasks]


def facts(plan: Plan) -> list[object]:
    """Everything a list prints of a plan, to compare before and after."""
    return [
        (
            (task.pk, task.serial, task.order, task.title, task.text, task.due, task.standing, task.source_id),
            [(unit.name, unit.role, unit.unit_id, unit.group_id) for unit in task.units.all()],
            [figure.quote for figure in task.figures.all()],
        )
        for task in plan.tasks.order_by("serial")
    ]


def test_a_newer_version_shows_what_is_added_changed_and_gone(cast):
    plan = confirmed(cast).plan
    newer = imported(cast, SECOND, "方案（修订）.txt")
    assert newer.plan == plan
    assert newer.is_revision
    page = changes_page(newer)
    assert [row.title for row in page.added] == ["4.设立码头陈列点"]
    assert [row.title for row in page.gone] == ["4.出版口述史"]
    assert [(row.title, [cell.field for cell in row.cells]) for row in page.changed] == [("1.修缮空置老屋", ["text"])]
    pieces = [(piece.sort, piece.text) for piece in page.changed[0].cells[0].pieces if piece.sort != "same"]
    assert pieces == [("old", "40"), ("new", "55")]
    assert page.kept == 2
    assert titles(plan) == ["1.修缮空置老屋", "2.整理家书", "3.开办夜读会", "4.出版口述史"]


def test_applying_it_keeps_numbers_and_links_of_kept_tasks(cast):
    plan = confirmed(cast).plan
    before = {task.title: (task.pk, task.serial) for task in plan.tasks.all()}
    newer = imported(cast, SECOND, "修订.txt")
    assert actions.apply_changes(newer, by=cast.office) == 3
    after = {task.title: (task.pk, task.serial) for task in plan.tasks.filter(standing=Task.Standing.IN_LIST)}
    for title in ("1.修缮空置老屋", "2.整理家书", "3.开办夜读会"):
        assert after[title] == before[title]
    assert after["4.设立码头陈列点"][1] > 4
    task = Task.objects.get(pk=before["1.修缮空置老屋"][0])
    assert "55处" in task.text
    assert task.source == newer
    gone = Task.objects.get(pk=before["4.出版口述史"][0])
    assert gone.standing == Task.Standing.WITHDRAWN
    newer.refresh_from_db()
    assert newer.state == Source.State.CONFIRMED
    event = history(task).get(action="plans.revise")
    assert "40处" in event.old["text"]
    assert "55处" in event.new["text"]


def test_a_task_added_in_the_middle_stands_in_the_middle_and_undoing_moves_it_out_again(cast):
    plan = confirmed(cast).plan
    before = facts(plan)
    line = "征集旧照。征集侨乡旧照，向市民开放借阅。（牵头单位：市教育局）"
    text = FIRST.replace("2.整理家书", f"2.{line}\n3.整理家书").replace("3.开办", "4.开办").replace("4.出版", "5.出版")
    newer = imported(cast, text, "修订.txt")
    actions.apply_changes(newer, by=cast.office)
    assert titles(plan) == ["1.修缮空置老屋", "2.征集旧照", "3.整理家书", "4.开办夜读会", "5.出版口述史"]
    actions.undo_import(newer, "未获批准", by=cast.office)
    assert facts(plan) == before


def test_a_newer_version_is_compared_with_the_list_as_it_stands_after_undoing_the_first(cast):
    first = confirmed(cast)
    newer = imported(cast, SECOND, "修订.txt")
    actions.apply_changes(newer, by=cast.office)
    actions.undo_import(newer, "未获批准", by=cast.office)
    actions.undo_import(first, "导错", by=cast.office)
    newer.refresh_from_db()
    page = changes_page(newer)
    assert (len(page.added), len(page.changed), len(page.gone), page.kept) == (4, 0, 0, 0)
    actions.confirm_all(Source.objects.get(pk=first.pk), by=cast.office)
    page = changes_page(newer)
    assert (len(page.added), len(page.changed), len(page.gone), page.kept) == (1, 1, 1, 2)


def test_after_undoing_all_the_newer_version_alone_puts_the_plan_in_force(cast):
    first = confirmed(cast)
    newer = imported(cast, SECOND, "修订.txt")
    actions.undo_import(first, "导错", by=cast.office)
    actions.apply_changes(Source.objects.get(pk=newer.pk), by=cast.office)
    plan = Plan.objects.get()
    assert plan.state == Plan.State.IN_FORCE
    assert len(titles(plan)) == 4
    actions.confirm_all(Source.objects.get(pk=first.pk), by=cast.office)
    assert plan.tasks.values("serial").distinct().count() == plan.tasks.count()
    assert access.plans(cast.reader).filter(pk=plan.pk).exists()


def test_of_a_changed_task_single_cells_are_taken(cast):
    plan = confirmed(cast).plan
    text = FIRST.replace("空置老屋40处", "空置老屋55处").replace(
        "牵头单位：市教育局；责任单位：市财政局", "牵头单位：市财政局；责任单位：市教育局"
    )
    newer = imported(cast, text, "修订.txt")
    change = newer.changes.get(kind=KIND.CHANGED)
    assert {cell["field"] for cell in change.cells} >= {"text", "units"}
    actions.apply_change(change, cells=["units"], by=cast.office)
    task = plan.tasks.get(serial=1)
    assert "40处" in task.text
    assert [unit.name for unit in task.units.all() if unit.role == "lead"] == ["市财政局"]


def test_what_is_kept_as_it_is_leaves_the_list_alone(cast):
    plan = confirmed(cast).plan
    before = facts(plan)
    newer = imported(cast, SECOND, "修订.txt")
    for change in newer.changes.all():
        actions.keep_as_is(change, by=cast.office)
    assert facts(plan) == before
    newer.refresh_from_db()
    assert newer.state == Source.State.CONFIRMED
    with pytest.raises(RefusedError):
        actions.apply_change(newer.changes.first(), by=cast.office)


def test_the_same_plan_in_another_file_is_told_apart_by_a_person(cast, sign_in):
    browser = sign_in(cast.office)
    first = imported(cast)
    again = imported(cast, FIRST.replace("\n", "\r\n\r\n").replace("7号", "9号"), "方案另存.txt")
    assert again.plan != first.plan
    address = f"/plans/sources/{again.pk}/desk/"
    page = browser.get(address).content.decode()
    assert "已有同名计划" in page
    assert f'href="/plans/sources/{first.pk}/"' in page
    actions.confirm_all(first, by=cast.office)
    page = browser.get(address).content.decode()
    assert "是否作为它的新版本" in page
    assert browser.post(f"/plans/sources/{again.pk}/revision/", {"plan": first.plan_id}).status_code == 302
    assert Plan.objects.count() == 1
    assert "已有同名计划" not in browser.get(address).content.decode()
    assert "已有同名计划" not in browser.get(f"/plans/sources/{imported(cast, ANOTHER).pk}/desk/").content.decode()


def test_a_document_of_another_plan_is_no_newer_version(cast):
    confirmed(cast)
    other = imported(cast, ANOTHER, "口岸.txt")
    assert not other.is_revision
    assert not other.changes.exists()


def test_the_office_says_that_it_is_a_newer_version_or_is_not(cast):
    plan = confirmed(cast).plan
    renamed = SECOND.replace("五邑市侨乡记忆保护行动方案", "五邑市侨乡记忆保护三年方案").replace(
        "〔2031〕7号", "〔2032〕2号"
    )
    newer = imported(cast, renamed, "三年.txt")
    own = newer.plan
    assert own != plan
    actions.set_revision(newer, plan, by=cast.office)
    newer.refresh_from_db()
    assert newer.plan == plan
    assert newer.changes.count() == 3
    assert not Plan.objects.filter(pk=own.pk).exists()
    actions.set_revision(newer, None, by=cast.office)
    newer.refresh_from_db()
    assert newer.plan != plan
    assert not newer.changes.exists()


def test_undoing_a_first_import_empties_the_list_and_opens_the_desk_again(cast):
    source = confirmed(cast)
    actions.undo_import(source, "导错了文件", by=cast.office)
    source.refresh_from_db()
    assert source.state == Source.State.UNDONE
    assert not Task.objects.exists()
    assert source.plan.state == Plan.State.DRAFT
    assert source.proposed.filter(state=ProposedTask.State.OPEN).count() == 4
    assert history(source).last().reason == "导错了文件"
    actions.confirm_all(source, by=cast.office)
    assert Task.objects.count() == 4


def test_undoing_a_newer_version_gives_back_the_list_as_it_was(cast):
    plan = confirmed(cast).plan
    before = facts(plan)
    newer = imported(cast, SECOND, "修订.txt")
    actions.apply_changes(newer, by=cast.office)
    assert facts(plan) != before
    actions.undo_import(newer, "修订稿未获批准", by=cast.office)
    assert facts(plan) == before
    assert newer.changes.filter(state=Change.State.OPEN).count() == 3


def test_an_import_on_which_a_unit_has_reported_cannot_be_undone(cast):
    source = confirmed(cast)
    Task.objects.filter(serial=2).update(status=Task.Status.REPORTED)
    with pytest.raises(RefusedError) as refused:
        actions.undo_import(source, "导错了", by=cast.office)
    assert refused.value.code == "undo-reported"
    assert Task.objects.count() == 4
    Task.objects.update(status=Task.Status.ASSIGNED)
    actions.undo_import(source, "导错了", by=cast.office)
    assert not Task.objects.exists()


def test_the_first_version_cannot_be_undone_under_a_later_one(cast):
    first = confirmed(cast)
    actions.apply_changes(imported(cast, SECOND, "修订.txt"), by=cast.office)
    with pytest.raises(RefusedError) as refused:
        actions.undo_import(first, "导错了", by=cast.office)
    assert refused.value.code == "undo-revised-later"
    assert Task.objects.count() == 5


def test_a_notice_amends_one_task_and_its_citation_is_kept(cast):
    task = confirmed(cast).plan.tasks.get(serial=4)
    citation = "五府办〔2032〕3号第二条"
    actions.amend_task(task, "due", "2032-12-31", citation=citation, by=cast.office)
    task.refresh_from_db()
    assert (task.due, str(task.due_on)) == ("2032-12-31", "2032-12-31")
    amendment = task.amendments.get()
    assert (amendment.citation, amendment.old, amendment.new) == (citation, "2032-06-30", "2032-12-31")
    assert task.units.count() == 2
    event = history(task).get(action="plans.amend")
    assert (event.actor, event.reason) == (cast.office, citation)


def test_an_amendment_without_citation_or_without_change_is_refused(cast):
    task = confirmed(cast).plan.tasks.get(serial=4)
    for new, citation in (("2032-12-31", " "), ("2032-06-30", "五府办〔2032〕3号")):
        with pytest.raises(RefusedError):
            actions.amend_task(task, "due", new, citation=citation, by=cast.office)
    assert not task.amendments.exists()


def test_an_amended_task_is_found_by_its_new_words(cast, sign_in):
    source = confirmed(cast)
    task = source.plan.tasks.get(serial=4)
    browser = sign_in(cast.office)
    data = {"field": "text", "value": "4.出版口述史与影集。", "citation": "五府办〔2032〕3号"}
    assert browser.post(f"/plans/tasks/{task.pk}/amend/", data).status_code == 302
    assert "1 " in browser.get(f"/plans/{source.plan_id}/?q=影集").content.decode()
    task.refresh_from_db()
    assert "影集" in task.folded


def test_only_the_office_of_the_place_amends_and_undoes(cast, sign_in):
    source = confirmed(cast)
    task = source.plan.tasks.get(serial=4)
    data = {"field": "due", "value": "2032-12-31", "citation": "五府办〔2032〕3号"}
    for user in (cast.reporter, cast.reader, cast.neighbour, cast.nobody):
        assert sign_in(user).post(f"/plans/tasks/{task.pk}/amend/", data).status_code == 404
        assert sign_in(user).post(f"/plans/sources/{source.pk}/undo/", {"reason": "不要"}).status_code == 404
    assert Task.objects.count() == 4
    assert sign_in(cast.office).post(f"/plans/sources/{source.pk}/undo/", {"reason": "不要"}).status_code == 302
    assert not Task.objects.exists()


def test_the_differences_are_decided_on_the_page(cast, sign_in):
    plan = confirmed(cast).plan
    newer = imported(cast, SECOND, "修订.txt")
    browser = sign_in(cast.office)
    page = browser.get(f"/plans/sources/{newer.pk}/changes/").content.decode()
    assert "4.设立码头陈列点" in page
    changed, gone = newer.changes.get(kind=KIND.CHANGED), newer.changes.get(kind=KIND.GONE)
    assert sign_in(cast.reader).post(f"/plans/changes/{changed.pk}/apply/").status_code == 404
    browser.post(f"/plans/changes/{changed.pk}/apply/", {"cells": ["text"]})
    browser.post(f"/plans/changes/{gone.pk}/keep/")
    browser.post(f"/plans/sources/{newer.pk}/changes/apply/")
    assert sorted(titles(plan)[-2:]) == ["4.出版口述史", "4.设立码头陈列点"]
    newer.refresh_from_db()
    assert newer.state == Source.State.CONFIRMED


def test_a_version_that_differs_in_no_cell_asks_nothing_of_anybody(cast):
    plan = confirmed(cast).plan
    before = facts(plan)
    again = imported(cast, FIRST + "\n", "重发.txt")
    assert again.is_revision
    assert again.state == Source.State.CONFIRMED
    assert not again.changes.exists()
    assert facts(plan) == before


def test_a_wrong_file_is_taken_out_again_with_its_draft(cast, sign_in, django_capture_on_commit_callbacks):
    source = imported(cast, ANOTHER, "错.txt")
    storage, kept = source.received.file.storage, source.received.file.name
    for user in (cast.reader, cast.neighbour):
        assert sign_in(user).post(f"/plans/sources/{source.pk}/discard/", {"reason": "错了"}).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        answer = sign_in(cast.office).post(f"/plans/sources/{source.pk}/discard/", {"reason": "传错了"})
    assert answer.status_code == 302
    assert not Source.objects.exists()
    assert not Plan.objects.exists()
    assert not storage.exists(kept)
    assert history(source).last().reason == "传错了"


def test_what_is_in_the_list_is_undone_before_it_is_taken_out(cast):
    source = confirmed(cast)
    with pytest.raises(RefusedError):
        actions.discard(source, "错了", by=cast.office)
    actions.undo_import(source, "错了", by=cast.office)
    actions.discard(source, "错了", by=cast.office)
    assert not Plan.objects.exists()


def test_a_newer_version_nobody_applied_is_taken_out_and_the_list_stays(cast):
    plan = confirmed(cast).plan
    before = facts(plan)
    actions.discard(imported(cast, SECOND, "修订.txt"), "作废", by=cast.office)
    assert facts(plan) == before


def test_the_office_corrects_what_the_head_of_the_document_says(cast, sign_in):
    plan = confirmed(cast).plan
    data = {
        "title": "五邑市侨乡记忆行动",
        "document_number": "",
        "issuer": "五邑市人民政府办公室",
        "classification": "internal",
    }
    data |= {"period_start": "2031-01-01", "period_end": "2035-12-31"}
    assert sign_in(cast.reader).post(f"/plans/{plan.pk}/facts/", data).status_code == 404
    browser = sign_in(cast.office)
    assert browser.get(f"/plans/{plan.pk}/facts/").status_code == 200
    assert browser.post(f"/plans/{plan.pk}/facts/", data | {"period_end": "2030-01-01"}).status_code == 422
    assert browser.post(f"/plans/{plan.pk}/facts/", data).status_code == 302
    plan.refresh_from_db()
    assert plan.title == "五邑市侨乡记忆行动"
    event = history(plan).get(action="plans.describe")
    assert event.old["classification"] == "open"
    assert event.new["period_end"] == "2035-12-31"
    assert sign_in(cast.reader).get(f"/plans/{plan.pk}/").status_code == 404


def test_a_newer_version_marked_internal_takes_the_plan_from_its_readers(cast, sign_in):
    plan = confirmed(cast).plan
    reader = sign_in(cast.reader)
    assert reader.get(f"/plans/{plan.pk}/").status_code == 200
    imported(cast, "内部资料\n" + SECOND, "修订.txt")
    assert reader.get(f"/plans/{plan.pk}/").status_code == 404
    assert sign_in(cast.office).get(f"/plans/{plan.pk}/").status_code == 200
    assert history(plan).last().new == {"classification": "internal"}
