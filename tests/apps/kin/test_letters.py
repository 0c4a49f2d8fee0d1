"""Two persons of one family come to write to each other, by the pages alone; what they give is seen, taken back, reported and ended."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.kin import senders
from tests.apps.kin.senders import after_days, in_contact, say, seeker
from tests.factories import kin_world
from yinxin.apps.kin.actions import leaving, relaying
from yinxin.apps.kin.matters import ABROAD, CARD
from yinxin.apps.kin.models import (
    Answer,
    Detail,
    MatchProposal,
    RelayMessage,
    RelayThread,
    Release,
    Report,
    Seeker,
    Shield,
    Stop,
)
from yinxin.apps.kin.sealed_cards import cards_of
from yinxin.apps.me.actions.erasing import erase
from yinxin.apps.notices.models import Notice
from yinxin.domain.errors import RefusedError
from yinxin.domain.kin.cards import Card
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import looks_at
from yinxin.kit.consent import giving
from yinxin.kit.vault import sealing

pytestmark = pytest.mark.django_db

CARD_SENT = {
    "surname": "譚",
    "county": "台山",
    "town": "海宴",
    "clan": "",
    "branch": "",
    "first": "18",
    "last": "20",
    "sought": "any",
    "born": "1970",
    "own": "on",
}


def sent(browser, **other):
    return browser.post("/letters/cards/new/", {**CARD_SENT, **senders.ticked(), **other})


@pytest.fixture
def two(clock, cast):
    return seeker("甲"), seeker("乙", senders.TAM_SIMPLIFIED)


def page(browser, address="/letters/"):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_a_card_to_a_letter_by_the_pages(clock, cast, sign_in):
    one, other = seeker("甲", None), seeker("乙", None)
    mine, theirs = sign_in(one), sign_in(other)
    assert "书信" in page(sign_in(one), "/letters/about/")
    for browser in (mine, theirs):
        assert browser.get("/letters/cards/new/").status_code == 200
        assert sent(browser).status_code == 302
    assert MatchProposal.objects.count() == 0
    after_days(clock, 8)
    mine, theirs = sign_in(one), sign_in(other)
    for browser, person in ((mine, one), (theirs, other)):
        address = f"/letters/questions/{MatchProposal.objects.get(person=person).pk}/"
        assert "台山" in page(browser, address)
        assert browser.post(address, {"answer": "yes"}).status_code == 302
        assert not RelayThread.objects.exists()
    after_days(clock, 1)
    mine, theirs = sign_in(one), sign_in(other)
    near, far = RelayThread.objects.get(person=one), RelayThread.objects.get(person=other)
    letter = {"text": "太公叫什么名字？", "sent_as": uuid.uuid4()}
    assert mine.post(f"/letters/with/{near.pk}/write/", letter).status_code == 302
    assert mine.post(f"/letters/with/{near.pk}/write/", letter).status_code == 302
    assert RelayMessage.objects.count() == 1
    assert page(theirs, f"/letters/with/{far.pk}/").count("太公叫什么名字？") == 1
    given = {"detail": "city", "value": "旧金山"}
    assert mine.post(f"/letters/with/{near.pk}/release/", given).status_code == 302
    assert "旧金山" in page(theirs, f"/letters/with/{far.pk}/")
    assert mine.post(f"/letters/with/{near.pk}/revoke/", {"detail": "city"}).status_code == 302
    assert "旧金山" not in page(theirs, f"/letters/with/{far.pk}/")
    assert mine.post(f"/letters/with/{near.pk}/end/").status_code == 302
    closed = page(theirs, f"/letters/with/{far.pk}/")
    assert "太公叫什么名字？" not in closed and "已经结束" in closed


def test_a_contact_is_named_by_the_readers_own_words_alone(clock, cast, sign_in):
    """The other's spelling, county and generations stand nowhere, though they fit."""
    one = seeker("甲", Card("譚", "台山", town="海宴", generations=(18, 21)))
    other = seeker("乙", Card("谭", "新寧", town="海宴", generations=(19, 22)))
    near, far = in_contact(clock, one, other)
    for person, row, own, hers in (
        (one, near, ("譚", "台山", "第18–21世"), ("谭", "新寧", "第19–22世")),
        (other, far, ("谭", "新寧", "第19–22世"), ("譚", "台山", "第18–21世")),
    ):
        browser = sign_in(person)
        shown = page(browser, f"/letters/with/{row.pk}/")
        assert all(word in shown for word in own)
        everywhere = shown + page(browser) + page(browser, f"/letters/with/{row.pk}/report/")
        assert not any(word in everywhere for word in hers)


