"""The browser itself judges every page by our policy for it: nothing on any page breaks it, and what breaks it is stopped."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path as address
from playwright.sync_api import Page

from tests.browser.steps import confirmed, enter, laid_on_desk
from tests.soak.requests.learning import route_of
from yinxin import samples
from yinxin.config.urls import urlpatterns as real
from yinxin.kit.policy import PUBLIC, policy

HEARD = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile || ""}:${event.lineNumber}`));
"""
WHAT_FOLLOWS = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))"
"""A page is loaded once its scripts ran; what they set off and what was told of it is heard a frame later."""

LEAVING = {"sign-out/"}
MOST_PAGES = 80

PLANTED = """
<p id="styled" style="color: rgb(1, 2, 3)">a</p>
<button id="running" onclick="window.ran = 1">b</button>
<style>#sheet { color: rgb(4, 5, 6) }</style><p id="sheet">c</p>
<script>window.ran = 2</script>
<script src="/static/ui/disclosure.js"></script>
<img src="https://elsewhere.example/a.png" alt="">
<form action="https://elsewhere.example/"></form><iframe src="/"></iframe>
"""


@policy("test.planted", roles=PUBLIC)
def planted(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<!doctype html><html lang=en><title>planted</title><body>{PLANTED}</body></html>")


urlpatterns = [address("planted/", planted), *real]
handler404 = "yinxin.kit.refusals.pages.not_found"


def walk(page: Page) -> tuple[list[str], list[str]]:
    """Every kind of page that links lead to from the start page: what broke the policy, and where we have been."""
    broken: list[str] = []
    been: dict[str, str] = {}
    waiting = ["/"]
    while waiting and len(been) < MOST_PAGES:
        path = waiting.pop(0)
        route = route_of(urlsplit(path).path)
        if route in been or route in LEAVING:
            continue
        been[route] = path
        files = "export" in path or "/chart/" in path or path.endswith(("/original/", "/file/", "/sheet/"))
        if files or "/templates/bulletin" in path or "." in path.rsplit("/", 1)[-1]:
            continue  # a download opens no page
        page.goto(path)
        page.evaluate(WHAT_FOLLOWS)
        broken += [f"{path}: {one}" for one in page.evaluate("window.broken")]
        waiting += page.eval_on_selector_all(
            "main a[href^='/'], nav a[href^='/']", "links => links.map(a => a.pathname)"
        )
    return broken, list(been)


def test_no_page_breaks_the_policy(visitor, town):
    confirmed(town, samples.PLAN_TABLE)
    laid_on_desk(town, samples.NARRATIVE_PLAN)
    page = visitor()
    page.add_init_script(HEARD)
    enter(page)

    broken, been = walk(page)

    assert broken == []
    assert len(been) > 15, been


@pytest.mark.urls(__name__)
def test_what_breaks_it_is_stopped_and_heard(chromium, live_server, transactional_db):
    """Else the walk above would find nothing because it hears nothing."""
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    page.add_init_script(HEARD)
    page.goto("/planted/")
    page.locator("#running").click()
    page.evaluate("document.forms[0].submit()")
    for _wait in range(200):  # asked again from here: waiting in the page would evaluate text, which its policy forbids
        if page.evaluate("window.broken.length") >= 8:
            break
        page.wait_for_timeout(50)

    heard = {one.split()[0] for one in page.evaluate("window.broken")}
    styles = page.evaluate("[...document.querySelectorAll('p')].map(p => getComputedStyle(p).color)")
    ran = page.evaluate("window.ran")
    context.close()

    assert heard == {
        "style-src-attr",
        "style-src-elem",
        "script-src-attr",
        "script-src-elem",
        "img-src",
        "form-action",
        "frame-src",
    }
    assert styles == ["rgb(0, 0, 0)"] * 2
    assert ran is None
