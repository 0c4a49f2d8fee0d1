"""A browser at the site: Debian's Chromium, a page that fails its test on any console error, and axe as the judge of access."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
SHOTS = Path(__file__).parent / "shots"

DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def chromium():
    """Playwright's own loop makes Django think it runs inside one; the tests themselves are plain and wait for each step."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Visit:
    """One person's window on the site."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.address = address
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message) -> None:
        # A refused form or a missing page is an answer, not a fault of the page; a broken content policy is a fault.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def shot(self, name: str) -> None:
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    def must_be_accessible(self) -> None:
        """No finding of axe that it calls serious or critical, and no sideways scrolling."""
        found = Axe().run(self.page).response["violations"]
        heavy = [
            f"{one['id']}: {node['html'][:160]}"
            for one in found
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]
        assert heavy == [], self.page.url
        spill = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert spill <= 0, f"{self.page.url} is {spill}px too wide"


@pytest.fixture
def visit(chromium: Browser, live_server):
    """`visit(viewport=…, language=…)` opens a window; at the end no window may have heard a complaint of the browser."""
    opened: list[Visit] = []
    contexts: list[BrowserContext] = []

    def start(viewport: dict[str, int] = DESKTOP, language: str = "zh-CN") -> Visit:
        context = chromium.new_context(
            viewport=viewport, locale=language, accept_downloads=True, reduced_motion="reduce"
        )
        contexts.append(context)
        opened.append(Visit(context, live_server.url))
        return opened[-1]

    yield start
    for context in contexts:
        context.close()
    assert [complaint for one in opened for complaint in one.complaints] == []