def test_nobody_meets_before_both_said_yes(clock, two):
    one, other = two
    after_days(clock, 8)
    say(one, Answer.YES)
    after_days(clock, 1)
    assert not RelayThread.objects.exists()
    say(other, Answer.LATER)
    after_days(clock, 1)
    assert not RelayThread.objects.exists()
    say(other, Answer.YES)
    after_days(clock, 1)
    assert RelayThread.objects.count() == 2


def test_a_yes_taken_back_before_the_morning_opens_nothing(clock, two):
    one, other = two
    after_days(clock, 8)
    say(one, Answer.YES)
    say(other, Answer.YES)
    say(one, Answer.NEVER)
    after_days(clock, 1)
    assert not RelayThread.objects.exists()


def test_who_was_together_once_is_never_again(clock, two):
    one, other = two
    near, _far = in_contact(clock, one, other)
    relaying.end(one, near)
    for _ in range(3):
        after_days(clock, 30)
        say(one, Answer.YES)
        say(other, Answer.YES)
    after_days(clock, 1)
    assert not RelayThread.objects.filter(person=one).exists()


def test_a_contact_that_was_ended_rests_the_cards_for_seven_days(clock, two):
    one, other = two
    near, _far = in_contact(clock, one, other)
    after_days(clock, 26)
    relaying.end(one, near)
    asked = MatchProposal.objects.filter(person=one).count()
    after_days(clock, 2)
    assert MatchProposal.objects.filter(person=one).count() == asked
    after_days(clock, 6)
    assert MatchProposal.objects.filter(person=one).count() == asked + 1


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"born": "2015"}, "成年人"),
        ({"born": "27"}, "出生年份"),
        ({"own": ""}, "成年人"),
        ({"surname": "陳林黃"}, "姓氏"),
        ({"surname": "Tam"}, "汉字"),
        ({"town": "那章村"}, "只写到镇"),
        ({"town": "海宴沙栏村三巷镇"}, "只写到镇"),
        ({"county": "台山海宴沙栏村"}, "没有查到"),
        ({"branch": "沙栏村三巷"}, "不写村"),
        ({"clan": "陈大文家门前大树"}, "6"),
        ({"town": "", "first": "", "last": ""}, "至少写一项"),
        ({"first": "1", "last": "90"}, "十世"),
        ({"last": ""}, "两个数"),
        ({"agree_card": ""}, "单独同意"),
        ({"agree_abroad": ""}, "单独同意"),
    ],
)
def test_what_a_card_may_not_say(clock, cast, sign_in, told, fault):
    answer = sent(sign_in(cast.nobody), **told)
    assert answer.status_code == 422
    assert fault in answer.content.decode()
    assert not Seeker.objects.exists()


@pytest.mark.parametrize("language", ["en", "zh-hant"])
def test_the_two_consents_are_asked_in_her_language(clock, cast, language):
    browser = Client(headers={"accept-language": language})
    browser.force_login(cast.nobody)
    shown = page(browser, "/letters/cards/new/")
    named = ("agree_card", "agree_abroad", "shown_card", "shown_abroad")
    assert [shown.count(f'name="{name}"') for name in named] == [1, 1, 1, 1]
    assert "单独同意" not in shown


