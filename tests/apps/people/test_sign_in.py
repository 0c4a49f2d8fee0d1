"""The entrance: an account of one's own, a forgotten password, two steps, and the way back in without the device."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.db.models import F
from django.test import Client
from django.utils import timezone

from tests.factories.people import PASSWORD, Cast
from yinxin.apps.people import forgetting
from yinxin.apps.people.entrance.factors import FactorAdapter, UnreadableSecretError, owned_by
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Event
from yinxin.kit.limits.models import Count
from yinxin.kit.mail.models import Message
from yinxin.kit.sessions.models import Session

NEW = "a-letter-from-toisan-1902"
SHE = {"email": "he@example.org", "name": "何远行", "password1": NEW}


def text(answer: object) -> str:
    return answer.content.decode()


def code_in_letter() -> str:
    return re.search(r"\n\n([A-Z]{4}-[A-Z]{4}|[A-Z0-9-]{6,9})\n\n", mail.outbox[-1].body).group(1)


def acts(user: User) -> list[str]:
    return list(Event.objects.filter(actor=user).order_by("pk").values_list("action", flat=True))


def digits(secret: str) -> str:
    """What the app would show in the running half minute."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def entered(email: str, password: str = PASSWORD) -> Client:
    """A browser in which somebody has come as far as her password leads."""
    client = Client()
    assert client.post("/sign-in/", {"username": email, "password": password}).status_code == 302
    return client


def with_authenticator(email: str) -> tuple[Client, str, list[str]]:
    """Set up as a person does it: the browser, the secret of the app, and the recovery codes."""
    client = entered(email)
    secret = re.search(r'class="secret">(\w+)<', text(client.get("/account/security/authenticator/"))).group(1)
    answer = client.post("/account/security/authenticator/", {"code": digits(secret)}, follow=True)
    codes = re.findall(r"<code>(\d{8})</code>", text(answer))
    assert len(codes) == 10
    return client, secret, codes


def forget_used_digits() -> None:
    """As if the half minute were over in which digits count once."""
    from django.core.cache import cache

    cache.clear()


def test_somebody_abroad_opens_an_account_with_an_address_and_nothing_else(db, client: Client):
    answer = client.post("/sign-up/", SHE, follow=True)
    assert "he@example.org" in text(answer)
    assert client.get("/account/security/").status_code == 302, "not before the address is confirmed"
    assert "何远行" not in mail.outbox[-1].body + mail.outbox[-1].subject

    assert "验证码不对" in text(client.post("/sign-up/confirm/", {"code": "AAAA-AAAA"}))
    assert client.post("/sign-up/confirm/", {"code": code_in_letter()})["Location"] == "/"

    user = User.objects.get(email="he@example.org")
    assert client.get("/account/security/").status_code == 200
    assert not user.posts.exists()
    assert acts(user) == ["people.confirm-email", "people.sign-in"]
    assert not any(name in str(field.name) for field in User._meta.get_fields() for name in ("phone", "mobile"))


@pytest.mark.parametrize(("field", "value"), [("password1", "short"), ("name", ""), ("email", "no address")])
def test_what_does_not_do_for_an_account_is_said(db, client: Client, field: str, value: str):
    answer = client.post("/sign-up/", SHE | {field: value})

    assert 'class="error"' in text(answer)
    assert not User.objects.exists()
    assert mail.outbox == []


def test_an_account_that_nobody_confirmed_is_forgotten_after_a_week(cast: Cast, client: Client):
    client.post("/sign-up/", SHE)
    assert forgetting.forget(None) == {"forgotten": 0}

    User.objects.update(opened=timezone.now() - timedelta(days=7, minutes=1))

    assert forgetting.forget(None) == {"forgotten": 1}
    assert not User.objects.filter(email="he@example.org").exists()
    assert User.objects.filter(email="none@example.org").exists(), "whom an office wrote down stays"


