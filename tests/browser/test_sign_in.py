"""The entrance as a person meets it: passkeys in a real browser, an authenticator app, recovery codes, and every page for everybody."""

from __future__ import annotations

import re

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page, expect

from tests.browser.steps import PASSWORD, enter
from tests.browser.views import in_every_view

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_device(page: Page, **differently: bool) -> None:
    """Chromium's own device for passkeys, as if the laptop had a fingerprint reader."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY | differently})


def leave(page: Page) -> None:
    page.locator(".tools").get_by_role("button", name="退出").click()
    expect(page.get_by_role("heading", name="登录")).to_be_visible()


def digits(secret: str) -> str:
    cache.clear()  # as if the half minute were over in which digits count once
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def test_a_passkey_is_added_and_signs_in_alone(visitor, town, judge):
    page = visitor()
    with_device(page)
    enter(page, "reader")
    page.goto("/account/security/")
    page.get_by_role("link", name="添加通行密钥").click()
    page.get_by_label("名称").fill("办公室的笔记本")
    page.get_by_role("button", name="添加").click()
    expect(page.get_by_role("heading", name="恢复码")).to_be_visible()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="我已抄好").click()
    expect(page.get_by_text("办公室的笔记本", exact=False).first).to_be_visible()
    judge(page)
    leave(page)

    page.get_by_role("button", name="用通行密钥登录").click()

    expect(page.locator(".site-nav")).to_be_visible()
    page.goto("/account/security/")
    page.get_by_role("link", name="改名").click()
    page.get_by_label("名称").fill("旧笔记本")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("link", name="删去 旧笔记本").click()
    page.get_by_role("button", name="删去").click()
    expect(page.get_by_text("还没有设置两步验证")).to_be_visible()


def test_whoever_has_no_passkey_here_reads_a_sentence(visitor, town, judge):
    page = visitor()
    with_device(page)
    page.goto("/sign-in/")
    page.get_by_role("button", name="用通行密钥登录").click()

    expect(page.get_by_role("alert").filter(has_text="没有用成通行密钥")).to_be_visible()
    judge(page)


def test_the_button_can_be_pressed_only_once_its_script_has_tied_it(visitor, town):
    """A press before that would be lost without a word."""
    page, held = visitor(), []
    page.route("**/people/passkeys.js", lambda route: held.append(route))
    with page.expect_request("**/people/passkeys.js"):
        page.goto("/sign-in/", wait_until="commit")
    button = page.get_by_role("button", name="用通行密钥登录")
    expect(button).to_be_disabled()
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_enabled()

    held[0].continue_()

    expect(button).to_be_enabled()


def test_somebody_abroad_opens_an_account_by_passkey_alone(visitor, town, judge):
    page = visitor()
    with_device(page)
    page.goto("/sign-in/")
    page.get_by_role("link", name="注册").click()
    page.get_by_role("link", name="不设口令，用通行密钥").click()
    page.get_by_label("电子邮箱").fill("he@example.org")
    page.get_by_label("姓名").fill("何远行")
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_text("我们已向 he@example.org 寄信")).to_be_visible()
    judge(page)
    code = re.search(r"\n\n([A-Z-]{6,9})\n\n", mail.outbox[-1].body).group(1)
    page.get_by_label("信里的验证码").fill(code)
    page.get_by_role("button", name="确认", exact=True).click()
    expect(page.get_by_role("heading", name="添加通行密钥")).to_be_visible()
    judge(page)
    page.get_by_role("button", name="添加并登录").click()
    expect(page.locator(".tools")).to_contain_text("何远行")
    leave(page)
    page.get_by_role("button", name="用通行密钥登录").click()
    expect(page.locator(".tools")).to_contain_text("何远行")


def test_an_authenticator_then_a_recovery_code_then_the_devices(visitor, town, judge):
    page = visitor()
    enter(page, "reader")
    page.goto("/account/security/authenticator/")
    secret = page.locator(".secret").inner_text()
    page.get_by_label("验证器显示的6位数字").fill(digits(secret))
    page.get_by_role("button", name="完成设置").click()
    code = page.locator(".codes code").first.inner_text()
    leave(page)

    def as_far_as_the_second_step(one: Page) -> None:
        one.goto("/sign-in/")
        one.locator("[name=username]").fill("reader@lanpu.example")
        one.locator("[name=password]").fill(PASSWORD)
        one.locator("[name=password]").press("Enter")
        expect(one.get_by_role("heading", name="两步验证")).to_be_visible()

    as_far_as_the_second_step(page)
    judge(page)
    page.get_by_label("验证器的6位数字").fill(digits(secret))
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.locator(".site-nav")).to_be_visible()
    other = visitor()
    as_far_as_the_second_step(other)
    other.get_by_label("验证器的6位数字").fill(code)
    other.get_by_role("button", name="登录", exact=True).click()
    expect(other.locator(".site-nav")).to_be_visible()

    page.goto("/account/sessions/")
    expect(page.locator(".waiting li")).to_have_count(2)
    page.get_by_role("button", name="退出其他所有设备").click()
    expect(page.locator(".waiting li")).to_have_count(1)
    other.goto("/account/sessions/")
    expect(other.get_by_role("heading", name="登录")).to_be_visible()


@in_every_view
def test_every_page_of_the_entrance_is_open_to_everybody(visitor, town, judge, shoot, language, width):
    page = visitor(width=width, language=language)

    def look(name: str, address: str) -> None:
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        judge(page)
        shoot(page, f"entrance-{name}-{width}-{language}")

    for name, address in {
        "sign-in": "/sign-in/",
        "sign-up": "/sign-up/",
        "sign-up-passkey": "/sign-up/with-passkey/",
        "forgotten": "/password/forgotten/",
    }.items():
        look(name, address)
    page.locator("[name=email]").fill("reader@lanpu.example")
    page.locator("[name=email]").press("Enter")
    page.locator("[name=code]").wait_for()
    look("forgotten-code", page.url)
    page.locator("[name=code]").fill(re.search(r"\n\n([A-Z-]{6,9})\n\n", mail.outbox[-1].body).group(1))
    page.locator("[name=code]").press("Enter")
    page.locator("[name=password1]").wait_for()
    look("forgotten-new-password", page.url)
    enter(page, "reader")
    for name, address in {
        "security-bare": "/account/security/",
        "passkey-new": "/account/security/passkeys/new/",
        "email": "/account/email/",
        "sessions": "/account/sessions/",
        "authenticator": "/account/security/authenticator/",
    }.items():
        look(name, address)
    page.locator("[name=code]").fill(digits(page.locator(".secret").inner_text()))
    page.locator("[name=code]").press("Enter")
    page.locator(".codes").wait_for()
    for name, address in {
        "codes": "/account/security/codes/",
        "codes-new": "/account/security/codes/new/",
        "security": "/account/security/",
        "authenticator-off": "/account/security/authenticator/remove/",
        "confirm": "/account/confirm/",
        "confirm-code": "/account/confirm/code/",
        "password": "/password/",
    }.items():
        look(name, address)