def test_the_year_of_birth_is_not_kept(clock, cast, sign_in):
    assert sent(sign_in(cast.nobody), born="1931").status_code == 302
    assert b"1931" not in page(sign_in(cast.nobody), "/letters/").encode()
    assert cards_of(Seeker.objects.all()) == [senders.TAM]


def test_many_cards_are_refused_whatever_became_of_them(clock, cast, sign_in, settings):
    settings.LIMITS = {**settings.LIMITS, "letters.card": (4, timedelta(days=180))}
    browser = sign_in(cast.nobody)
    for _ in range(4):
        assert sent(browser).status_code == 302
        browser.post(f"/letters/cards/{Seeker.objects.get().pk}/remove/")
    assert sent(browser).status_code == 429
    assert not Seeker.objects.exists()


def test_two_cards_at_once_are_the_most(clock, cast, sign_in):
    browser = sign_in(cast.nobody)
    assert [sent(browser).status_code for _ in range(3)] == [302, 302, 409]


def test_everything_is_taken_back_with_one_press(clock, two, sign_in):
    one, other = two
    near, far = in_contact(clock, one, other)
    relaying.write(one, near, "二叔的信", sent_as=uuid.uuid4())
    relaying.release(one, near, Detail.NAME, "谭某某")
    assert sign_in(one).post("/letters/take-back/").status_code == 302
    assert not any(model.objects.filter(person=one).exists() for model in (Seeker, RelayThread, RelayMessage, Release))
    assert giving.standing(one, CARD) is None
    assert giving.standing(one, ABROAD) is None
    assert "二叔的信" not in page(sign_in(other), f"/letters/with/{far.pk}/")


def test_withdrawing_the_consent_for_abroad_ends_contacts_and_takes_the_card(clock, two, sign_in):
    one, other = two
    _near, far = in_contact(clock, one, other)
    assert sign_in(one).post("/me/consents/letters.abroad/withdraw/").status_code == 302
    assert not RelayThread.objects.filter(person=one).exists()
    assert not Seeker.objects.filter(person=one).exists()
    with pytest.raises(RefusedError, match="kin-contact-closed"):
        relaying.write(other, far, "还在吗", sent_as=uuid.uuid4())


def test_a_shield_ends_everything_and_lets_no_card_be_written(clock, two, sign_in):
    one, other = two
    in_contact(clock, one, other)
    browser = sign_in(one)
    assert browser.post("/letters/shield/").status_code == 302
    assert Shield.objects.filter(person=one).exists()
    assert "不把您转告任何人" in page(browser)
    assert sent(browser).status_code == 409
    assert browser.post("/letters/unshield/").status_code == 302
    assert sent(browser).status_code == 302


def test_two_officials_stop_whoever_asks_for_money_and_read_what_was_given_alone(clock, two, cast, sign_in):
    one, other = two
    near, far = in_contact(clock, one, other)
    relaying.write(other, far, "请汇款到这个账号", sent_as=uuid.uuid4())
    relaying.write(other, far, "家里都好", sent_as=uuid.uuid4())
    relaying.write(one, near, "我写的", sent_as=uuid.uuid4())
    shown = page(sign_in(one), f"/letters/with/{near.pk}/")
    assert shown.count("这封信提到钱") == 1
    money = RelayMessage.objects.filter(person=other).order_by("number").first()
    browser = sign_in(one)
    assert "请汇款" in page(browser, f"/letters/with/{near.pk}/report/")
    assert browser.post(f"/letters/with/{near.pk}/report/", {"letters": money.pk}).status_code == 422
    answer = browser.post(f"/letters/with/{near.pk}/report/", {"reason": "money", "letters": money.pk})
    assert answer.status_code == 302
    report = Report.objects.get()
    clerk, steward = sign_in(cast.clerk), sign_in(cast.steward)
    assert str(report.pk) in page(clerk, "/letters/reports/")
    seen = page(clerk, f"/letters/reports/{report.pk}/")
    assert "请汇款到这个账号" in seen
    assert not any(word in seen for word in ("家里都好", "我写的", "甲", "乙", "example.org"))
    assert (looks_at(one).count(), looks_at(other).count()) == (0, 1)
    assert clerk.post(f"/letters/reports/{report.pk}/", {"decision": "stop"}).status_code == 302
    assert not Stop.objects.exists()
    assert clerk.get(f"/letters/reports/{report.pk}/").status_code == 404
    assert steward.post(f"/letters/reports/{report.pk}/", {"decision": "stop"}).status_code == 302
    assert Stop.objects.get().person == other
    assert not Seeker.objects.filter(person=other).exists()
    assert "停用到" in page(sign_in(other))
    assert sent(sign_in(other)).status_code == 409
    after_days(clock, 366)
    assert sent(sign_in(other)).status_code == 302