def test_an_account_whose_address_is_not_confirmed_does_not_open(db, client: Client):
    client.post("/sign-up/", SHE)

    other = Client()
    answer = other.post("/sign-in/", {"username": "he@example.org", "password": NEW})

    assert answer["Location"] == "/sign-up/confirm/"
    assert other.get("/account/security/").status_code == 302
    assert other.post("/sign-up/confirm/", {"code": code_in_letter()}).status_code == 302
    assert other.get("/account/security/").status_code == 200


def test_a_forgotten_password_is_set_anew_by_letter_and_the_old_sign_ins_end(cast: Cast, client: Client):
    elsewhere = entered("wang@example.org")
    client.post("/password/forgotten/", {"email": "Wang@example.org"})
    answer = client.post("/password/forgotten/code/", {"code": code_in_letter()})
    assert answer["Location"] == "/password/forgotten/new/"
    assert "两次填写的新口令不一样" in text(
        client.post("/password/forgotten/new/", {"password1": NEW, "password2": "another-long-password"})
    )
    assert 'class="error"' in text(
        client.post("/password/forgotten/new/", {"password1": "q1w2e3r4t5y6", "password2": ""})
    )

    answer = client.post("/password/forgotten/new/", {"password1": NEW, "password2": NEW})

    assert answer["Location"] == "/sign-in/"
    assert elsewhere.get("/units/").status_code == 302
    entered("wang@example.org", NEW)
    assert "people.reset-password" in acts(cast.reader)
    assert "口令已修改" in mail.outbox[-1].subject


def test_a_first_password_that_was_forgotten_need_not_be_changed_again(cast: Cast, client: Client):
    cast.reader.must_change_password = True
    cast.reader.save()
    client.post("/password/forgotten/", {"email": "wang@example.org"})
    client.post("/password/forgotten/code/", {"code": code_in_letter()})
    client.post("/password/forgotten/new/", {"password1": NEW, "password2": NEW})

    assert entered("wang@example.org", NEW).get("/units/").status_code == 200


