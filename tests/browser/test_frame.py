"""The visitor itself: the sign-in page opens in three languages and two widths, and the visitor notices what is wrong."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.shortcuts import resolve_url


@pytest.mark.every_screen
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_sign_in_page_opens(visitor, shoot, language, width):
    page = visitor(width=width, language=language)
    answer = page.goto(resolve_url(settings.LOGIN_URL))
    assert answer.ok
    assert page.locator("html").get_attribute("lang").lower() == language.lower()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    shoot(page, f"sign-in-{width}-{language}")


def test_a_stranger_is_asked_to_sign_in(visitor):
    page = visitor()
    page.goto("/")
    assert resolve_url(settings.LOGIN_URL) in page.url
