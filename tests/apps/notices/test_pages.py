"""Everybody reads her own notices, the unread first, and says when and where she wants to be reached."""

from __future__ import annotations

import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from tests.apps.notices.wishing import agree_to_reach
from yinxin.apps.me.taking_out import package
from yinxin.apps.notices import actions, matters, zones
from yinxin.apps.notices.addresses import Addresses, addresses_of
from yinxin.apps.notices.models import Notice, NoticeAddress, NoticePreference
from yinxin.apps.people.models import User
from yinxin.domain.privacy.consents import digest
from yinxin.kit.audit.models import Event
from yinxin.kit.consent import giving
from yinxin.kit.gateways.recorder import Recorder

WISHES = {
    "rhythm": "weekly",
    "weekday": "2",
    "hour": "9",
    "zone": "America/New_York",
    "quiet_since": "21:30",
    "quiet_until": "06:00",
    "now_by_mail": "on",
}

pytestmark = pytest.mark.django_db


def tell(to: User, number: int, kind: str = "probe-quiet") -> Notice:
    with transaction.atomic():
        actions.tell(kind, to=[to], facts={"title": f"第{number}件", "n": number}, link="/me/", key=str(number))
    return Notice.objects.get(person=to, kind=kind, key=str(number))


def shown(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"<p>(?:<strong>)?试：第(\d+)件", page)]


