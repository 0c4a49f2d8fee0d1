"""林小梅 works at the confirmation desk: edits, splits, merges, drops, chooses units, confirms, leaves and comes back."""

from __future__ import annotations

import pytest

from tests.factories.proposals import FIRST, imported, read
from yinxin import samples
from yinxin.apps.people.models import UnitName
from yinxin.apps.plans import actions
from yinxin.apps.plans.desk_page import desk_page
from yinxin.apps.plans.models import Figure, Plan, ProposedTask, Source, Task
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history

STATE = ProposedTask.State


@pytest.fixture
def desk(cast):
    return imported(cast)


def row(source: Source, serial: int) -> ProposedTask:
    return source.proposed.select_related("source", "source__place").get(serial=serial, state=STATE.OPEN)


def test_the_page_shows_doubtful_tasks_first_and_every_place_in_the_source(desk):
    page = desk_page(desk)
    assert [item.row.serial for item in page.items] == [3, 1, 2, 4]
    assert page.counts.open == 4
    assert page.counts.doubtful == 1
    assert "".join(segment.text for segment in page.segments) == desk.text_of_source
    marked = {pk for segment in page.segments for pk in segment.items}
    assert marked == {item.row.pk for item in page.items}
    first = next(item for item in page.items if item.row.serial == 1)
    told = "".join(segment.text for segment in page.segments if first.row.pk in segment.items)
    assert "修缮空置老屋" in told


def test_an_edit_is_kept_at_once_with_who_made_it_and_what_stood_there(cast, desk):
    held = row(desk, 1)
    actions.edit(held, {"title": "1.修缮空置侨房", "due": "2032"}, by=cast.office)
    held.refresh_from_db()
    assert held.current["title"] == "1.修缮空置侨房"
    assert held.original["title"] == "1.修缮空置老屋"
    event = history(held).last()
    assert event.action == "plans.edit"
    assert event.actor == cast.office
    assert event.old == {"title": "1.修缮空置老屋", "due": "2031-12-31", "due_text": "2031年底前"}
    assert event.new == {"title": "1.修缮空置侨房", "due": "2032", "due_text": None}


def test_saving_what_stands_there_already_leaves_no_event(cast, desk):
    held = row(desk, 1)
    actions.edit(held, {"title": held.current["title"]}, by=cast.office)
    assert not history(held).filter(action="plans.edit").exists()


def test_a_task_is_cut_where_the_cursor_stands_and_each_part_keeps_its_place(cast, desk):
    held = row(desk, 1)
    text = held.current["text"]
    made = actions.split(held, positions=[text.index("建立一屋一档")], by=cast.office)
    assert [part.current["text"] for part in made][1].startswith("建立一屋一档")
    assert "".join(part.current["text"] for part in made) == text
    for part in made:
        start, end = part.current["spans"][0]
        assert desk.text_of_source[start:end].strip().startswith(part.current["text"][:6])
    assert [part.serial for part in made] == [1, 5]
    assert made[0].current["units"] == held.current["units"]
    held.refresh_from_db()
    assert held.state == STATE.SPLIT
    orders = list(desk.proposed.filter(state=STATE.OPEN).values_list("current__title", flat=True).order_by("order"))
    assert orders[1].startswith("建立一屋一档")


def test_a_split_may_neither_lose_nor_add_a_word(cast, desk):
    held = row(desk, 2)
    text = held.current["text"]
    for parts in ([text[:8], text[9:]], [text[:8], "另加" + text[8:]], [text, ""]):
        with pytest.raises(RefusedError):
            actions.split(held, parts=parts, by=cast.office)
    assert len(actions.split(held, parts=[text[:8], text[8:]], by=cast.office)) == 2