def test_three_wrong_codes_of_a_letter_are_the_end_of_it(cast: Cast, client: Client):
    client.post("/password/forgotten/", {"email": "wang@example.org"})
    right = code_in_letter()

    answers = [client.post("/password/forgotten/code/", {"code": "AAAA-AAAA"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert client.post("/password/forgotten/code/", {"code": right})["Location"] == "/sign-in/"


def test_a_letter_box_is_not_filled(cast: Cast, client: Client):
    answers = [client.post("/password/forgotten/", {"email": "wang@example.org"}).status_code for _ in range(8)]

    assert answers == [302] * 6 + [429] * 2
    assert len(mail.outbox) == 6
    changed = entered("wang@example.org").post(
        "/password/", {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    )
    assert (changed.status_code, len(mail.outbox)) == (302, 7), "news of a change is told all the same"


def test_an_authenticator_is_set_up_and_asked_for(cast: Cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        owner, secret, _ = with_authenticator("wang@example.org")
    assert "验证器已设置" in mail.outbox[-1].subject
    assert "两步验证" not in text(owner.get("/units/"))

    client = entered("wang@example.org")
    assert client.get("/units/").status_code == 302, "the password alone opens nothing"
    assert "验证码不对" in text(client.post("/sign-in/second-step/", {"code": "000000"}))
    forget_used_digits()
    assert client.post("/sign-in/second-step/", {"code": digits(secret)})["Location"] == "/"
    assert client.get("/units/").status_code == 200
    assert acts(cast.reader) == ["people.sign-in", "people.add-authenticator", "people.sign-in"]


def test_digits_count_once(cast: Cast):
    _, secret, _ = with_authenticator("wang@example.org")
    forget_used_digits()
    seen = digits(secret)
    assert entered("wang@example.org").post("/sign-in/second-step/", {"code": seen}).status_code == 302

    overseen = entered("wang@example.org").post("/sign-in/second-step/", {"code": seen})

    assert "验证码不对" in text(overseen)


def test_a_recovery_code_opens_once(cast: Cast):
    _, _, codes = with_authenticator("wang@example.org")

    assert entered("wang@example.org").post("/sign-in/second-step/", {"code": codes[0]}).status_code == 302
    again = entered("wang@example.org").post("/sign-in/second-step/", {"code": codes[0]})

    assert "验证码不对" in text(again)
    assert entered("wang@example.org").post("/sign-in/second-step/", {"code": codes[1]}).status_code == 302


def test_the_second_step_cannot_be_guessed(cast: Cast):
    _, secret, _ = with_authenticator("wang@example.org")
    forget_used_digits()
    Count.objects.all().delete()
    answers = []
    for number in range(7):
        client = entered("wang@example.org")
        answers.append(client.post("/sign-in/second-step/", {"code": f"{number:06}"}).status_code)

    assert answers == [200] * 5 + [429] * 2, "whether in one sign-in or in many"
    late = entered("wang@example.org").post("/sign-in/second-step/", {"code": digits(secret)})
    assert late.status_code == 429
    Count.objects.update(until=F("until") - timedelta(minutes=15))
    assert entered("wang@example.org").post("/sign-in/second-step/", {"code": digits(secret)}).status_code == 302


def test_the_secret_of_an_authenticator_is_not_in_the_database(cast: Cast):
    _, secret, _ = with_authenticator("wang@example.org")
    kept = Authenticator.objects.get(type="totp").data["secret"]

    assert secret not in kept
    with owned_by(cast.reader):
        assert FactorAdapter().decrypt(kept) == secret
        for changed in (kept[:-4] + "AAA=", secret, ""):
            with pytest.raises(UnreadableSecretError):
                FactorAdapter().decrypt(changed)
    with pytest.raises(LookupError):
        FactorAdapter().decrypt(kept)


def test_what_protects_an_account_is_changed_only_after_showing_who_one_is(cast: Cast, sign_in, settings):
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    client = entered("wang@example.org")

    for address in (
        "/account/security/authenticator/",
        "/account/security/passkeys/new/",
        "/account/security/codes/new/",
    ):
        assert client.get(address)["Location"].startswith("/account/confirm/"), address
    assert client.post("/account/email/", {"email": "new@example.org", "action_add": "1"})["Location"].startswith(
        "/account/confirm/"
    )
    assert "口令不对" in text(client.post("/account/confirm/", {"password": "guess"}))
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
    assert (
        client.post("/account/confirm/?next=/account/security/authenticator/", {"password": PASSWORD}).status_code
        == 302
    )
    assert client.get("/account/security/authenticator/").status_code == 200


def test_an_address_is_changed_when_the_new_one_answers(cast: Cast):
    client = entered("wang@example.org")
    answer = client.post("/account/email/", {"email": "new@example.org", "action_add": "1"}, follow=True)
    assert "new@example.org" in text(answer)
    assert mail.outbox[-1].to == ["new@example.org"]
    cast.reader.refresh_from_db()
    assert cast.reader.email == "wang@example.org"

    client.post("/sign-up/confirm/", {"code": code_in_letter()})

    cast.reader.refresh_from_db()
    assert cast.reader.email == "new@example.org"
    assert {to for letter in mail.outbox for to in letter.to} == {"wang@example.org", "new@example.org"}
    assert "people.confirm-email" in acts(cast.reader)


def test_the_address_of_an_account_is_changed_in_no_other_way(cast: Cast):
    """allauth would also remove an address or make another the first, without an event."""
    client = entered("wang@example.org")
    EmailAddress.objects.create(user=cast.reader, email="old@example.org", verified=True, primary=False)

    for act in ("action_remove", "action_primary"):
        answer = client.post("/account/email/", {"email": "old@example.org", act: "1"})
        assert (answer.status_code, answer["Location"]) == (302, "/account/email/")

    kept = EmailAddress.objects.filter(user=cast.reader).order_by("pk").values_list("email", "primary")
    assert list(kept) == [("wang@example.org", True), ("old@example.org", False)]


def test_the_address_an_office_vouched_for_is_on_record_once(cast: Cast):
    entered("wang@example.org")
    entered("wang@example.org")

    event = Event.objects.get(action="people.vouch-for-address")
    assert (event.actor, event.object_id) == (None, str(cast.reader.pk))


def test_the_name_of_a_passkey_is_changed_with_an_event(cast: Cast):
    client = entered("wang@example.org")
    key = Authenticator.objects.create(user=cast.reader, type="webauthn", data={"name": "旧名"})

    assert client.post(f"/account/security/passkeys/{key.pk}/name/", {"name": "手机"}).status_code == 302

    key.refresh_from_db()
    assert key.wrap().name == "手机"
    assert acts(cast.reader)[-1] == "people.rename-passkey"


def test_nobody_is_signed_in_without_the_event_of_it(cast: Cast, client: Client, monkeypatch):
    def refuse(*_args: object, **_facts: object) -> None:
        raise RefusedError("too-often", minutes=1)

    monkeypatch.setattr("yinxin.apps.people.actions.entering.record_sign_in", refuse)
    client.post("/sign-in/", {"username": "wang@example.org", "password": PASSWORD})

    assert client.get("/units/").status_code == 302
    assert not Session.objects.filter(user=cast.reader).exists()


@pytest.mark.parametrize("cipher", ["aes", "sm4"])
def test_the_secret_of_one_person_does_not_open_for_another(cast: Cast, settings, cipher: str):
    settings.VAULT_CIPHER = cipher
    _, secret, _ = with_authenticator("lin@example.org")
    with_authenticator("wang@example.org")
    hers = Authenticator.objects.get(user=cast.office, type="totp")
    forget_used_digits()
    Authenticator.objects.filter(user=cast.reader, type="totp").update(data=hers.data)

    grafted = entered("wang@example.org").post("/sign-in/second-step/", {"code": digits(secret)})

    assert "验证码不对" in text(grafted)


def test_an_account_that_was_closed_is_told_what_a_wrong_password_is(cast: Cast, client: Client):
    User.objects.filter(pk=cast.reader.pk).update(is_active=False)

    answer = client.post("/sign-in/", {"username": "wang@example.org", "password": PASSWORD})

    assert "电子邮箱或口令不对" in text(answer)


CREDENTIALS = [
    "",
    "null",
    "[]",
    '"text"',
    "{}",
    "[" * 20_000,
    "[" * 3_000,
    '{"id": NaN}',
    '{"id": "a", "rawId": "a", "type": "public-key", "response": {"userHandle": "AAAA"}}',
    '{"id": "\\u0000", "rawId": "\\ud800", "type": "public-key", "response": []}',
    json.dumps(
        {
            "id": "MQ",
            "rawId": "MQ",
            "type": "public-key",
            "response": dict.fromkeys(
                ("clientDataJSON", "authenticatorData", "signature", "userHandle", "attestationObject"), "e30"
            ),
        }
    ),
]


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_a_passkey_that_is_none_is_refused_and_never_our_own_fault(cast: Cast, client: Client, credential: str):
    client.get("/sign-in/passkey/", headers={"Accept": "application/json"})
    answer = client.post("/sign-in/passkey/", {"credential": credential}, follow=True)
    assert "通行密钥" in text(answer)

    owner = entered("wang@example.org")
    owner.get("/account/security/passkeys/new/")
    answer = owner.post("/account/security/passkeys/new/", {"name": "x", "credential": credential})
    assert (answer.status_code, Authenticator.objects.count()) == (200, 0)


def test_the_letters_speak_the_language_of_their_reader(cast: Cast, client: Client):
    User.objects.filter(pk=cast.reader.pk).update(language="en")
    client.cookies["django_language"] = "zh-hant"

    client.post("/password/forgotten/", {"email": "wang@example.org"})
    client.post("/password/forgotten/", {"email": "nobody@example.org"})

    assert [letter.subject for letter in mail.outbox] == ["Yinxin: Set a new password", "銀信：沒有這個賬號"]


def test_a_letter_waits_in_the_database_with_what_causes_it(cast: Cast, client: Client, settings):
    settings.EMAIL_BACKEND = "yinxin.kit.mail.backend.OutboxBackend"

    assert client.post("/sign-up/", SHE).status_code == 302
    entered("wang@example.org").post(
        "/password/", {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    )

    assert Message.objects.count() == 2
