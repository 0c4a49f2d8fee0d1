"""A later year becomes known: one person enters the notice, another confirms it, and what hangs on it is counted anew."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone

from tests.factories.holidays import waiting_notice, whole_year
from yinxin.apps import calendar
from yinxin.apps.calendar import actions
from yinxin.apps.calendar.models import HolidayNotice, NoticeReach, NoticeState
from yinxin.domain.clock import Term, TermUnit, due
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history

pytestmark = pytest.mark.django_db

YEAR = 2031
SEEN: list[tuple[int, str, bool]] = []


def follow(*, year: int, by: object) -> None:
    """What an app above would do: it sees the year as known already."""
    SEEN.append((year, str(by), year in calendar.current().years))


def refuse(*, year: int, by: object) -> None:
    raise RefusedError("calendar-notice-waiting", year=year)


def entered(**changes: object) -> dict[str, object]:
    return {
        "year": YEAR,
        "document_number": f"国办发明电[{YEAR - 1}] 7号",
        "reach": NoticeReach.YEAR,
        "text": whole_year(YEAR),
    } | changes


def test_a_later_year_is_uncertain_until_a_second_person_confirms_its_notice(cast, sign_in):
    start, term = date(YEAR, 9, 29), Term(5, TermUnit.WORKING)
    before = due(start, term, calendar.current())
    assert (before.on, before.certain) == (date(YEAR, 10, 6), False)

    office, second = sign_in(cast.office), sign_in(cast.administrator)
    assert office.get("/calendar/holidays/new/").status_code == 200
    address = office.post("/calendar/holidays/new/", entered()).headers["Location"]
    shown = office.get(address).content.decode()
    assert "读出的日子" in shown
    assert f"国办发明电〔{YEAR - 1}〕7号" in shown
    assert "放假 11 天，调休上班 1 天。" in shown
    assert "与原文一致，确认" not in shown
    assert due(start, term, calendar.current()) == before, "entered is not confirmed"

    refused = office.post(f"{address}confirm/")
    assert refused.status_code == 409
    assert "是您录入的" in refused.content.decode()
    assert due(start, term, calendar.current()) == before

    assert "与原文一致，确认" in second.get(address).content.decode()
    assert second.post(f"{address}confirm/").status_code == 302
    after = due(start, term, calendar.current())
    assert (after.on, after.certain) == (date(YEAR, 10, 11), True)
    page = second.get(address).content.decode()
    assert "已确认" in page
    assert "关系统" in page


def test_whoever_compares_is_told_which_festivals_the_text_leaves_out(cast, sign_in):
    second = sign_in(cast.administrator)
    partial, further = waiting_notice(cast.office), waiting_notice(cast.office, reach=NoticeReach.SOME_DAYS)
    page = second.get(f"/calendar/holidays/{partial.pk}/").content.decode()
    assert "没有提到春节、清明节、端午节、中秋节，请核对" in page
    assert "没有提到" not in second.get(f"/calendar/holidays/{further.pk}/").content.decode()

    text = whole_year(2040) + "\n春节：2月10日放假。\n清明：4月4日放假。\n端午、中秋：9月20日放假。"
    complete = waiting_notice(cast.office, year=2040, text=text)
    assert "没有提到" not in second.get(f"/calendar/holidays/{complete.pk}/").content.decode()


def test_who_did_what_is_on_record(cast):
    notice = waiting_notice(cast.office)
    actions.confirm(notice, by=cast.neighbour)
    told = [(event.action, event.actor, event.new["year"]) for event in history(notice)]
    assert told == [
        ("calendar.enter-notice", cast.office, notice.year),
        ("calendar.confirm-notice", cast.neighbour, notice.year),
    ]


def test_what_hangs_on_the_calendar_is_counted_anew_in_the_same_transaction(cast):
    SEEN.clear()
    with override_settings(CALENDAR_FOLLOWERS=[f"{__name__}.follow"]):
        actions.confirm(waiting_notice(cast.office, year=YEAR), by=cast.administrator)
    assert SEEN == [(YEAR, "关系统", True)]


def test_when_counting_anew_fails_nothing_is_confirmed(cast):
    notice = waiting_notice(cast.office, year=YEAR)
    with override_settings(CALENDAR_FOLLOWERS=[f"{__name__}.refuse"]), pytest.raises(RefusedError):
        actions.confirm(notice, by=cast.administrator)
    notice.refresh_from_db()
    assert notice.state == NoticeState.WAITING
    assert YEAR not in calendar.current().years
    assert [event.action for event in history(notice)] == ["calendar.enter-notice"]


def test_before_it_is_confirmed_it_can_be_withdrawn_and_entered_better(cast, sign_in):
    office = sign_in(cast.office)
    first = waiting_notice(cast.office, year=YEAR)
    second = office.post("/calendar/holidays/new/", entered())
    assert (second.status_code, "等待核对" in second.content.decode()) == (409, True)

    assert office.post(f"/calendar/holidays/{first.pk}/withdraw/").status_code == 302
    assert office.post("/calendar/holidays/new/", entered()).status_code == 302
    for act in ("confirm", "withdraw"):
        late = sign_in(cast.administrator).post(f"/calendar/holidays/{first.pk}/{act}/")
        assert (late.status_code, "已撤回" in late.content.decode()) == (409, True)
    assert YEAR not in calendar.current().years


def test_a_wrong_notice_is_put_right_by_a_whole_one_and_widened_by_a_further_one(cast):
    def confirmed(text: str, reach: str = NoticeReach.YEAR) -> None:
        actions.confirm(waiting_notice(cast.office, year=YEAR, text=text, reach=reach), by=cast.administrator)

    confirmed(whole_year(YEAR) + "\n中秋：9月2日至5日放假。")
    assert not calendar.current().is_open(date(YEAR, 9, 3))
    confirmed(whole_year(YEAR) + "\n中秋：9月29日至30日放假。")
    assert calendar.current().is_open(date(YEAR, 9, 3))
    confirmed("纪念日：9月4日放假。", NoticeReach.SOME_DAYS)
    assert not calendar.current().is_open(date(YEAR, 9, 4))
    assert not calendar.current().is_open(date(YEAR, 9, 29))
    assert not calendar.current().is_open(date(YEAR, 10, 3))


def test_a_further_notice_about_a_built_in_year_leaves_the_rest_of_it(cast):
    before = calendar.current()
    text = "纪念日：2026年9月3日放假。"
    actions.confirm(
        waiting_notice(cast.office, year=2026, text=text, reach=NoticeReach.SOME_DAYS), by=cast.administrator
    )
    after = calendar.current()
    assert (before.is_open(date(2026, 9, 3)), after.is_open(date(2026, 9, 3))) == (True, False)
    assert after.rest - before.rest == {date(2026, 9, 3)}
    assert after.work == before.work


def test_the_calendar_costs_one_query_and_is_made_once(cast, django_assert_num_queries):
    for _ in range(3):
        actions.confirm(waiting_notice(cast.office), by=cast.administrator)
    with django_assert_num_queries(1):
        first = calendar.current()
    with django_assert_num_queries(1):
        assert calendar.current() is first


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"year": "去年"}, "整数"),
        ({"year": "1999"}, "2004"),
        ({"document_number": "第7号"}, "文号要有机关代字"),
        ({"document_number": ""}, "文号"),
        ({"text": ""}, "放假和上班的日子"),
        ({"text": "国庆节好好休息"}, "没有读到放假的日子"),
        ({"text": "10月1日至7日放假，9月26日、10月10日上班"}, "是周一至周五"),
        ({"text": "10月1日至7日放假"}, "没有1月1日放假"),
        ({"text": "10月1日（周一）至7日放假"}, "不是周一"),
        ({"text": "2月30日放假"}, "不是日历上的日子"),
        ({"text": "放" * 6_001}, "6000"),
    ],
)
def test_what_cannot_be_entered_is_told_beside_the_field(cast, sign_in, changes, sentence):
    page = sign_in(cast.office).post("/calendar/holidays/new/", entered(**changes))
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not HolidayNotice.objects.exists()


def test_the_database_itself_keeps_out_a_notice_confirmed_by_whoever_entered_it(cast):
    notice = waiting_notice(cast.office)
    rows = HolidayNotice.objects.filter(pk=notice.pk)
    for decided_by in (cast.office, None):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(state=NoticeState.CONFIRMED, decided_by=decided_by, decided_at=timezone.now())
    rows.update(state=NoticeState.CONFIRMED, decided_by=cast.administrator, decided_at=timezone.now())


@pytest.mark.parametrize("who", ["reporter", "reader", "supervisor", "steward"])
def test_others_read_the_calendar_and_keep_none_of_it(cast, sign_in, who):
    notice, browser = waiting_notice(cast.office), sign_in(getattr(cast, who))
    page = browser.get(f"/calendar/holidays/{notice.pk}/").content.decode()
    assert notice.document_number in page
    assert "确认</button>" not in page
    assert "录入放假通知</a>" not in browser.get("/calendar/").content.decode()
    for address in ("new/", f"{notice.pk}/confirm/", f"{notice.pk}/withdraw/"):
        assert browser.post(f"/calendar/holidays/{address}").status_code == 404
    assert sign_in(cast.auditor).get("/calendar/").status_code == 404
    assert sign_in(cast.nobody).get("/calendar/").status_code == 404