@pytest.mark.parametrize(("quote", "expected"), [("征集民间家书不少于3000封", [1, 0]), ("逐封编号", [0, 1])])
def test_the_figure_of_a_split_task_goes_with_the_part_that_prints_it(cast, desk, quote, expected):
    figure = {"quote": quote, "subject": "家书", "value": 3000, "upper": None, "comparator": ">=", "unit": "封"}
    more = {"task": "t002", "due": None, "recurrence": None, "kind": "target", "span": [0, 5]}
    desk.proposal["indicators"] = [figure | more]
    desk.save()
    text = row(desk, 2).current["text"]
    parts = actions.split(row(desk, 2), positions=[text.index("逐封编号")], by=cast.office)
    tasks = [actions.confirm(part, by=cast.office) for part in reversed(parts)]
    assert [task.figures.count() for task in reversed(tasks)] == expected


def test_tasks_are_laid_together_and_taken_apart_again(cast, desk):
    first, second = row(desk, 3), row(desk, 4)
    whole = actions.merge([second, first], by=cast.office)
    assert whole.serial == 3
    assert whole.current["text"] == f"{first.current['text']}\n{second.current['text']}"
    names = [unit["name"] for unit in whole.current["units"]]
    assert names == ["市委宣传部", "市教育局", "市老照片馆", "市文化广电新闻出版局", "市财政局"]
    assert all(unit.get("chosen") for unit in whole.current["units"] if unit["name"] != "市老照片馆")
    assert whole.is_doubtful
    actions.restore(first, by=cast.office)
    assert {held.serial for held in desk.proposed.filter(state=STATE.OPEN)} == {1, 2, 3, 4}
    assert not ProposedTask.objects.filter(pk=whole.pk).exists()


def test_a_task_is_dropped_only_with_a_reason_and_can_be_taken_back(cast, desk):
    held = row(desk, 4)
    with pytest.raises(RefusedError):
        actions.drop(held, "  ", by=cast.office)
    actions.drop(held, "与去年的计划重复", by=cast.office)
    actions.confirm_all(desk, by=cast.office)
    assert not Task.objects.filter(serial=4).exists()
    held.refresh_from_db()
    assert held.reason == "与去年的计划重复"
    actions.restore(held, by=cast.office)
    held.refresh_from_db()
    assert held.state == STATE.OPEN
    assert held.reason == ""


def test_a_chosen_unit_settles_the_doubt_and_its_spelling_is_known_next_time(cast, desk):
    held = row(desk, 3)
    assert held.doubts
    archive = cast.offices["市文化广电新闻出版局"]
    actions.choose_unit(held, actions.Part(2, chosen=archive, learn=True), by=cast.office)
    held.refresh_from_db()
    assert held.current["units"][2]["chosen"] == f"u{archive.pk}"
    assert not held.doubts
    assert UnitName.objects.filter(unit=archive, name="市老照片馆").exists()
    later = imported(
        cast, FIRST.replace("3000", "3001").replace("行动方案", "续办方案").replace("7号", "8号"), "新.txt"
    )
    assert not row(later, 3).doubts


def test_a_learned_spelling_settles_the_other_tasks_of_the_desk(cast):
    source = imported(cast, FIRST.replace("市财政局、各市", "市老照片馆、各市"))
    actions.choose_unit(row(source, 1), actions.Part(1, chosen=cast.offices["市财政局"], learn=True), by=cast.office)
    assert not row(source, 3).doubts


def test_units_are_added_changed_in_role_and_taken_away(cast, desk):
    held = row(desk, 4)
    actions.choose_unit(held, actions.Part(2, role="guide", chosen=cast.offices["市教育局"]), by=cast.office)
    actions.choose_unit(held, actions.Part(1, role="lead"), by=cast.office)
    actions.choose_unit(held, actions.Part(0, remove=True), by=cast.office)
    held.refresh_from_db()
    units = [(unit["name"], unit["role"]) for unit in held.current["units"]]
    assert units == [("市财政局", "lead"), ("市教育局", "guide")]


