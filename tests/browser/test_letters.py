"""The letters in Chromium: every page at the width of a desk and of a telephone, in Chinese and in English."""

from __future__ import annotations

import uuid

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.factories.kin_world import card_of, contact_of
from tests.factories.people import make_cast, make_user
from yinxin.apps.kin.access import reporter_digest
from yinxin.apps.kin.models import MatchProposal, RelayMessage, Release, Report
from yinxin.domain.kin.pace import RELEASE_LASTS
from yinxin.kit.vault import sealing

pytestmark = pytest.mark.browser


def sign_in(page, user, address):
    client, name = Client(), settings.SESSION_COOKIE_NAME
    client.force_login(user)
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def letter(thread, text):
    row = RelayMessage(person=thread.person, thread=thread, told_on=timezone.localdate(), sent_as=uuid.uuid4())
    row.number = thread.messages.count() + 1
    sealing.seal(row, "written_at", timezone.now().isoformat())
    sealing.seal(row, "text", text)
    row.save(force_insert=True)


def given(thread, detail, value):
    row = Release(person=thread.person, thread=thread, detail=detail, until=timezone.now() + RELEASE_LASTS)
    sealing.seal(row, "value", value)
    row.save()


@pytest.fixture
def town(transactional_db):
    """One person with a card, a question and a contact; two officials with a report."""
    cast = make_cast()
    other = make_user("对方", "other@example.org")
    card = card_of(cast.nobody)
    asked = MatchProposal.objects.create(person=card.person, seeker=card, shown_from=timezone.now())
    near, far = contact_of(cast.nobody, other)
    letter(near, "您好！我祖父一九一二年从海宴去了旧金山。祖屋门前有一口鱼塘，您听说过吗？")
    letter(far, "Yes! My grandmother spoke of the fish pond. The house faced east, and there was a lychee tree.")
    letter(far, "修祠堂要汇款三千美元，请转到我的账号。")
    given(near, "city", "旧金山")
    given(far, "name", "Tam Wing-fai 譚榮輝")
    report = Report(person=other, reporter=reporter_digest(cast.nobody), reason="money", made_at=timezone.now())
    sealing.seal(report, "given", '["修祠堂要汇款三千美元，请转到我的账号。"]')
    report.save(force_insert=True)
    return cast, asked, near, report


@pytest.mark.parametrize(
    ("width", "language"),
    [
        (360, "en"),
        (1280, "zh-Hans"),
        pytest.param(1280, "en", marks=pytest.mark.slow),
        pytest.param(360, "zh-Hans", marks=pytest.mark.slow),
    ],
)
def test_every_page_of_the_letters(visitor, judge, shoot, town, live_server, width, language):
    cast, asked, near, report = town
    page = visitor(width=width, language=language)
    sign_in(page, cast.nobody, live_server.url)
    pages = {
        "about": "/letters/about/",
        "home": "/letters/",
        "card": "/letters/cards/new/",
        "question": f"/letters/questions/{asked.pk}/",
        "relay": f"/letters/with/{near.pk}/",
        "report": f"/letters/with/{near.pk}/report/",
    }
    for name, address in pages.items():
        page.goto(address)
        judge(page)
        shoot(page, f"letters-{name}-{width}-{language}")
    desk = visitor(width=width, language=language)
    sign_in(desk, cast.clerk, live_server.url)
    for name, address in {"reports": "/letters/reports/", "decide": f"/letters/reports/{report.pk}/"}.items():
        desk.goto(address)
        judge(desk)
        shoot(desk, f"letters-{name}-{width}-{language}")


def test_a_card_is_written_and_everything_taken_back(visitor, judge, town, live_server):
    cast, _asked, _near, _report = town
    page = visitor(width=360)
    sign_in(page, cast.reader, live_server.url)
    page.goto("/letters/cards/new/")
    page.get_by_role("button", name="收好这张卡").click()
    judge(page)
    for label, value in {"姓氏": "譚", "祖籍县或市": "台山", "祖籍的镇": "海宴", "您的出生年份": "1970"}.items():
        page.get_by_label(label).fill(value)
    page.get_by_label("我已年满18岁").check()
    for tick in page.get_by_label("我已阅读并单独同意").all():
        tick.check()
    page.get_by_role("button", name="收好这张卡").click()
    page.get_by_text("没有人看得到").wait_for()
    page.get_by_role("button", name="全部收回").click()
    page.get_by_text("全部收回了").wait_for()
    page.get_by_role("button", name="马上离开").click()
    page.wait_for_url("**/r/")
