"""Each page on which one looks after one's own account opens, and does what its button says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.apps.people.test_sign_in import acts, digits, entered, forget_used_digits, text, with_authenticator
from tests.factories.people import PASSWORD, Cast
from yinxin.apps import people


@pytest.fixture
def passkey(cast: Cast) -> Authenticator:
    """As it lies in the database; only a browser can make one that answers."""
    return Authenticator.objects.create(
        user=cast.reader, type="webauthn", data={"name": "旧名", "credential": {"id": "AAAA"}}
    )


def test_with_an_authenticator_one_confirms_by_password_or_by_digits(cast: Cast):
    client, secret, _ = with_authenticator("wang@example.org")
    assert client.get("/account/confirm/").status_code == 200
    assert client.get("/account/confirm/code/").status_code == 200
    forget_used_digits()

    answer = client.post("/account/confirm/code/?next=/account/security/", {"code": digits(secret)})

    assert (answer.status_code, answer["Location"]) == (302, "/account/security/")


def test_the_second_step_is_a_page_of_its_own(cast: Cast):
    with_authenticator("wang@example.org")

    assert 'name="code"' in text(entered("wang@example.org").get("/sign-in/second-step/"))


def test_an_authenticator_is_removed_after_a_page_that_asks(cast: Cast):
    client, _, _ = with_authenticator("wang@example.org")
    assert client.get("/account/security/authenticator/remove/").status_code == 200

    assert client.post("/account/security/authenticator/remove/").status_code == 302

    assert not Authenticator.objects.filter(user=cast.reader, type="totp").exists()


def test_new_recovery_codes_take_the_place_of_the_old(cast: Cast):
    client, _, codes = with_authenticator("wang@example.org")

    assert client.post("/account/security/codes/new/").status_code == 302

    assert entered("wang@example.org").post("/sign-in/second-step/", {"code": codes[0]}).status_code == 200


def test_a_passkey_is_named_and_removed_on_its_pages(cast: Cast, passkey: Authenticator):
    client: Client = entered_without_the_key(cast, passkey)
    assert "旧名" in text(client.get(f"/account/security/passkeys/{passkey.pk}/name/"))
    assert client.get(f"/account/security/passkeys/{passkey.pk}/remove/").status_code == 200

    assert client.post(f"/account/security/passkeys/{passkey.pk}/remove/").status_code == 302

    assert not Authenticator.objects.filter(pk=passkey.pk).exists()
    assert "people.remove-passkey" in acts(cast.reader)


def entered_without_the_key(cast: Cast, key: Authenticator) -> Client:
    """Signed in before the key was added: with it the password alone would not be enough."""
    Authenticator.objects.filter(pk=key.pk).delete()
    client = entered("wang@example.org")
    key.pk = None
    key.save()
    return client


def test_no_page_gives_a_passkey_button_that_its_script_has_not_tied():
    """The script lets it be pressed once it listens: before that a press would be lost."""
    templates = Path(people.__file__).parent.joinpath("templates").rglob("*.html")
    buttons = [
        tag for one in templates for tag in re.findall(r"<button[^>]*data-passkey-button[^>]*>", one.read_text())
    ]

    assert len(buttons) == 5
    assert [button for button in buttons if not button.endswith(" disabled>")] == []


def test_whoever_looks_after_officials_opens_the_pages_that_ask_first(cast: Cast, sign_in):
    office, administrator = sign_in(cast.office), sign_in(cast.administrator)
    with_authenticator("chen@example.org")

    assert administrator.get("/accounts/").status_code == 200
    assert office.get(f"/officials/{cast.reporter.pk}/leave/").status_code == 200
    assert office.get(f"/users/{cast.reporter.pk}/second-factor/reset/").status_code == 200


def test_a_password_shows_who_one_is(cast: Cast):
    client = entered("wang@example.org")

    assert client.post("/account/confirm/?next=/me/", {"password": PASSWORD})["Location"] == "/me/"