def test_nothing_doubtful_enters_with_those_without_doubts(cast, desk):
    assert actions.confirm_clear(desk, by=cast.office) == 3
    assert sorted(Task.objects.values_list("serial", flat=True)) == [1, 2, 4]
    desk.refresh_from_db()
    assert desk.state == Source.State.READY
    actions.settle(row(desk, 3), by=cast.office)
    assert actions.confirm_clear(desk, by=cast.office) == 1
    desk.refresh_from_db()
    assert desk.state == Source.State.CONFIRMED
    assert desk.plan.state == Plan.State.IN_FORCE


def test_a_confirmed_task_has_everything_that_was_read(cast, desk):
    actions.confirm_all(desk, by=cast.office)
    task = Task.objects.get(serial=1)
    assert task.path == ["一、主要任务", "（一）保护老屋"]
    assert task.section.title == "（一）保护老屋"
    assert task.section.parent.title == "一、主要任务"
    assert str(task.due_on) == "2031-12-31"
    parts = [(part.name, part.role, part.unit, part.group) for part in task.units.all()]
    assert parts == [
        ("市教育局", "lead", cast.offices["市教育局"], None),
        ("市财政局", "member", cast.offices["市财政局"], None),
        ("各市、区政府", "member", None, cast.all_areas),
    ]
    assert Figure.objects.filter(task=task).exists()
    start, end = task.spans[0]
    assert "修缮空置老屋" in desk.text_of_source[start:end]


def test_a_confirmed_task_is_no_longer_edited_at_the_desk(cast, desk):
    held = row(desk, 1)
    actions.confirm(held, by=cast.office)
    for act in (
        lambda: actions.edit(held, {"title": "别的"}, by=cast.office),
        lambda: actions.drop(held, "不要了", by=cast.office),
        lambda: actions.split(held, positions=[5], by=cast.office),
        lambda: actions.confirm(held, by=cast.office),
    ):
        with pytest.raises(RefusedError):
            act()
    assert Task.objects.count() == 1


def test_leaving_and_coming_back_loses_nothing(cast, desk, sign_in):
    browser = sign_in(cast.office)
    held = row(desk, 1)
    assert browser.post(f"/plans/desk/{held.pk}/edit/", {"title": "1.修缮侨房"}).status_code == 302
    assert browser.post(f"/plans/desk/{row(desk, 4).pk}/drop/", {"reason": "重复"}).status_code == 302
    page = sign_in(cast.office).get(f"/plans/sources/{desk.pk}/desk/").content.decode()
    assert "1.修缮侨房" in page
    assert "重复" in page

    dropped = ProposedTask.objects.get(source=desk, reason="重复")
    assert browser.post(f"/plans/desk/{dropped.pk}/restore/").status_code == 302
    assert "重复" not in sign_in(cast.office).get(f"/plans/sources/{desk.pk}/desk/").content.decode()


def test_confirming_a_hundred_costs_no_more_questions_to_the_database_than_it_must(cast, django_assert_max_num_queries):
    text = FIRST.split("3.开办")[0] + "".join(
        f"{number}.办好第{number}号展室。展出旧物{number}件。（牵头单位：市教育局）\n" for number in range(3, 103)
    )
    source = imported(cast, text)
    assert source.proposed.count() == 102
    with django_assert_max_num_queries(70):  # with what the life of each task begins with
        actions.confirm_all(source, by=cast.office)


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("edit", {"title": "改"}),
        ("drop", {"reason": "不要"}),
        ("split", {"position": 6}),
        ("settle", {}),
        ("confirm", {}),
        ("unit", {"index": 0, "role": "guide"}),
    ],
)
def test_a_stranger_gets_nowhere_at_the_desk_where_the_office_succeeds(cast, desk, sign_in, address, data):
    held = row(desk, 3)
    before = held.current
    for user in (cast.reporter, cast.reader, cast.neighbour, cast.nobody):
        assert sign_in(user).post(f"/plans/desk/{held.pk}/{address}/", data).status_code == 404
        assert sign_in(user).get(f"/plans/sources/{desk.pk}/desk/").status_code == 404
    held.refresh_from_db()
    assert (held.current, held.state) == (before, STATE.OPEN)
    assert sign_in(cast.office).post(f"/plans/desk/{held.pk}/{address}/", data).status_code == 302
    held.refresh_from_db()
    assert (held.current, held.state, held.settled) != (before, STATE.OPEN, False)


