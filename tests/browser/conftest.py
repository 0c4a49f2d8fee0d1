"""Chromium on a live server: every page is opened by a `visitor`, who notices what a person would not accept.

A visitor fails the test on an error in the console (a blocked inline style among them), on a script that breaks, and on any
request that leaves this machine.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.browser.views import on_a_further_screen

SHOTS = Path(__file__).parent / "shots"
PICTURES = Path(__file__).parents[2] / "docs" / "images"
PATIENCE = 10_000

# Chromium writes these to the console as errors; they are the site's answers: not found, refused, look at your form.
ANSWERS = {
    "status of 400": "Bad Request",
    "status of 404": "Not Found",
    "status of 409": "Conflict",
    "status of 413": "Request Entity Too Large",
    "status of 422": "Unprocessable Entity",
    "status of 429": "Too Many Requests",
}
EXPECTED = tuple(f"{answer} ({name})" for answer, name in ANSWERS.items())
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",  # nothing leaves this machine
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    here = Path(__file__).parent
    journeys = [item for item in items if here in item.path.parents]
    for item in journeys:
        item.add_marker(pytest.mark.browser)
    for item in on_a_further_screen(journeys):
        item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database in a file, as in use: the server's threads have connections of their own. In memory they would share one, and
    SQLite does not wait there for a table that another thread has locked."""
    kept = connection.settings_dict
    if connection.vendor == "sqlite":
        kept["TEST"]["NAME"] = str(tmp_path_factory.mktemp("journeys") / "yinxin.sqlite3")
        kept["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # it need not outlive this machine's power


@pytest.fixture(scope="session")
def chromium(live_server) -> Iterator[Browser]:
    """Debian's Chromium, or the one named by CHROMIUM; never a downloaded one. It leaves before the server that it visits."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, "Chromium is needed for the journeys: install the package chromium, or name it with CHROMIUM=…"
    # Playwright keeps an event loop in this thread, and Django would take every query for one made inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)  # two journeys share the machine; what is there ends the waiting at once
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()
    last_words()


def last_words() -> None:
    """Waits for the server's threads: each closes the database that all of them share, and may do so only while it is shared."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=PATIENCE / 1000)
            assert not thread.is_alive(), f"{thread.name} still answers a browser that has left"


def complaint(said: ConsoleMessage, *, loses_network: bool) -> list[str]:
    """What the console says amiss: an error that is no answer of the site's, nor a request into a network that was taken away."""
    lost = loses_network and said.text.startswith("Failed to load resource: net::ERR_")
    return [said.text] if said.type == "error" and not lost and not said.text.endswith(EXPECTED) else []


@pytest.fixture
def visitor(chromium, live_server, transactional_db) -> Iterator[Callable[..., Page]]:
    """Opens a fresh browser: `visitor(width=360, language="en")`. Addresses are relative to the live server."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def only_here(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            complaints.append(f"a request would leave the machine: {request.url}")

    def open_browser(
        *,
        width: int = 1280,
        height: int = 900,
        language: str = "zh-Hans",
        scripts: bool = True,
        loses_network: bool = False,
    ) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale={"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB"}[language],
            timezone_id="Asia/Shanghai",
            java_script_enabled=scripts,
        )
        context.add_cookies([{"name": "django_language", "value": language.lower(), "url": live_server.url}])
        context.set_default_timeout(PATIENCE)
        context.on("request", only_here)  # heard, not held up: whose requests are held up keeps nothing in its cache
        page = context.new_page()
        page.on("console", lambda said: complaints.extend(complaint(said, loses_network=loses_network)))
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        contexts.append(context)
        return page

    yield open_browser
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def shoot() -> Callable[[Page, str], Path]:
    """Keeps a picture of the whole page under tests/browser/shots for a person to look at; in the gate nobody does."""

    def take(page: Page, name: str) -> Path:
        SHOTS.mkdir(exist_ok=True)
        picture = SHOTS / f"{name}.png"
        if not os.environ.get("CI"):
            page.screenshot(path=picture, full_page=True)
        return picture

    return take


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """The pictures of the README: what stands in the window, kept only when asked for (`make browser PICTURES=1`)."""

    def take(page: Page, name: str) -> None:
        if os.environ.get("PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{name}.png")

    return take


@pytest.fixture
def judge() -> Callable[[Page], None]:
    """Open to everybody: nothing that axe calls serious or critical, and no page wider than its window."""

    def look(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        heavy = [
            f"{one['id']}: {node['html'][:160]}"
            for one in found
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]
        assert heavy == [], page.url
        spill = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert spill <= 0, f"{page.url} is {spill}px wider than its window"

    return look


@pytest.fixture
def town(transactional_db):
    """The sample town with its units, an office user, a unit's user and a reader; no plan yet."""
    from tests.browser.steps import make_town

    return make_town()
