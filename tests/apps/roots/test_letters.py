"""A letter to the office: confirmed by its address, opened by one official, answered without a word of it in the mail, forgotten."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.people import LONG_AGO, make_user
from yinxin.apps.me.actions.erasing import erase
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role
from yinxin.apps.roots.seeking.letters import actions, consenting, contents, keeping, retention
from yinxin.apps.roots.seeking.models import QueryLetter
from yinxin.domain.errors import RefusedError
from yinxin.domain.privacy.consents import digest
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import LOOK

SECRET = "曾祖父谭阿成一九二一年由香港出洋，堂叔谭活人住在岗美村"
ADDRESS = "hom.family@example.org"


@pytest.fixture(autouse=True)
def _mail_stays_here(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def send(client: Client | None = None, **other: str):
    browser = client or Client()
    form = {"words": "Hom Ah Sing", "where": "us", "known": SECRET, "called": "Ms Hom", "email": ADDRESS, "agree": "on"}
    return browser.post("/roots/ask/?language=en", form | {"shown": consenting.shown("en")} | other, follow=True)


def code_in(mail) -> str:
    return re.search(r"\b\d{6}\b", mail.body).group()


def waiting(mailoutbox) -> QueryLetter:
    send()
    letter = QueryLetter.objects.get()
    answer = Client().post("/roots/ask/confirm/", {"number": letter.number, "code": code_in(mailoutbox[-1])})
    assert answer.status_code == 200 and letter.number in answer.text
    letter.refresh_from_db()
    return letter


def answered(cast, mailoutbox) -> tuple[QueryLetter, str]:
    letter = actions.assign(waiting(mailoutbox), to=cast.clerk, by=cast.office)
    actions.answer(letter, words="岗美村的谭氏族谱在云礁市图书馆。", by=cast.clerk)
    return letter, re.search(r"/roots/answer/([\w-]+)/", mailoutbox[-1].body).group(1)


def test_nothing_of_a_letter_stands_in_the_database_in_the_clear(cast, mailoutbox):
    waiting(mailoutbox)
    with connection.cursor() as cursor:
        tables = [table for table in connection.introspection.table_names(cursor) if not table.startswith("sqlite")]
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            shown = json.dumps(
                cursor.fetchall(),
                default=lambda value: (
                    repr(bytes(value)) if hasattr(value, "__bytes__") or isinstance(value, memoryview) else str(value)
                ),
                ensure_ascii=False,
            )
            for word in ("谭阿成", "谭活人", "Hom Ah Sing", ADDRESS, "Ms Hom"):
                assert word not in shown, table


def test_nobody_has_it_before_its_address_gave_the_code_back(cast, sign_in, mailoutbox):
    send()
    assert QueryLetter.objects.get().due_on is None
    assert "没有待办的信" in sign_in(cast.office).get("/roots/letters/").text
    assert ADDRESS in mailoutbox[0].to and SECRET not in mailoutbox[0].body


def test_confirmed_it_waits_for_the_office_with_a_clock_of_working_days(cast, sign_in, mailoutbox):
    letter = waiting(mailoutbox)
    assert (letter.state, letter.received_on) == ("waiting", timezone.localdate())
    assert letter.due_on >= timezone.localdate() + timedelta(
        days=19
    )  # fifteen working days hold two week-ends at least
    assert letter.number in sign_in(cast.office).get("/roots/letters/").text


def test_the_receipt_is_the_same_for_every_letter_and_for_none(cast, mailoutbox):
    first = send()
    made_up = Client().get("/roots/ask/confirm/?number=ZZZZ-ZZZZ&language=en")
    bare = re.compile(r'value="[^"]*"|nonce="[^"]*"|[A-Z2-9]{4}-[A-Z2-9]{4}')
    assert bare.sub("", first.text) == bare.sub("", made_up.text)


@pytest.mark.parametrize("fault", ["code", "number", "late", "tried"])
def test_a_wrong_code_opens_nothing_and_says_the_same_each_time(cast, mailoutbox, fault):
    send()
    letter, code = QueryLetter.objects.get(), code_in(mailoutbox[0])
    wrong = f"{(int(code) + 1) % 10**6:06}"
    if fault == "late":
        QueryLetter.objects.update(written_at=timezone.now() - timedelta(minutes=61))
    if fault == "tried":
        for _ in range(actions.MOST_TRIES):
            with pytest.raises(RefusedError, match="letter-code-wrong"):
                actions.confirm(letter.number, wrong)
    number = "ZZZZ-ZZZZ" if fault == "number" else letter.number
    with pytest.raises(RefusedError, match="letter-code-wrong"):
        actions.confirm(number, wrong if fault == "code" else code)
    assert QueryLetter.objects.get().state == "unconfirmed"


def test_only_the_official_it_is_given_to_opens_it_and_every_look_is_on_record(cast, sign_in, mailoutbox):
    letter = waiting(mailoutbox)
    own, office = f"/roots/letters/{letter.pk}/", sign_in(cast.office)
    assert SECRET not in office.get(own).text
    assert office.post(f"{own}read/").status_code == 404

    assert office.post(f"{own}assign/", {"to": cast.clerk.pk}).status_code == 302
    clerk = sign_in(cast.clerk)
    assert letter.number in clerk.get("/roots/letters/").text
    assert SECRET not in clerk.get(own).text
    assert not Event.objects.filter(action=LOOK).exists()

    read = clerk.post(f"{own}read/")

    assert SECRET in read.text and "Ms Hom" in read.text
    look = Event.objects.get(action=LOOK)
    assert (look.actor_id, look.object_id, look.purpose) == (cast.clerk.pk, str(letter.pk), "roots-letter")
    assert office.post(f"{own}read/").status_code == 404
    assert sign_in(cast.neighbour).get(own).status_code == 404


def test_whoever_has_left_the_post_opens_it_no_longer(cast, sign_in, mailoutbox):
    letter = actions.assign(waiting(mailoutbox), to=cast.clerk, by=cast.office)
    for post in cast.clerk.posts.all():
        post.until = timezone.localdate()
        post.save()
    assert sign_in(cast.clerk).post(f"/roots/letters/{letter.pk}/read/").status_code == 404


def test_the_answer_comes_as_a_link_and_says_who_read_the_letter(cast, sign_in, mailoutbox):
    letter = actions.assign(waiting(mailoutbox), to=cast.clerk, by=cast.office)
    clerk = sign_in(cast.clerk)
    clerk.post(f"/roots/letters/{letter.pk}/read/")
    assert clerk.post(f"/roots/letters/{letter.pk}/answer/", {"words": ""}).status_code == 422
    assert clerk.post(f"/roots/letters/{letter.pk}/answer/", {"words": "族谱在云礁市图书馆。"}).status_code == 302

    mail = mailoutbox[-1]
    assert (
        "图书馆" not in mail.body
        and SECRET not in mail.body
        and mail.subject == "Yinxin: your letter has been answered"
    )
    page = Client().get(re.search(r"/roots/answer/\S+", mail.body).group())
    assert "族谱在云礁市图书馆。" in page.text and SECRET in page.text and cast.clerk.name not in page.text
    assert Event.objects.filter(action=LOOK).count() == 1
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert clerk.post(f"/roots/letters/{letter.pk}/answer/", {"words": "再答"}).status_code in {404, 409}


def test_a_wrong_key_finds_nothing(cast, mailoutbox):
    answered(cast, mailoutbox)
    assert Client().get("/roots/answer/abc/").status_code == 404


def test_its_writer_deletes_letter_and_answer_at_once(cast, mailoutbox):
    _letter, key = answered(cast, mailoutbox)
    assert Client().post(f"/roots/answer/{key}/").status_code == 200
    assert not QueryLetter.objects.exists()
    assert Client().get(f"/roots/answer/{key}/").status_code == 404


def test_letters_go_by_themselves(cast, mailoutbox):
    answered(cast, mailoutbox)
    send(email="other@example.org")
    day = timezone.localdate()
    assert retention.forget(None)["letters"] == 0
    QueryLetter.objects.filter(state="unconfirmed").update(forget_on=day - timedelta(days=1))
    QueryLetter.objects.filter(state="answered").update(forget_on=day - timedelta(days=1))
    assert retention.forget(None)["letters"] == 2
    assert not QueryLetter.objects.exists()


def test_a_letter_moved_to_another_number_does_not_open(cast, mailoutbox):
    letter = waiting(mailoutbox)
    letter.number = "ZZZZ-ZZZZ"
    with pytest.raises(RefusedError, match="sealed-damaged"):
        contents.opened(letter)


def test_erasing_an_account_takes_the_letters_of_its_address_along(cast, mailoutbox):
    person = make_user("谭女士", ADDRESS)
    answered(cast, mailoutbox)
    assert keeping.held(person)["seeking.queryletter"][0]["known"] == SECRET
    erase(person)
    assert not QueryLetter.objects.exists()


def test_what_was_agreed_to_is_kept_and_a_changed_wording_is_asked_anew(cast, mailoutbox):
    assert send(shown="0" * 64).status_code == 409
    assert not QueryLetter.objects.exists()
    send()
    letter = QueryLetter.objects.get()
    assert letter.consent_hash == digest(consenting.words(letter.consent_version, letter.language))


@pytest.mark.parametrize(
    "fault", [{"email": "nobody"}, {"known": ""}, {"agree": ""}, {"where": "XX"}, {"place": "999999"}]
)
def test_what_cannot_be_a_letter_gets_a_sentence(cast, mailoutbox, fault):
    answer = send(**fault)
    assert answer.status_code == 422 and 'class="error"' in answer.text
    assert not QueryLetter.objects.exists() and mailoutbox == []


def own_page(mailoutbox) -> str:
    return re.search(r"/roots/answer/\S+", mailoutbox[-1].body).group()


def test_a_letter_nobody_answers_is_seen_by_its_writer_to_the_end_and_then_goes(cast, sign_in, mailoutbox):
    """From the day it is received she sees how far it has got, when it is due, and who opened it."""
    letter = waiting(mailoutbox)
    mail, page = mailoutbox[-1], own_page(mailoutbox)
    assert mail.to == [ADDRESS] and letter.number in mail.body
    assert not any(word in mail.body for word in (SECRET, "Hom", "谭"))

    text = Client().get(page).text
    assert "to be assigned" in text and str(letter.due_on) in text and "Nobody has read it yet" in text
    assert SECRET in text and str(letter.forget_on) in text

    actions.assign(letter, to=cast.clerk, by=cast.office)
    sign_in(cast.clerk).post(f"/roots/letters/{letter.pk}/read/")
    text = Client().get(page).text
    assert "Nobody has read it yet" not in text and cast.clerk.name not in text and "Under way" in text

    assert letter.forget_on == letter.due_on + timedelta(days=consenting.DAYS_UNANSWERED)
    for after, gone in ((0, 0), (1, 1)):
        moved = timezone.localdate() - timedelta(days=after)
        QueryLetter.objects.update(due_on=moved - timedelta(days=consenting.DAYS_UNANSWERED), forget_on=moved)
        assert retention.forget(None)["letters"] == gone
    assert Client().get(page).status_code == 404 and Event.objects.filter(action="seeking.erase").count() == 1


def test_its_writer_takes_it_back_before_anybody_answered(cast, mailoutbox):
    waiting(mailoutbox)
    page = own_page(mailoutbox)
    assert Client().post(page).status_code == 200
    assert not QueryLetter.objects.exists() and Client().get(page).status_code == 404


def test_the_link_of_the_first_mail_shows_the_answer_too(cast, mailoutbox):
    letter = actions.assign(waiting(mailoutbox), to=cast.clerk, by=cast.office)
    first = own_page(mailoutbox)
    actions.answer(letter, words="岗美村的谭氏族谱在云礁市图书馆。", by=cast.clerk)
    assert own_page(mailoutbox) == first and "云礁市图书馆" in Client().get(first).text


def test_the_key_is_kept_nowhere_and_is_of_one_letter_alone(cast, mailoutbox):
    letter = waiting(mailoutbox)
    key = own_page(mailoutbox).split("/")[3]
    assert letter.key_digest == actions.key_digest(key) != key and letter.number not in key
    assert actions.key_of(QueryLetter(number="ZZZZ-ZZZZ")) != key


def test_a_wrong_code_shows_the_form_again_with_what_is_wrong(cast, mailoutbox):
    send()
    letter, code = QueryLetter.objects.get(), code_in(mailoutbox[0])
    wrong = {"number": letter.number, "code": f"{(int(code) + 1) % 10**6:06}"}
    answer = Client().post("/roots/ask/confirm/?language=en", wrong)
    assert answer.status_code == 422 and 'class="error"' in answer.text and "The code is wrong" in answer.text
    assert f'name="number" value="{letter.number}"' in answer.text and 'name="code"' in answer.text
    assert Client().post("/roots/ask/confirm/", wrong | {"code": code}).status_code == 200


def test_a_closed_tab_loses_no_letter(cast, mailoutbox):
    """The mail leads back to the form and names nobody; whoever comes without the number is asked for it."""
    send()
    letter, mail = QueryLetter.objects.get(), mailoutbox[0]
    path = re.search(r"/roots/ask/confirm/\?\S+", mail.body).group()
    assert parse_qs(urlsplit(path).query) == {"number": [letter.number], "language": ["en"]}
    assert f'name="number" value="{letter.number}"' in Client().get(path).text
    bare = Client().get("/roots/ask/confirm/?language=en").text
    assert re.search(r'<input type="text" name="number"', bare)
    typed = {"number": f" {letter.number.lower()} ", "code": code_in(mail)}
    assert Client().post("/roots/ask/confirm/", typed).status_code == 200


def test_the_consent_says_the_days_that_count():
    for language in ("zh-hans", "zh-hant", "en"):
        said = consenting.words(language=language)
        assert str(consenting.DAYS_KEPT) in said and str(consenting.DAYS_UNANSWERED) in said


def test_nobody_fills_a_strangers_box_with_codes(cast, settings, mailoutbox):
    settings.LIMITS = settings.LIMITS | {"roots.letter-address": (2, timedelta(days=1))}
    assert [send().status_code for _ in range(3)] == [200, 200, 429]
    assert len(mailoutbox) == 2


def test_the_office_of_another_place_does_not_learn_of_it(cast, sign_in, mailoutbox):
    letter = waiting(mailoutbox)
    assert letter.number not in sign_in(cast.neighbour).get("/roots/letters/").text


def test_a_letter_is_given_only_to_officials_of_the_place(cast, sign_in, mailoutbox):
    letter = waiting(mailoutbox)
    stranger = make_user("外人", "stranger@example.com")
    people.give_post(stranger, cast.elsewhere, Role.CLERK, since=LONG_AGO, by=None)
    sign_in(cast.office).post(f"/roots/letters/{letter.pk}/assign/", {"to": stranger.pk})
    letter.refresh_from_db()
    assert letter.assigned_to is None


def test_the_queue_asks_the_database_no_more_for_many_letters(cast, sign_in, mailoutbox):
    waiting(mailoutbox)
    browser = sign_in(cast.office)
    browser.get("/roots/letters/")
    with CaptureQueriesContext(connection) as one:
        browser.get("/roots/letters/")
    for number in range(8):
        row = QueryLetter.objects.first()
        row.pk, row.number = None, f"AAAA-AAA{number}"
        row.save()
    with CaptureQueriesContext(connection) as many:
        browser.get("/roots/letters/")
    assert len(many) == len(one)