def test_htmx_gets_the_part_that_changed_and_a_fault_is_said(cast, desk, sign_in):
    browser = sign_in(cast.office)
    htmx = {"HX-Request": "true"}
    held = row(desk, 1)
    answer = browser.post(f"/plans/desk/{held.pk}/edit/", {"title": "1.修缮侨房"}, headers=htmx)
    assert answer.status_code == 200
    assert "1.修缮侨房" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    faulty = browser.post(f"/plans/desk/{held.pk}/edit/", {"due": "明年"}, headers=htmx)
    assert faulty.status_code == 422
    assert "2017-12-31" in faulty.content.decode()
    unknown = browser.post(f"/plans/desk/{held.pk}/unit/", {"index": 0, "choice": "月宫管委会"}, headers=htmx)
    assert unknown.status_code == 422
    assert browser.post(f"/plans/sources/{desk.pk}/confirm/", {"which": "all"}, headers=htmx).status_code == 200
    assert Task.objects.count() == 4


def test_a_unit_is_chosen_by_typing_its_name(cast, desk, sign_in):
    held = row(desk, 3)
    data = {"index": 2, "choice": "市财政局", "role": "member"}
    assert sign_in(cast.office).post(f"/plans/desk/{held.pk}/unit/", data).status_code == 302
    held.refresh_from_db()
    assert held.current["units"][2]["chosen"] == f"u{cast.offices['市财政局'].pk}"


def test_measures_of_a_row_become_tasks_of_their_own(cast, sign_in):
    data = next(path.read_bytes() for path in samples.documents() if path.name == "plan-table.txt")
    source = read(actions.upload([("表.txt", data)], place=cast.place, by=cast.office)[0].source)
    held = next(one for one in source.proposed.all() if len(one.current["measures"]) > 2)
    first, second, *others = held.current["measures"]
    browser = sign_in(cast.office)
    assert first in browser.get(f"/plans/desk/{held.pk}/?edit").content.decode()
    assert browser.post(f"/plans/desk/{held.pk}/split/", {"measure": [0, 1]}).status_code == 302
    whole, *made = held.became.order_by("order")
    assert (whole.serial, whole.current["text"], whole.current["measures"]) == (
        held.serial,
        held.current["text"],
        others,
    )
    assert [one.current["text"] for one in made] == [first, second]
    assert all(one.current["units"] == held.current["units"] and one.current["spans"] for one in made)
    assert browser.post(f"/plans/desk/{whole.pk}/split/", {"measure": [99]}).status_code == 409
    assert browser.post(f"/plans/desk/{whole.pk}/split/", {}).status_code == 422
    actions.restore(held, by=cast.office)
    assert not held.became.exists()


def test_confirming_all_speaks_of_doubts_only_where_there_are_some(cast, desk, sign_in):
    browser = sign_in(cast.office)
    assert "连有疑点的也一起确认" in browser.get(f"/plans/sources/{desk.pk}/desk/").content.decode()
    answer = browser.post(f"/plans/desk/{row(desk, 3).pk}/settle/", headers={"HX-Request": "true"}).content.decode()
    assert "4 项任务将进入责任清单" in answer
    assert "连有疑点的也一起确认" not in browser.get(f"/plans/sources/{desk.pk}/desk/").content.decode()


def test_tasks_are_merged_on_the_page(cast, desk, sign_in):
    browser = sign_in(cast.office)
    pks = [row(desk, 1).pk, row(desk, 2).pk]
    assert browser.post(f"/plans/sources/{desk.pk}/merge/", {"item": pks[:1]}).status_code == 409
    assert browser.post(f"/plans/sources/{desk.pk}/merge/", {"item": pks}).status_code == 302
    assert desk.proposed.filter(state=STATE.MERGED).count() == 2
