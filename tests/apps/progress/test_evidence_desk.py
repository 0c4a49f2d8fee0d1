"""林小梅 hands in the year's summary and confirms, sentence by sentence, what it proves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.evidence import INTERNAL_REPORT, REPORT, SECRET_REPORT, handed_in, read, sender
from tests.factories.people import LONG_AGO
from tests.factories.proposals import ANOTHER, confirmed
from yinxin.apps.people.actions import give_post
from yinxin.apps.people.models import Role
from yinxin.apps.plans.models import Classification, Task
from yinxin.apps.progress.evidence import access, actions, found
from yinxin.apps.progress.evidence.laying import lay_out
from yinxin.apps.progress.models import Evidence, Report, ReportDocument, Statement
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Event
from yinxin.kit.intake.models import Received
from yinxin.kit.outbox.models import Job


@pytest.fixture
def plan(cast):
    return confirmed(cast).plan


@pytest.fixture
def document(cast, plan):
    return handed_in(cast, plan)


def task(plan, word):
    return plan.tasks.get(title__contains=word)


def first(document):
    return document.statements.get(order=1)


def draft(task, unit, **given):
    return Report.objects.create(task=task, unit=unit, as_of="2031-12-31", **given)


# Taking a document in


def test_every_statement_is_laid_on_the_desk_with_the_tasks_it_may_prove(document, plan):
    assert document.state == ReportDocument.State.READY
    quotes = [statement.quote for statement in document.statements.order_by("order")]
    assert quotes[0] == "全年修缮空置老屋33处，逐处建立一屋一档"
    for statement in document.statements.all():
        assert "".join(document.text[statement.start : statement.end].split()) == "".join(statement.quote.split())
    best = {
        statement.quote[:6]: statement.candidates.order_by("rank").first().task.title
        for statement in document.statements.filter(matches__gt=0)
    }
    assert best == {"全年修缮空置": "1.修缮空置老屋", "征集到民间家": "2.整理家书", "举办侨乡夜读": "3.开办夜读会"}
    alone = document.statements.filter(matches=0).values_list("quote", flat=True)
    assert any("口袋公园" in quote for quote in alone)
    assert any("力争" in quote for quote in alone)


def test_a_figure_that_answers_an_indicator_is_laid_beside_it(document, plan):
    figure = first(document).candidates.get(rank=1).figure
    assert figure.task == task(plan, "老屋")
    assert "40处" in figure.quote


def test_of_a_marked_document_nothing_is_kept(cast, plan):
    before, received = Event.objects.count(), Received.objects.count()
    stored = list(default_storage.listdir("received"))
    receipt = actions.upload([("总结.txt", SECRET_REPORT.encode())], sender(cast, plan))[0]
    assert "不得存入" in receipt.refusal
    assert not ReportDocument.objects.exists()
    assert (Event.objects.count(), Received.objects.count()) == (before, received)
    assert list(default_storage.listdir("received")) == stored


def test_the_same_file_again_is_recognised_and_read_once(cast, plan, document):
    receipt = actions.upload([("改了名.txt", REPORT.encode())], sender(cast, plan))[0]
    assert receipt.document == document
    assert not receipt.is_new
    from_a_unit = actions.upload(
        [("总结.txt", REPORT.encode())], sender(cast, plan, unit=cast.reporting, by=cast.reporter)
    )[0]
    assert from_a_unit.is_new


def test_a_job_delivered_twice_lays_the_desk_once(document):
    count = document.statements.count()
    Job.objects.filter(kind="progress.evidence-read").update(state="waiting")
    read(document)
    assert document.statements.count() == count
    lay_out(document, "另一个工作进程慢了一步", [])
    document.refresh_from_db()
    assert document.text.startswith("五邑市2031年")


def test_a_document_without_a_sentence_says_so_and_can_be_read_again(cast, plan):
    document = handed_in(cast, plan, "123\n456\n")
    assert document.state == ReportDocument.State.FAILED
    assert "没有读到完整的句子" in document.refusal
    again = read(actions.read_again(document, by=cast.office))
    assert again.attempts == 2


def test_a_document_of_too_many_sentences_is_refused_whole(cast, plan, monkeypatch):
    monkeypatch.setattr("yinxin.apps.progress.evidence.laying.MOST_STATEMENTS", 3)
    document = handed_in(cast, plan)
    assert "超过一次能核对的3句" in document.refusal
    assert not document.statements.exists()


# Deciding


def test_yes_makes_evidence_and_stands_in_the_history_of_the_task(cast, plan, document):
    meant = task(plan, "老屋")
    evidence = actions.confirm(first(document), meant, by=cast.office)
    assert evidence.quote == "全年修缮空置老屋33处，逐处建立一屋一档"
    assert evidence.span == [first(document).start, first(document).end]
    assert evidence.file == document.received
    assert evidence.figure.task == meant
    assert first(document).state == Statement.State.CONFIRMED
    event = Event.objects.order_by("-sequence").first()
    assert (event.action, event.object_type, event.object_id) == (
        "progress.evidence-confirm",
        "plans.task",
        str(meant.pk),
    )
    assert event.new["document"] == "总结.txt"


def test_a_statement_may_prove_several_tasks_but_none_twice(cast, plan, document):
    actions.confirm(first(document), task(plan, "老屋"), by=cast.office)
    actions.confirm(first(document), task(plan, "口述史"), by=cast.office)
    assert Evidence.objects.count() == 2
    with pytest.raises(RefusedError, match="evidence-twice"):
        actions.confirm(first(document), task(plan, "老屋"), by=cast.office)


def test_nothing_and_yes_exclude_each_other_until_taken_back(cast, plan, document):
    actions.set_aside(first(document), by=cast.office)
    with pytest.raises(RefusedError, match="evidence-decided"):
        actions.confirm(first(document), task(plan, "老屋"), by=cast.office)
    actions.take_back(first(document), by=cast.office)
    actions.confirm(first(document), task(plan, "老屋"), by=cast.office)
    with pytest.raises(RefusedError, match="evidence-decided"):
        actions.set_aside(first(document), by=cast.office)


def test_taken_back_nothing_is_left_but_the_record(cast, plan, document):
    actions.confirm(first(document), task(plan, "老屋"), by=cast.office)
    actions.take_back(first(document), by=cast.office)
    assert first(document).state == Statement.State.OPEN
    assert not Evidence.objects.exists()
    assert Event.objects.filter(action="progress.evidence-undo", object_type="plans.task").count() == 1
    with pytest.raises(RefusedError, match="evidence-open"):
        actions.take_back(first(document), by=cast.office)


@pytest.mark.parametrize(("state", "refused"), [("draft", False), ("submitted", True), ("returned", True)])
def test_evidence_sent_in_with_a_report_stays(cast, plan, document, state, refused):
    evidence = actions.confirm(first(document), task(plan, "老屋"), by=cast.office)
    evidence.report = draft(evidence.task, cast.reporting, state=state)
    evidence.save()
    if refused:
        with pytest.raises(RefusedError, match="evidence-used"):
            actions.take_back(first(document), by=cast.office)
    else:
        actions.take_back(first(document), by=cast.office)
    assert Evidence.objects.exists() == refused


def test_a_document_is_removed_only_while_nothing_of_it_is_evidence(cast, plan, document):
    actions.confirm(first(document), task(plan, "老屋"), by=cast.office)
    with pytest.raises(RefusedError, match="evidence-in-documents"):
        actions.discard(document, "传错", by=cast.office)
    actions.take_back(first(document), by=cast.office)
    actions.discard(document, "传错", by=cast.office)
    assert not ReportDocument.objects.exists()
    assert not Received.objects.filter(pk=document.received_id).exists()


# Whose it is


def test_in_a_units_document_only_its_own_duties_are_sought(cast, plan):
    document = handed_in(cast, plan, unit=cast.reporting, by=cast.reporter)
    titles = set(Task.objects.filter(candidates__statement__document=document).values_list("title", flat=True))
    assert titles == {"1.修缮空置老屋", "3.开办夜读会"}
    assert not access.decidable(cast.reporter, document).filter(title__contains="家书").exists()


def test_an_internal_document_tells_nothing_to_those_who_may_not_see_it(cast, plan):
    document = handed_in(cast, plan, INTERNAL_REPORT)
    assert document.classification == Classification.INTERNAL
    actions.confirm(document.statements.get(quote__contains="老屋33处"), task(plan, "老屋"), by=cast.office)
    assert found.of_task(cast.office, task(plan, "老屋"))
    for person in (cast.reporter, cast.reader, cast.supervisor):
        assert access.found(person).count() == 0
    assert Evidence.objects.get().file is None


def test_what_a_unit_sent_in_as_internal_is_seen_by_that_unit(cast, plan):
    document = handed_in(cast, plan, INTERNAL_REPORT, unit=cast.reporting, by=cast.reporter)
    actions.confirm(document.statements.get(quote__contains="老屋33处"), task(plan, "老屋"), by=cast.reporter)
    assert access.found(cast.reporter).count() == access.found(cast.office).count() == 1
    assert access.found(cast.reader).count() == 0


def test_found_evidence_stands_on_the_page_of_its_task(cast, plan, document, rf):
    evidence = actions.confirm(first(document), task(plan, "老屋"), by=cast.office)
    request = rf.get("/")
    request.user = cast.reader
    assert evidence.quote in found.panel(request, evidence.task)
    assert found.panel(request, task(plan, "家书")) == ""


def test_open_evidence_is_seen_by_whoever_sees_the_task(cast, plan, document):
    actions.confirm(first(document), task(plan, "老屋"), by=cast.office)
    for person in (cast.office, cast.reporter, cast.reader, cast.supervisor):
        assert [one.quote[:6] for one in found.of_task(person, task(plan, "老屋"))] == ["全年修缮空置"]
    assert found.of_task(cast.neighbour, task(plan, "老屋")) == []


# On the pages


def test_a_document_is_walked_from_the_upload_to_the_last_sentence(cast, plan, sign_in):
    browser = sign_in(cast.office)
    file = SimpleUploadedFile("总结.txt", REPORT.encode())
    answer = browser.post(reverse("progress:evidence-upload"), {"documents": file, "plans": [plan.pk], "unit": ""})
    document = ReportDocument.objects.get()
    assert answer.url == document.get_absolute_url()
    assert browser.get(answer.url, headers={"HX-Request": "true"}).status_code == 200
    read(document)
    assert browser.get(answer.url, headers={"HX-Request": "true"}).status_code == 286
    assert "有 3 句话等您核对" in browser.get(answer.url).content.decode()
    step = browser.get(reverse("progress:evidence-desk", args=[document.pk])).url
    page = browser.get(step).content.decode()
    assert "<mark>全年修缮空置老屋33处，逐处建立一屋一档</mark>" in page
    assert 'data-press="1"' in page
    meant = task(plan, "老屋")
    step = browser.post(f"{step}confirm/", {"task": meant.pk}).url
    step = browser.post(f"{step}nothing/").url
    step = browser.post(f"{step}confirm/", {"serial": task(plan, "夜读会").serial}).url
    assert step == reverse("progress:evidence-done", args=[document.pk])
    assert "核对完了" in browser.get(step).content.decode()
    assert set(Evidence.objects.values_list("task__title", flat=True)) == {"1.修缮空置老屋", "3.开办夜读会"}
    undone = document.statements.get(state=Statement.State.NOTHING)
    back = browser.post(reverse("progress:evidence-undo", args=[undone.pk])).url
    assert back == reverse("progress:evidence-statement", args=[undone.pk])
    assert "全年修缮" in browser.get(f"{document.get_absolute_url()}?show=confirmed").content.decode()


def test_skipping_leads_to_the_next_that_waits_and_round_again(cast, document, sign_in):
    browser = sign_in(cast.office)
    one, two, three = document.statements.filter(matches__gt=0).order_by("order")
    for at, following in ((one, two), (two, three), (three, one)):
        page = browser.get(reverse("progress:evidence-statement", args=[at.pk])).content.decode()
        assert f'data-press="s" href="{reverse("progress:evidence-statement", args=[following.pk])}"' in page


def test_a_number_that_is_not_in_the_list_is_refused_with_a_sentence(cast, document, sign_in):
    address = reverse("progress:evidence-confirm", args=[first(document).pk])
    for sent in ({"serial": 99}, {"serial": ""}, {"task": 10**9}, {}, {"serial": "一"}):
        answer = sign_in(cast.office).post(address, sent)
        assert answer.status_code == 422
    assert "清单里没有这个序号的任务" in answer.content.decode() or "整数" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_a_reporter_cannot_confirm_what_is_not_her_units(cast, plan, sign_in):
    document = handed_in(cast, plan, unit=cast.reporting, by=cast.reporter)
    address = reverse("progress:evidence-confirm", args=[first(document).pk])
    answer = sign_in(cast.reporter).post(address, {"task": task(plan, "家书").pk})
    assert answer.status_code == 422
    assert sign_in(cast.reporter).post(address, {"task": task(plan, "老屋").pk}).status_code == 302


@pytest.mark.parametrize(
    ("who", "plans", "unit", "sentence"),
    [
        ("office", (), "", "请至少选一个计划"),
        ("office", ("neighbour",), "", "选择一个有效的选项"),
        ("reporter", ("plan",), "", "请选择您为哪个单位报送"),
        ("reporter", ("other",), "市教育局", "选择一个有效的选项"),
    ],
)
def test_an_upload_form_says_what_is_missing(cast, plan, sign_in, who, plans, unit, sentence):
    other = confirmed(cast, ANOTHER, "口岸.txt").plan
    pks = {"plan": plan.pk, "other": other.pk, "neighbour": 10**6}
    sent = {
        "documents": SimpleUploadedFile("总结.txt", REPORT.encode()),
        "plans": [pks[name] for name in plans],
        "unit": cast.offices[unit].pk if unit else "",
    }
    answer = sign_in(getattr(cast, who)).post(reverse("progress:evidence-upload"), sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not ReportDocument.objects.exists()


def test_a_reporter_hands_in_for_her_own_unit(cast, plan, sign_in):
    sent = {
        "documents": SimpleUploadedFile("总结.txt", REPORT.encode()),
        "plans": [plan.pk],
        "unit": cast.reporting.pk,
    }
    assert sign_in(cast.reporter).post(reverse("progress:evidence-upload"), sent).status_code == 302
    document = ReportDocument.objects.get()
    assert (document.unit, document.place) == (cast.reporting, cast.place)
    assert sign_in(cast.office).get(document.get_absolute_url()).status_code == 200


def test_the_original_is_a_download_and_a_wrong_document_goes_with_a_reason(cast, document, sign_in):
    browser = sign_in(cast.office)
    original = browser.get(reverse("progress:evidence-original", args=[document.pk]))
    assert b"".join(original.streaming_content) == REPORT.encode()
    assert "attachment" in original["Content-Disposition"]
    address = reverse("progress:evidence-discard", args=[document.pk])
    assert "请写明理由" in browser.post(address).content.decode()
    assert browser.post(address, {"reason": "传错了"}).url == reverse("progress:evidence")
    failed = handed_in(cast, document_plan(cast), "123\n", "空.txt")
    assert browser.post(reverse("progress:evidence-again", args=[failed.pk])).status_code == 302


def document_plan(cast):
    return Task.objects.filter(plan__place=cast.place).first().plan


@pytest.mark.parametrize("address", ["list", "document", "statement"])
def test_no_more_queries_for_more_rows(cast, plan, sign_in, address):
    browser = sign_in(cast.office)

    def asked(document):
        where = {
            "list": reverse("progress:evidence"),
            "document": document.get_absolute_url(),
            "statement": reverse("progress:evidence-statement", args=[first(document).pk]),
        }[address]
        browser.get(where)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(where).status_code == 200
        return len(queries)

    small = handed_in(cast, plan)
    for statement in small.statements.filter(matches__gt=0)[:2]:
        actions.confirm(statement, statement.candidates.order_by("rank").first().task, by=cast.office)
    few = asked(small)
    more = REPORT + "".join(f"　　第{n}次征集到家书{n + 2}00封并编号拍照。\n" for n in range(20))
    for number in range(3):
        document = handed_in(cast, plan, f"{more}第{number}份材料到此为止。\n")
        for statement in document.statements.filter(matches__gt=0)[:6]:
            actions.confirm(statement, statement.candidates.order_by("rank").first().task, by=cast.office)
    assert asked(document) == few


def test_the_way_to_the_desk_is_shown_to_whoever_may_go_there(cast, plan, sign_in):
    work = reverse("progress:work")
    for person, shown in ((cast.office, True), (cast.reporter, True), (cast.supervisor, False)):
        assert (reverse("progress:evidence") in sign_in(person).get(work).content.decode()) == shown


def test_tasks_of_the_same_text_are_told_apart_by_their_measures(cast, document, plan, sign_in):
    first_one, second_one = plan.tasks.order_by("pk")[:2]
    plan.tasks.filter(pk__in=[first_one.pk, second_one.pk]).update(text="同一格里的要求。")
    for one, measure in ((first_one, "改造县级分站。"), (second_one, "设立服务点。")):
        plan.tasks.filter(pk=one.pk).update(measures=[measure])
    page = sign_in(cast.office).get(reverse("progress:evidence-statement", args=[first(document).pk])).content.decode()
    assert "改造县级分站。" in page
    assert "设立服务点。" in page
    assert "同一格里的要求。" not in page


def test_a_plan_that_became_internal_is_closed_to_the_unit_at_the_desk_too(cast, plan, sign_in):
    document = handed_in(cast, plan, unit=cast.reporting, by=cast.reporter)
    plan.classification = Classification.INTERNAL
    plan.save()
    page = sign_in(cast.reporter).get(reverse("progress:evidence-statement", args=[first(document).pk]))
    assert "1.修缮空置老屋" not in page.content.decode()
    address = reverse("progress:evidence-confirm", args=[first(document).pk])
    assert sign_in(cast.reporter).post(address, {"task": task(plan, "老屋").pk}).status_code == 422


def hand_in(browser, plans, unit=None):
    sent = {
        "documents": SimpleUploadedFile("总结.txt", REPORT.encode()),
        "plans": [plan.pk for plan in plans],
        "unit": unit.pk if unit else "",
    }
    return browser.post(reverse("progress:evidence-upload"), sent)


def test_a_unit_without_a_task_in_the_plan_is_named(cast, plan, sign_in):
    give_post(cast.reporter, cast.offices["市发展和改革局"], Role.REPORTER, since=LONG_AGO, by=None)
    other = confirmed(cast, ANOTHER, "口岸.txt").plan
    answer = hand_in(sign_in(cast.reporter), [plan, other], cast.reporting)
    assert "“市教育局”在“五邑市口岸服务提升计划”里没有任务" in answer.content.decode()
    assert hand_in(sign_in(cast.reporter), [other], cast.offices["市发展和改革局"]).status_code == 302


def test_an_office_seeks_in_its_own_plans_and_in_those_of_one_place(cast, plan, sign_in):
    next_door = replace(cast, place=cast.elsewhere, office=cast.neighbour)
    theirs = confirmed(next_door, ANOTHER.replace("五邑市", "远山市"), "远山.txt").plan
    give_post(cast.neighbour, cast.reporting, Role.REPORTER, since=LONG_AGO, by=None)
    browser = sign_in(cast.neighbour)
    assert "不是本协调办的计划" in hand_in(browser, [plan]).content.decode()
    assert "一次只能选同一个地区的计划" in hand_in(browser, [plan, theirs]).content.decode()
    assert hand_in(browser, [theirs]).status_code == 302
    assert hand_in(browser, [plan], cast.reporting).status_code == 302