def fetch(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


@pytest.fixture
def open_ways(settings, tmp_path):
    settings.GATEWAYS = {"sms": Recorder(tmp_path, "sms"), "wecom": Recorder(tmp_path, "wecom")}
    settings.CONSENT_MATTERS = [*settings.CONSENT_MATTERS, "yinxin.apps.notices.matters.REACH"]


def test_the_unread_come_first_and_pages_follow_without_gaps(cast, sign_in):
    client = sign_in(cast.reporter)
    for number in range(70):
        tell(cast.reporter, number)
    Notice.objects.filter(key__in=[str(number) for number in range(0, 70, 2)]).update(read_at=timezone.now())
    url, found = "/notices/", []
    while url:
        page = fetch(client, url)
        found.append(shown(page))
        older = re.search(r'rel="next" href="(\?before=[nr]\d+)"', page)
        url = f"/notices/{older.group(1)}" if older else ""
    assert [len(one) for one in found] == [30, 30, 10]
    assert [number for one in found for number in one] == [*range(69, 0, -2), *range(68, -1, -2)]


def test_a_place_that_is_none_shows_the_beginning(cast, sign_in):
    tell(cast.reporter, 1)
    for before in ("x", "n", "n99999999999999999999", "r-1", "n1'"):
        assert shown(fetch(sign_in(cast.reporter), f"/notices/?before={before}")) == [1], before


def test_opening_one_reads_it_and_leads_there(cast, sign_in):
    notice, client = tell(cast.reporter, 1), sign_in(cast.reporter)
    answer = client.post(f"/notices/{notice.pk}/open/")
    assert (answer.status_code, answer["Location"]) == (302, "/me/")
    first = Notice.objects.get().read_at
    assert first is not None
    client.post(f"/notices/{notice.pk}/read/")
    assert Notice.objects.get().read_at == first


def test_another_s_notice_is_not_there(cast, sign_in):
    notice = tell(cast.reporter, 1)
    for act in ("open", "read"):
        assert sign_in(cast.head).post(f"/notices/{notice.pk}/{act}/").status_code == 404
    assert "第1件" not in fetch(sign_in(cast.office), "/notices/")
    assert Notice.objects.get().read_at is None


def test_all_means_all_that_were_on_the_page(cast, sign_in):
    tell(cast.reporter, 1)
    tell(cast.head, 3)
    page = fetch(sign_in(cast.reporter), "/notices/")
    newest = re.search(r'name="newest" value="(\d+)"', page).group(1)
    late = tell(cast.reporter, 2)
    sign_in(cast.reporter).post("/notices/read/", {"newest": newest})
    assert set(Notice.objects.filter(read_at__isnull=True)) == {late, Notice.objects.get(person=cast.head)}
    assert sign_in(cast.reporter).post("/notices/read/", {"newest": "many"}).status_code == 302


def test_more_notices_take_no_more_questions(cast, sign_in, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in(cast.reporter)
    tell(cast.reporter, 0)
    fetch(client, "/notices/")
    with CaptureQueriesContext(connection) as few:
        fetch(client, "/notices/")
    for number in range(1, 29):
        tell(cast.reporter, number)
    with django_assert_num_queries(len(few)):
        fetch(client, "/notices/")


def test_the_masthead_counts_with_one_question_and_none_for_strangers(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.reporter)
    assert 'class="tag tag-red number"' not in fetch(client, "/privacy/")
    for number in range(3):
        tell(cast.reporter, number)
    page = fetch(client, "/privacy/")
    assert re.search(r'href="/notices/"[^>]*>通知 <span class="tag tag-red number">3</span>', page)
    rows = [Notice(person=cast.reporter, kind="probe-quiet", key=f"k{number}", link="/") for number in range(120)]
    Notice.objects.bulk_create(rows)
    assert ">99+</span>" in fetch(client, "/privacy/")
    with django_assert_num_queries(0):
        assert "/notices/" not in fetch(Client(), "/privacy/")


def test_an_empty_list_says_what_would_stand_there(cast, sign_in):
    assert "没有通知" in fetch(sign_in(cast.nobody), "/notices/")


def test_how_one_is_reached_is_kept_and_on_record(cast, sign_in):
    client = sign_in(cast.reporter)
    assert "通知设置" in fetch(client, "/notices/settings/")
    assert client.post("/notices/settings/", WISHES).status_code == 302
    kept = NoticePreference.objects.get()
    assert (kept.person, kept.rhythm, kept.weekday, kept.hour) == (cast.reporter, "weekly", 2, 9)
    assert (kept.zone, f"{kept.quiet_since:%H:%M}", kept.now_by_mail) == ("America/New_York", "21:30", True)
    event = Event.objects.get(action="notices.settle")
    assert event.about_id == cast.reporter.pk
    client.post("/notices/settings/", WISHES)
    assert Event.objects.filter(action="notices.settle").count() == 1, "the same again is no change"
    page = fetch(client, "/notices/settings/")
    assert 'value="21:30"' in page
    assert '<option value="America/New_York" selected>' in page


def test_a_wish_that_cannot_be_is_refused_with_a_sentence(cast, sign_in):
    client = sign_in(cast.reporter)
    for field, value, said in (
        ("hour", "23", "这个时间在免打扰时段里"),
        ("hour", "24", "选项"),
        ("zone", "Moon/Base", "选项"),
        ("zone", "../../etc/passwd", "选项"),
        ("quiet_since", "25:00", "有效的时间"),
        ("rhythm", "hourly", "选项"),
    ):
        answer = client.post("/notices/settings/", WISHES | {field: value})
        assert answer.status_code == 422, value
        assert said in " ".join(answer.context["form"].errors[field]), value
    assert not NoticePreference.objects.exists()


def test_a_way_without_a_gateway_is_not_offered(cast, sign_in, settings):
    settings.GATEWAYS = {}
    page = fetch(sign_in(cast.reporter), "/notices/settings/")
    assert "紧急通知立即发邮件" in page
    assert "短信" not in page
    assert "还没有开通" in fetch(sign_in(cast.reporter), "/notices/address/")


def test_a_way_without_an_address_is_not_chosen(cast, sign_in, open_ways):
    answer = sign_in(cast.reporter).post("/notices/settings/", WISHES | {"now_by_sms": "on"})
    assert answer.status_code == 422
    assert "还没有填接收的号码或账号" in answer.content.decode()
    agree_to_reach(cast.reporter, Addresses(phone="13800000000"))
    assert sign_in(cast.reporter).post("/notices/settings/", WISHES | {"now_by_sms": "on"}).status_code == 302


def test_a_number_is_kept_sealed_and_only_with_the_tick(cast, sign_in, open_ways):
    client = sign_in(cast.reporter)
    words = giving.words(matters.REACH, "zh-hans")
    assert words in fetch(client, "/notices/address/")
    asked = {"phone": "+60 12-345 6789", "wecom": "ChenKeYuan", "shown": digest(words)}
    answer = client.post("/notices/address/", asked)
    assert answer.status_code == 422
    assert "要先勾选单独同意" in answer.content.decode()
    assert client.post("/notices/address/", asked | {"agree": "on"}).status_code == 302
    row = NoticeAddress.objects.get()
    assert addresses_of(row) == Addresses("+60123456789", "ChenKeYuan")
    assert b"60123456789" not in row.phone.data
    assert "60123456789" not in str(Event.objects.get(action="notices.keep-address").new)
    assert client.post("/notices/address/", {"phone": "", "wecom": "ChenKeYuan"}).status_code == 302
    assert addresses_of(NoticeAddress.objects.get()) == Addresses("", "ChenKeYuan")


def test_what_is_no_address_is_refused(cast, sign_in, open_ways):
    client, shown_words = sign_in(cast.reporter), digest(giving.words(matters.REACH, "zh-hans"))
    for field, value in (("phone", "12ab"), ("wecom", "@all"), ("wecom", "a|b")):
        asked = {field: value, "agree": "on", "shown": shown_words}
        assert client.post("/notices/address/", asked).status_code == 422, value
    assert not NoticeAddress.objects.exists()


def test_she_takes_out_what_was_told_her(cast, open_ways):
    tell(cast.reporter, 7)
    agree_to_reach(cast.reporter, Addresses(phone="13800000000"))
    with ZipFile(BytesIO(package(cast.reporter))) as archive:
        kept = json.loads(archive.read("data.json"))["kept"]
    assert kept["notices.notice:person"][0]["facts"]["title"] == "第7件"
    assert kept["notices.noticeaddress:person"][0]["phone"] == "13800000000"


@pytest.mark.parametrize(("language", "city"), [("zh-hans", "上海"), ("zh-hant", "上海"), ("en", "Shanghai")])
def test_zones_bear_the_names_of_their_cities(language, city):
    from django.utils.translation import override

    with override(language):
        labels = dict(zones.choices()[0][1])
    assert city in labels["Asia/Shanghai"]
    assert "Etc/GMT+8" not in zones.names()