def test_two_officials_of_different_minds_leave_it_to_a_third(clock, two, cast, sign_in):
    one, other = two
    near, _far = in_contact(clock, one, other)
    sign_in(one).post(f"/letters/with/{near.pk}/report/", {"reason": "false"})
    report = Report.objects.get()
    sign_in(cast.clerk).post(f"/letters/reports/{report.pk}/", {"decision": "stop"})
    sign_in(cast.steward).post(f"/letters/reports/{report.pk}/", {"decision": "nothing"})
    report.refresh_from_db()
    assert (report.decision, report.first_decision) == ("", "nothing")
    assert not Stop.objects.exists()


def test_an_official_decides_nothing_about_herself(clock, cast, sign_in):
    one = seeker("甲")
    senders.write_card(cast.clerk, senders.TAM)
    near, _far = in_contact(clock, one, cast.clerk)
    sign_in(one).post(f"/letters/with/{near.pk}/report/", {"reason": "threat"})
    assert sign_in(cast.clerk).get(f"/letters/reports/{Report.objects.get().pk}/").status_code == 404
    assert sign_in(cast.steward).get(f"/letters/reports/{Report.objects.get().pk}/").status_code == 200


def test_the_quick_exit_signs_out_and_shows_a_page_for_everybody(clock, two, sign_in):
    browser = sign_in(two[0])
    answer = browser.post("/letters/away/", follow=True)
    assert answer.redirect_chain[0][0] == "/r/"
    assert "letters" not in answer.request["PATH_INFO"]
    assert browser.get("/letters/").status_code == 302


def test_the_quick_exit_works_without_a_session_and_with_an_old_page(cast):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.nobody)
    for _ in range(2):
        answer = browser.post("/letters/away/")
        assert (answer.status_code, answer["Location"]) == (302, "/r/")
        assert '"cookies"' in answer["Clear-Site-Data"]


@pytest.mark.parametrize(
    ("detail", "value"),
    [
        ("village", "见 evil.top/1"),
        ("city", "电话13800138000"),
        ("name", "甲" * 31),
        ("email", "没有"),
        ("phone", "加我"),
    ],
)
def test_a_detail_is_what_it_says(clock, two, sign_in, detail, value):
    near, _far = in_contact(clock, *two)
    told = {"detail": detail, "value": value}
    assert sign_in(two[0]).post(f"/letters/with/{near.pk}/release/", told).status_code == 422
    assert not Release.objects.exists()


