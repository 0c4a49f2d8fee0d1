"""What there is to ask: every address of the resolver, and the links and forms that the pages themselves show each person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, unquote, urlsplit

from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import resolve
from django.urls.exceptions import Resolver404

from yinxin.kit.policy.addresses import declared_policies

MOST_PAGES = 40
"""Pages looked at for one person."""


@dataclass(slots=True)
class Form:
    """A form as a page shows it: where it goes, and each of its fields with the values the page offers."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


@dataclass(slots=True)
class World:
    """`routes` as the urls modules write them; `paths` seen in pages, by role; `sessions` are keys of cookies."""

    routes: tuple[str, ...]
    keys: tuple[str, ...]
    paths: dict[str | None, list[str]] = field(default_factory=dict)
    forms: dict[str | None, list[Form]] = field(default_factory=dict)
    queries: set[str] = field(default_factory=set)
    sessions: dict[str | None, str] = field(default_factory=dict)


class Page(HTMLParser):
    """Links and forms of one page."""

    def __init__(self, at: str) -> None:
        super().__init__()
        self.at, self.links, self.forms, self.chosen = at, [], [], ""
        self.loose = Form(at, "POST")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.links += [told[name] for name in ("href", "hx-get", "hx-post") if name in told and tag != "link"]
        if tag == "form":
            action = told.get("action") or told.get("hx-post") or self.at
            self.forms.append(Form(urlsplit(action).path or self.at, told.get("method", "get").upper()))
        here = self.forms[-1] if self.forms else self.loose
        if tag in {"input", "textarea", "button", "select"} and told.get("name"):
            self.chosen = told["name"]
            here.fields.setdefault(self.chosen, []).append(told.get("value", ""))
            if told.get("type") == "file":
                here.files.add(self.chosen)
        if tag == "option" and self.chosen:
            here.fields.setdefault(self.chosen, []).append(told.get("value", ""))


def learn(people: dict[str | None, Client], routes: tuple[str, ...] | None = None) -> World:
    """Walk the site as each person from her start page on."""
    found = World(routes or tuple(address.route for address in declared_policies()), tuple(_keys()))
    seen: set[str] = set()
    for role, client in people.items():
        cookie = client.cookies.get("sessionid")
        found.sessions[role] = cookie.value if cookie else ""
        found.paths[role], found.forms[role] = [], []
        _walk(found, role, client, seen)
    return found


def _walk(found: World, role: str | None, client: Client, routes: set[str]) -> None:
    """A route that somebody before her was shown is looked at again only where it is her start page."""
    waiting, mine = ["/"], set()
    while waiting and len(mine) < MOST_PAGES:
        path = waiting.pop(0)
        route = route_of(path)
        if route in mine or (route in routes and path != "/"):
            continue
        mine.add(route)
        page = _page(client, path)
        found.forms[role] += [form for form in (*page.forms, page.loose) if form.fields]
        for link in page.links:
            parts = urlsplit(link)
            found.queries |= {name for name, _ in parse_qsl(parts.query)}
            if not parts.netloc and parts.path.startswith("/"):
                waiting.append(parts.path)
                found.paths[role].append(parts.path)
    routes |= mine


def _page(client: Client, path: str) -> Page:
    answer = client.get(path)
    page = Page(path)
    if answer.status_code in {301, 302}:
        page.links.append(answer["Location"])
    elif answer["Content-Type"].startswith("text/html"):
        page.feed(answer.content.decode())
    return page


def route_of(path: str) -> str:
    try:
        return resolve(unquote(path)).route
    except Resolver404:
        return path


def _keys() -> set[str]:
    """Numbers and names of rows that are there, a few of each kind; session keys are nobody's business."""
    keys: set[str] = set()
    for model in apps.get_models():
        if issubclass(model, models.Model) and "session" not in model._meta.db_table:
            keys |= {str(key) for key in model._base_manager.values_list("pk", flat=True)[:3]}
    return {key for key in keys if re.fullmatch(r"[\w.-]{1,64}", key)}
