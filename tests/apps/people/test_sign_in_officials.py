"""Officials have a second factor before anything else; an office gives back an account whose device is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.apps.people.test_sign_in import entered, text, with_authenticator
from tests.factories.people import LONG_AGO, PASSWORD, Cast, make_user
from yinxin.apps.people import actions
from yinxin.apps.people.entrance import factors
from yinxin.apps.people.models import Role
from yinxin.config import checks
from yinxin.kit.audit.models import Event


@pytest.fixture
def needed(settings) -> None:
    settings.OFFICIALS_NEED_SECOND_FACTOR = True


@pytest.mark.usefixtures("needed")
def test_an_official_sets_a_second_factor_up_before_anything_else(cast: Cast):
    client = entered("chen@example.org")
    assert client.get("/units/")["Location"] == "/account/security/"
    assert client.get("/api/v1/units").json()["title"] == "second-factor-missing"
    assert "还没有设置两步验证" in text(client.get("/account/security/"))

    owner, _, _ = with_authenticator("chen@example.org")

    assert owner.get("/units/").status_code == 200
    assert client.get("/units/").status_code == 200


@pytest.mark.usefixtures("needed")
@pytest.mark.parametrize("address", ["/privacy/", "/transparency/"])
def test_what_strangers_may_read_an_official_without_one_may_too(cast: Cast, address: str):
    assert entered("chen@example.org").get(address).status_code == 200


@pytest.mark.usefixtures("needed")
def test_a_first_password_comes_before_the_second_factor(cast: Cast):
    cast.reporter.must_change_password = True
    cast.reporter.save()
    client = entered("chen@example.org")
    assert client.get("/account/security/")["Location"] == "/password/"

    new = "a-letter-from-toisan-1902"
    client.post("/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    assert client.get("/")["Location"] == "/account/security/"
    assert client.get("/account/security/authenticator/").status_code == 200, "the password was just shown"


@pytest.mark.usefixtures("needed")
def test_recovery_codes_alone_are_no_second_factor(cast: Cast):
    """They are on paper, and used up."""
    Authenticator.objects.create(user=cast.reporter, type="recovery_codes", data={"used_mask": 0, "seed": "x"})
    assert not factors.has_factor(cast.reporter)
    Authenticator.objects.create(user=cast.reporter, type="webauthn", data={})
    assert factors.has_factor(cast.reporter)


@pytest.mark.usefixtures("needed")
def test_somebody_without_a_post_needs_none(cast: Cast):
    assert entered("none@example.org").get("/account/sessions/").status_code == 200
    assert entered("none@example.org").get("/account/email/").status_code == 200


@pytest.mark.usefixtures("needed")
def test_an_official_keeps_the_last_factor(cast: Cast):
    owner, _, _ = with_authenticator("chen@example.org")

    answer = owner.post("/account/security/authenticator/remove/")

    assert "您的岗位必须保留一种两步验证" in text(answer)
    assert Authenticator.objects.filter(user=cast.reporter, type="totp").exists()


def test_who_need_not_have_one_may_stop_using_it(cast: Cast):
    owner, _, _ = with_authenticator("chen@example.org")

    assert owner.post("/account/security/authenticator/remove/").status_code == 302

    assert not Authenticator.objects.exists(), "recovery codes go with it"
    assert Event.objects.filter(action="people.remove-authenticator").exists()


def test_an_office_resets_the_second_factor_of_its_official_with_a_reason(cast: Cast, sign_in):
    owner, _, _ = with_authenticator("chen@example.org")
    address = f"/users/{cast.reporter.pk}/second-factor/reset/"
    for stranger in (cast.neighbour, cast.reader, cast.reporter):
        assert sign_in(stranger).post(address, {"reason": "手机遗失"}).status_code == 404
    assert sign_in(cast.office).post(address, {"reason": ""}).status_code == 422
    assert Authenticator.objects.exists()

    assert sign_in(cast.office).post(address, {"reason": "手机遗失"}).status_code == 302

    assert not Authenticator.objects.exists()
    assert owner.get("/units/").status_code == 302, "whoever has the device is out"
    event = Event.objects.get(action="people.reset-second-factor")
    assert (event.actor, event.reason) == (cast.office, "手机遗失")
    assert event.old == {"factors": ["recovery_codes", "totp"]}
    assert (mail.outbox[-1].to, "两步验证已重置" in mail.outbox[-1].subject) == (["chen@example.org"], True)
    assert entered("chen@example.org").get("/units/").status_code == 200


def test_an_office_does_not_reset_whom_it_could_not_appoint(cast: Cast, sign_in):
    with_authenticator("chen@example.org")
    cast.reporter.posts.update(role="auditor")

    answer = sign_in(cast.office).post(f"/users/{cast.reporter.pk}/second-factor/reset/", {"reason": "手机遗失"})

    assert (answer.status_code, Authenticator.objects.exists()) == (404, True)


def test_a_county_lays_no_hand_on_the_account_of_a_city_official(cast: Cast, sign_in):
    """A post that the county itself gave her does not make her its own."""
    county = make_user("区协调", "qu@example.com")
    actions.give_post(county, cast.areas[0], Role.OFFICE, since=LONG_AGO, by=None)
    hers, _, _ = with_authenticator("shu@example.com")
    actions.give_post(cast.steward, cast.areas[0], Role.READER, since=LONG_AGO, by=county)

    for act in ("second-factor/reset", "sessions/end"):
        address = f"/users/{cast.steward.pk}/{act}/"
        assert sign_in(county).get(address).status_code == 404
        assert sign_in(county).post(address, {"reason": "手机遗失"}).status_code == 404

    assert Authenticator.objects.filter(user=cast.steward, type="totp").exists()
    assert hers.get("/units/").status_code == 200
    assert sign_in(cast.office).post(address, {"reason": "手机遗失"}).status_code == 302, "the city may"


def test_a_county_lays_no_hand_on_whom_the_city_has_appointed_for_later(cast: Cast, sign_in):
    county = make_user("区协调", "qu@example.com")
    actions.give_post(county, cast.areas[0], Role.OFFICE, since=LONG_AGO, by=None)
    actions.give_post(cast.nobody, cast.areas[0], Role.READER, since=LONG_AGO, by=county)
    address = f"/users/{cast.nobody.pk}/sessions/end/"
    assert sign_in(county).get(address).status_code == 200

    actions.give_post(cast.nobody, cast.place, Role.STEWARD, since=timezone.localdate() + timedelta(days=9), by=None)

    assert sign_in(county).get(address).status_code == 404


def test_nobody_resets_her_own(cast: Cast, sign_in):
    owner, _, _ = with_authenticator("lin@example.org")

    answer = owner.post(f"/users/{cast.office.pk}/second-factor/reset/", {"reason": "方便"})

    assert answer.status_code == 409
    assert Authenticator.objects.filter(user=cast.office, type="totp").exists()


def test_where_there_is_none_there_is_nothing_to_reset(cast: Cast, sign_in):
    answer = sign_in(cast.office).post(f"/users/{cast.reporter.pk}/second-factor/reset/", {"reason": "手机遗失"})

    assert (answer.status_code, "没有设置两步验证" in text(answer)) == (409, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", True),
        ("MFA_TOTP_INSECURE_BYPASS_CODE", "123456"),
        ("ACCOUNT_PREVENT_ENUMERATION", False),
        ("ACCOUNT_REAUTHENTICATION_REQUIRED", False),
        ("PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"]),
    ],
)
def test_what_weakens_the_entrance_stops_a_production_start(settings, name: str, value: object):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.OFFICIALS_NEED_SECOND_FACTOR = settings.PRODUCTION = True
    assert checks.entrance.entrance_is_closed() == []

    setattr(settings, name, value)

    (fault,) = checks.entrance.entrance_is_closed()
    assert fault.is_serious()
    settings.PRODUCTION = False
    assert checks.entrance.entrance_is_closed() == []


def test_a_production_without_second_factors_is_told(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.PRODUCTION, settings.OFFICIALS_NEED_SECOND_FACTOR = True, False

    (warning,) = checks.entrance.entrance_is_closed()

    assert not warning.is_serious()
    assert "YINXIN_OFFICIALS_NEED_SECOND_FACTOR" in warning.msg


def test_the_first_answer_of_the_entrance_is_not_cached(client: Client, db):
    assert "no-store" in client.get("/sign-in/")["Cache-Control"]
