"""People look at the responsibility list: each sees what is theirs to see, filters, searches, groups, exports."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from tests.factories.proposals import ANOTHER, FIRST, INTERNAL, SECOND, confirmed, imported
from yinxin.apps.people.actions import close_unit, merge_units, rename_unit, split_unit
from yinxin.apps.plans import access, actions, handing_over, queries
from yinxin.apps.plans.filters import TaskFilterForm
from yinxin.apps.plans.models import Classification, Plan, Task
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history


@pytest.fixture
def plan(cast):
    return confirmed(cast).plan


def shown(cast, query: str, plan: Plan | None = None) -> queries.TaskList:
    form = TaskFilterForm(QueryDict(query))
    assert form.is_valid(), form.errors
    return queries.task_list(cast.office, form, QueryDict(query), plan=plan)


def serials(found: queries.TaskList) -> list[int]:
    return [row.task.serial for group in found.groups for row in group.rows]


def counts(found: queries.TaskList, name: str) -> dict[str, int]:
    facet = next(facet for facet in found.facets if facet.name == name)
    return {option.label: option.count for option in facet.options}


# Who sees what


def test_before_it_is_confirmed_a_plan_is_the_offices_alone(cast, sign_in):
    source = imported(cast)
    for user in (cast.reporter, cast.reader):
        assert sign_in(user).get(f"/plans/{source.plan_id}/").status_code == 404
    assert sign_in(cast.office).get(f"/plans/{source.plan_id}/").status_code == 200
    actions.confirm_all(source, by=cast.office)
    for user in (cast.reporter, cast.reader):
        assert sign_in(user).get(f"/plans/{source.plan_id}/").status_code == 200


@pytest.mark.parametrize("address", ["", "sections/", "export/xlsx/", "export/json/"])
def test_a_neighbour_and_somebody_without_a_post_learn_nothing(cast, plan, sign_in, address):
    for user in (cast.neighbour, cast.nobody):
        assert sign_in(user).get(f"/plans/{plan.pk}/{address}").status_code == 404
    assert sign_in(cast.reader).get(f"/plans/{plan.pk}/{address}").status_code == 200


def test_an_internal_plan_stays_inside_the_office(cast, sign_in):
    plan = confirmed(cast, INTERNAL).plan
    task = plan.tasks.get()
    Plan.objects.filter(pk=plan.pk).update(classification=Classification.INTERNAL)
    for user in (cast.reporter, cast.reader, cast.neighbour):
        assert sign_in(user).get(f"/plans/{plan.pk}/").status_code == 404
        assert sign_in(user).get(f"/plans/tasks/{task.pk}/").status_code == 404
        assert not access.tasks(user).exists()
        assert not access.figures(user).exists()
    assert sign_in(cast.office).get(f"/plans/tasks/{task.pk}/").status_code == 200


def test_a_unit_sees_the_plans_in_which_it_has_a_duty(cast, plan):
    other = confirmed(cast, ANOTHER, "口岸.txt").plan
    assert set(access.plans(cast.reporter)) == {plan}
    assert set(access.plans(cast.office)) == {plan, other}
    assert set(access.plans(cast.reader)) == {plan, other}


def test_a_unit_sees_a_plan_that_names_it_only_through_a_group(cast, plan):
    from yinxin.apps.people.actions import add_user, give_post

    user = add_user(email="area@example.org", name="区里人", password="x" * 14, by=None)
    give_post(user, cast.areas[2], "reporter", since=date(2010, 1, 1), by=None)
    assert set(access.plans(user)) == {plan}
    actions.undo_import(plan.sources.get(), "导错", by=cast.office)
    assert not access.plans(user).exists()


def test_a_withdrawn_task_is_shown_to_the_office_only(cast, plan, sign_in):
    actions.apply_changes(imported(cast, SECOND, "修订.txt"), by=cast.office)
    gone = plan.tasks.get(title="4.出版口述史")
    assert sign_in(cast.office).get(f"/plans/tasks/{gone.pk}/").status_code == 200
    assert sign_in(cast.reader).get(f"/plans/tasks/{gone.pk}/").status_code == 404
    assert sign_in(cast.reader).get(f"/plans/tasks/{plan.tasks.get(serial=1).pk}/").status_code == 200


# Facets, search, groups, order


def test_a_list_of_several_plans_names_the_plan_of_each_task(cast, plan):
    confirmed(cast, ANOTHER, "口岸.txt")
    assert "plan" not in [column.name for column in shown(cast, "", plan).columns]
    rows = [row for group in shown(cast, "").groups for row in group.rows]
    printed = [{column.name: text for column, text in row.cells} for row in rows]
    assert {(cells["plan"], cells["serial"]) for cells in printed} >= {
        ("五邑市侨乡记忆保护行动方案", "1"),
        ("五邑市口岸服务提升计划", "1"),
    }
    assert "plan" not in [column.name for column in shown(cast, "columns=title").columns]


def test_a_status_all_tasks_share_is_neither_column_nor_facet(cast, plan):
    found = shown(cast, "", plan)
    assert "status" not in [column.name for column in found.columns]
    assert "status" not in [facet.name for facet in found.facets]
    assert "status" in [facet.name for facet in shown(cast, "status=assigned", plan).facets]
    plan.tasks.filter(serial=1).update(status=Task.Status.REPORTED)
    assert counts(shown(cast, "", plan), "status") == {"已下达": 3, "已报完成": 1}


def test_facets_count_what_choosing_them_would_show(cast, plan):
    found = shown(cast, "", plan)
    assert found.total == 4
    assert counts(found, "section") == {"一、主要任务": 4, "（一）保护老屋": 2, "（二）讲好故事": 2}
    assert counts(found, "lead")["市教育局"] == 1
    assert counts(found, "unit")["市教育局"] == 2
    assert counts(found, "unit")["榕江区人民政府"] == 1
    assert counts(found, "unit")["市老照片馆"] == 1
    assert counts(found, "year")["2031年"] == 1
    for facet in found.facets:
        for option in facet.options:
            assert shown(cast, option.query, plan).total == option.count, (facet.name, option.label)


def test_a_chosen_facet_still_offers_its_other_values(cast, plan):
    lead = next(facet for facet in shown(cast, "", plan).facets if facet.name == "lead").options[0]
    found = shown(cast, lead.query, plan)
    assert found.total == lead.count
    options = next(facet for facet in found.facets if facet.name == "lead").options
    assert len(options) == 4
    assert [option.label for option in options if option.selected] == [lead.label]
    assert all(
        option.count <= found.total for facet in found.facets if facet.name == "unit" for option in facet.options
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("空置", [1]),
        ("封", [2]),
        ("家書", [2]),
        ("口述史 财政局", [4]),
        ("口述史财政局", []),
        ("ＮＯＮＥ", []),
        ("——", []),
        ("", [1, 2, 3, 4]),
    ],
)
def test_search_finds_parts_of_words_in_either_script(cast, plan, words, expected):
    assert serials(shown(cast, f"q={words}", plan)) == expected


def test_search_treats_signs_of_the_database_as_text(cast, plan):
    assert serials(shown(cast, "q=%25", plan)) == []
    assert serials(shown(cast, "q=_", plan)) == []


def test_rows_are_grouped_sorted_and_their_columns_chosen_by_the_address(cast, plan):
    found = shown(cast, "group=unit&sort=-due&columns=title&columns=due", plan)
    assert [group.title for group in found.groups].count("市教育局") == 1
    assert [column.name for column in found.columns] == ["title", "due"]
    assert serials(shown(cast, "sort=due", plan)) == [1, 4, 2, 3]
    assert serials(shown(cast, "sort=-due", plan)) == [4, 1, 2, 3]
    assert serials(shown(cast, "sort=due&year=2031&year=2032", plan)) == [1, 4]
    assert [group.title for group in shown(cast, "group=due", plan).groups] == ["2031年", "未写明时限", "2032年"]
    assert shown(cast, "group=section", plan).groups[0].title == "一、主要任务 / （一）保护老屋"


def test_a_nonsense_address_is_answered_without_a_fault(cast, plan, sign_in):
    browser = sign_in(cast.office)
    for query in ("sort=cleverness", "group=9", "columns=secret", "plan=0", "plan=" + "9" * 30, "q=" + "长" * 200):
        assert browser.get(f"/plans/{plan.pk}/?{query}").status_code == 422
    for query in ("section=x", "unit=u" + "9" * 40, "year=99999", "lead=zz", "page=-4", "page=zz"):
        assert browser.get(f"/plans/{plan.pk}/?{query}").status_code == 200
    assert browser.get(f"/plans/{'9' * 30}/").status_code == 404
    assert browser.get(f"/plans/tasks/{'9' * 30}/").status_code == 404


def test_a_filter_that_means_nothing_is_left_out_and_told(cast, plan, sign_in):
    browser = sign_in(cast.office)
    page = browser.get(f"/plans/{plan.pk}/?lead=zz&q=家书")
    text = page.content.decode()
    assert "没有采用：zz" in text
    assert "2.整理家书" in text
    assert f"/plans/{plan.pk}/export/csv/?q=" in text
    assert "不认识的筛选条件" not in browser.get(f"/plans/{plan.pk}/?lead=n市老照片馆").content.decode()
    assert browser.get("/api/v1/tasks?lead=zz").json()["count"] == 0


def test_many_duties_of_a_unit_stand_on_several_pages(cast, plan, sign_in, monkeypatch):
    monkeypatch.setattr(queries, "DUTIES_PAGE_SIZE", 1)
    education = cast.offices["市教育局"]
    browser = sign_in(cast.office)
    first = browser.get(f"/plans/duties/{education.pk}/").content.decode()
    second = browser.get(f"/plans/duties/{education.pk}/?page=2").content.decode()
    assert "1.修缮空置老屋" in first
    assert "3.开办夜读会" not in first
    assert "page=2" in first
    assert "3.开办夜读会" in second
    assert "共 2 项任务" in second
    assert queries.duties(cast.office, education).total == 2


def test_more_rows_cost_no_more_queries(cast, sign_in):
    head = FIRST.split("1.修缮")[0]
    line = "{n}.办好第{n}号展室。2031年底前展出旧物{n}件。（牵头单位：市教育局；责任单位：各市、区政府）\n"
    few = confirmed(cast, head + "".join(line.format(n=number) for number in range(1, 11)), "少.txt").plan
    other = head.replace("保护行动", "传承行动").replace("7号", "9号")
    many = confirmed(cast, other + "".join(line.format(n=number) for number in range(1, 101)), "多.txt").plan
    assert (few.tasks.count(), many.tasks.count()) == (10, 100)
    browser = sign_in(cast.office)
    for address in (
        "/plans/{}/",
        "/plans/{}/?group=unit&columns=figures&columns=phases",
        "/plans/{}/export/csv/",
        "/plans/{}/export/json/",
    ):
        browser.get(address.format(few.pk))
        used = []
        for plan in (few, many):
            with CaptureQueriesContext(
                connection,
            ) as caught:
                assert browser.get(address.format(plan.pk)).status_code == 200
            used.append(len(caught))
        assert used[0] == used[1], address
    with CaptureQueriesContext(connection) as caught:
        assert browser.get("/plans/").status_code == 200
    once = len(caught)
    confirmed(cast, ANOTHER, "口岸.txt")
    with CaptureQueriesContext(connection) as caught:
        assert browser.get("/plans/").status_code == 200
    assert len(caught) == once


# A task, a unit


def test_a_task_page_shows_the_quoted_source_and_its_place(cast, plan):
    page = queries.task_page(cast.office, plan.tasks.get(serial=2))
    place = page.places[0]
    assert "整理家书" in place.quote
    assert place.line == 7
    assert "修缮空置老屋" in place.before
    assert "讲好故事" in place.after
    assert (page.previous.serial, page.next.serial) == (1, 3)
    assert page.may_amend
    assert not queries.task_page(cast.reader, plan.tasks.get(serial=2)).may_amend


def test_our_duties_as_lead_as_member_and_through_a_group(cast, plan):
    education = queries.duties(cast.office, cast.offices["市教育局"])
    assert [row.task.serial for row in education.lead] == [1]
    assert [row.task.serial for row in education.member] == [3]
    for area in cast.areas:
        duties = queries.duties(cast.office, area)
        assert [(name, [row.task.serial for row in rows]) for name, rows in duties.through] == [("各市、区政府", [1])]
    assert queries.duties(cast.neighbour, cast.areas[0]).total == 0


def test_a_unit_opens_its_own_duties(cast, plan, sign_in):
    browser = sign_in(cast.reporter)
    answer = browser.get("/plans/duties/")
    assert answer.url == f"/plans/duties/{cast.reporting.pk}/"
    page = browser.get(answer.url).content.decode()
    assert "1.修缮空置老屋" in page
    assert "2.整理家书" not in page


# Units change in the middle of a plan


def test_duties_follow_units_that_merge(cast, plan):
    education, culture = cast.offices["市教育局"], cast.offices["市文化广电新闻出版局"]
    change = merge_units(
        [education, culture], name="市文教局", on=date(2026, 1, 1), by=cast.office, citation="五府发〔2026〕1号"
    )
    target = change.targets.get()
    duties = queries.duties(cast.office, target)
    assert [row.task.serial for row in duties.lead] == [1, 4]
    assert [row.task.serial for row in duties.member] == [2, 3]
    assert queries.duties(cast.office, education).total == 0
    task = plan.tasks.get(serial=1)
    page = queries.task_page(cast.office, task)
    assert [unit.name for unit in page.handed_over] == ["市教育局"]
    assert history(task).get(action="plans.hand-over").reason == "五府发〔2026〕1号"


def test_a_renamed_unit_keeps_its_duties(cast, plan):
    education = cast.offices["市教育局"]
    rename_unit(education, "市教育和体育局", on=date(2026, 1, 1), by=cast.office)
    assert queries.duties(cast.office, education).total == 2


def test_after_a_split_every_successor_has_the_duty_until_the_office_says_who(cast, plan):
    education = cast.offices["市教育局"]
    split_unit(education, ["市学校局", "市幼教局"], on=date(2026, 1, 1), by=cast.office)
    task = plan.tasks.get(serial=1)
    parts = list(task.units.filter(role="lead", until__isnull=True))
    assert sorted(part.name for part in parts) == ["市学校局", "市幼教局"]
    handing_over.leave_to_others(parts[0], by=cast.office, reason="职责分工")
    assert [part.name for part in task.units.filter(role="lead", until__isnull=True)] == [parts[1].name]
    with pytest.raises(RefusedError):
        handing_over.leave_to_others(parts[1], by=cast.office, reason="职责分工")


def test_a_unit_that_goes_on_after_a_split_shares_its_duties_until_the_office_says_who(cast, plan, sign_in):
    education = cast.offices["市教育局"]
    split_unit(education, ["市教育局", "市幼教局"], on=date(2026, 1, 1), by=cast.office, citation="五府发〔2026〕2号")
    young = education.changes_from.get().targets.exclude(pk=education.pk).get()
    for unit in (education, young):
        duties = queries.duties(cast.office, unit)
        assert [row.task.serial for row in duties.lead] == [1], unit
        assert [row.task.serial for row in duties.member] == [3], unit
    task = plan.tasks.get(serial=1)
    assert history(task).get(action="plans.hand-over").reason == "五府发〔2026〕2号"
    browser = sign_in(cast.office)
    old = task.units.get(unit=education)
    assert f"/plans/parts/{old.pk}/leave/" in browser.get(f"/plans/tasks/{task.pk}/").content.decode()
    assert browser.post(f"/plans/parts/{old.pk}/leave/", {"reason": "分工"}).status_code == 302
    assert [one.name for one in task.units.filter(role="lead", until__isnull=True)] == ["市幼教局"]


def test_a_unit_with_open_duties_is_not_closed(cast, plan, sign_in):
    education = cast.offices["市教育局"]
    answer = sign_in(cast.office).post(f"/units/{education.pk}/close/", {"on": "2026-01-01"})
    assert answer.status_code == 409
    assert "还承担2项任务" in answer.content.decode()
    education.refresh_from_db()
    assert education.valid_to is None
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.CLOSED)
    close_unit(education, on=date(2026, 1, 1), by=cast.office)


def test_history_tells_who_did_what_to_a_plan(cast, plan, sign_in):
    actions.amend_task(plan.tasks.get(serial=1), "notes", "加急", citation="五府办〔2032〕3号", by=cast.office)
    page = sign_in(cast.office).get(f"/plans/{plan.pk}/history/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "林小梅" in text
    assert "五府办〔2032〕3号" in text
    assert sign_in(cast.reader).get(f"/plans/{plan.pk}/history/").status_code == 404
    assert Task.objects.count() == 4


def test_the_office_says_on_the_task_page_which_successor_keeps_a_duty(cast, plan, sign_in):
    split_unit(cast.offices["市教育局"], ["市学校局", "市幼教局"], on=date(2026, 1, 1), by=cast.office)
    task = plan.tasks.get(serial=1)
    part = task.units.get(name="市幼教局")
    browser = sign_in(cast.office)
    assert f"/plans/parts/{part.pk}/leave/" in browser.get(f"/plans/tasks/{task.pk}/").content.decode()
    assert sign_in(cast.reader).post(f"/plans/parts/{part.pk}/leave/", {"reason": "分工"}).status_code == 404
    assert browser.post(f"/plans/parts/{part.pk}/leave/", {"reason": "分工"}).status_code == 302
    assert [one.name for one in task.units.filter(role="lead", until__isnull=True)] == ["市学校局"]


def test_prefaces_and_goals_stand_beside_the_duties_once_each(cast, plan, sign_in):
    sections = list(queries.sections_of(plan))
    assert [section.kind for section in sections] == ["background"]
    assert "为留住侨乡记忆" in sections[0].text
    assert "为留住侨乡记忆" in sign_in(cast.reader).get(f"/plans/{plan.pk}/sections/").content.decode()


def test_tasks_confirmed_one_by_one_stand_in_the_same_sections(cast):
    source = imported(cast)
    for row in source.proposed.order_by("-order"):
        actions.confirm(row, by=cast.office)
    plan = Plan.objects.get()
    titled = [section.title for section in plan.sections.exclude(title="").order_by("order")]
    assert titled == ["一、主要任务", "（一）保护老屋", "（二）讲好故事"]
    assert counts(shown(cast, "", plan), "section") == {"一、主要任务": 4, "（一）保护老屋": 2, "（二）讲好故事": 2}
    untitled = plan.sections.get(title="")
    assert shown(cast, f"section={untitled.pk}", plan).total == 0