def test_a_detail_is_warned_of_counted_and_reported(clock, two, sign_in, settings):
    settings.LIMITS = {**settings.LIMITS, "letters.release": (20, timedelta(days=1))}
    near, far = in_contact(clock, *two)
    mine, theirs = (sign_in(person) for person in two)
    told = {"detail": "village", "value": "急用钱请汇款"}
    codes = [mine.post(f"/letters/with/{near.pk}/release/", told).status_code for _ in range(21)]
    assert codes == [302] * 20 + [429]
    assert "提到钱" in page(theirs, f"/letters/with/{far.pk}/")
    assert "急用钱请汇款" in page(theirs, f"/letters/with/{far.pk}/report/")
    sent_report = {"reason": "money", "letters": "village"}
    assert theirs.post(f"/letters/with/{far.pk}/report/", sent_report).status_code == 302
    assert "急用钱请汇款" in sealing.opened(Report.objects.get(), "given")


def test_notices_and_letters_say_only_that_there_is_something(clock, two):
    one, other = two
    near, _far = in_contact(clock, one, other)
    relaying.write(one, near, "二叔的信", sent_as=uuid.uuid4())
    told = Notice.objects.filter(person=other)
    assert {(row.text, row.text_outside, row.link) for row in told} == {
        ("有给您的内容，请打开查看。", "有给您的内容，请打开查看。", "/letters/")
    }
    assert not any(row.facts for row in told)


def test_the_record_has_one_word_for_every_act(clock, two):
    one, other = two
    before = Event.objects.count()
    near, far = in_contact(clock, one, other)
    relaying.write(one, near, "二叔的信", sent_as=uuid.uuid4())
    relaying.release(other, far, Detail.CITY, "旧金山")
    relaying.end(one, near)
    leaving.take_everything_back(other)
    own = Event.objects.filter(sequence__gt=before, action__startswith="letters.").exclude(action="letters.morning")
    assert set(own.values_list("action", "object_type")) == {("letters.act", "people.user")}
    assert all(event.object_id == str(event.actor_id) and not event.new and not event.reason for event in own)
    assert not Event.objects.filter(object_type__startswith="kin.").exclude(object_type="kin.morning").exists()


def test_whoever_erases_herself_leaves_nothing_with_the_other(clock, two, sign_in):
    one, other = two
    near, far = in_contact(clock, one, other)
    relaying.write(one, near, "二叔的信", sent_as=uuid.uuid4())
    relaying.release(one, near, Detail.NAME, "谭某某")
    erase(one)
    shown = page(sign_in(other), f"/letters/with/{far.pk}/")
    assert "已经结束" in shown
    assert not re.search("二叔的信|谭某某", shown)
    after_days(clock, 1)
    after_days(clock, 31)
    assert not RelayThread.objects.exists()


def test_what_has_lasted_its_time_goes_by_itself(clock, two):
    one, other = two
    near, _far = in_contact(clock, one, other)
    relaying.release(one, near, Detail.CITY, "旧金山")
    after_days(clock, 91)
    assert not Release.objects.exists()
    after_days(clock, 300)
    assert not Seeker.objects.exists()
    assert RelayThread.objects.count() == 2


def asked_of(browser, address) -> int:
    page(browser, address)
    with CaptureQueriesContext(connection) as asked:
        page(browser, address)
    return len(asked)


def test_no_more_queries_for_more_letters(clock, two, sign_in):
    one, other = two
    near, far = in_contact(clock, one, other)
    browser, counts = sign_in(other), []
    for detail in (Detail.NAME, Detail.CITY, Detail.PHONE):
        relaying.write(one, near, "信", sent_as=uuid.uuid4())
        relaying.release(one, near, detail, "甲")
        counts.append(asked_of(browser, f"/letters/with/{far.pk}/"))
    assert len(set(counts)) == 1, counts


def test_no_more_queries_for_more_contacts_and_reports(clock, cast, sign_in):
    person = seeker("甲")
    home, desk, counts = sign_in(person), sign_in(cast.clerk), []
    for name in ("乙", "丙", "丁"):
        other = seeker(name)
        kin_world.contact_of(person, other)
        kin_world.report_of(other, person)
        counts.append((asked_of(home, "/letters/"), asked_of(desk, "/letters/reports/")))
    assert len(set(counts)) == 1, counts
