"""What somebody asks the box stands in the address, and nowhere else: in no log, no table, no cookie, no Referer."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from yinxin.apps.roots.seeking import urls as seeking
from yinxin.apps.roots.spellings import urls as spellings

ROOT = Path(__file__).parents[3]
NGINX = (ROOT / "deploy/nginx/yinxin.conf").read_text("utf-8")
TELLS = re.compile(r"\$(request|request_uri|args|query_string|is_args|http_referer|arg_\w+|http_cookie|cookie_\w+)\b")
SECRET = "Homzzqx"
"""What stands in no table of ours by itself."""

ASKED = [
    "/roots/",
    "/roots/clue/",
    "/roots/clue.pdf",
    "/roots/card/",
    "/roots/ask/",
    "/roots/spelled/",
    "/roots/papers/",
]

SENT = {
    "/roots/ask/": {"words": SECRET, "known": "", "called": SECRET, "email": f"{SECRET}@example.org"},
    "/roots/ask/confirm/": {"number": SECRET[:12], "code": "123456"},
    "/roots/spelled/": {"spelling": f"{SECRET} 7", "reference": SECRET},
    "/roots/answer/none/": {"words": SECRET},
}
"""By address what cannot be taken: of what was refused nothing is kept either."""


def blocks(head: str) -> list[str]:
    """The bodies of the blocks that begin so, with what they hold."""
    found = []
    for start in re.finditer(rf"^\s*{head}\s*\{{", NGINX, re.MULTILINE):
        depth, at = 1, start.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(NGINX[at], 0)
            at += 1
        found.append(NGINX[start.end() : at - 1])
    return found


def test_no_format_of_the_access_log_has_the_query_or_the_referer():
    formats = re.findall(r"^log_format\s+(\w+)\s+([^;]+);", NGINX, re.MULTILINE)
    assert formats
    assert {name: TELLS.findall(text) for name, text in formats} == {name: [] for name, _text in formats}


def test_every_server_that_answers_logs_in_such_a_format_or_not_at_all():
    named = set(re.findall(r"^log_format\s+(\w+)", NGINX, re.MULTILINE))
    answering = [one for one in blocks("server") if "ssl_reject_handshake" not in one]
    assert len(answering) == 2
    for one in answering:
        outside = re.sub(r"location[^{]*\{[^}]*\}", "", one)
        (how,) = re.findall(r"access_log\s+([^;]+);", outside)
        assert how.split()[-1] in named, "without a format nginx writes “combined”, which has query and Referer"
    for how in re.findall(r"access_log\s+([^;]+);", NGINX):
        assert how == "off" or how.split()[-1] in named


@pytest.mark.parametrize("place", ["/roots/", "/roots/answer/"])
def test_the_error_log_says_no_request_of_these_pages(place):
    """nginx writes the whole first line of a request into every error below crit: a limit, a worker that is away."""
    (body,) = blocks(f"location {re.escape(place)}")
    assert re.search(r"error_log\s+\S+\s+crit;", body)
    if place == "/roots/answer/":
        assert "access_log off;" in body


def test_the_program_behind_keeps_no_access_log_of_its_own():
    unit = (ROOT / "deploy/systemd/yinxin-web.service").read_text("utf-8")
    assert "--access-logfile" not in unit
    from yinxin.cli import gunicorn_app

    assert "accesslog" not in Path(gunicorn_app.__file__).read_text("utf-8")


@pytest.mark.parametrize("path", ASKED)
def test_nothing_of_a_question_is_logged_kept_or_sent_on(cast, caplog, path):
    caplog.set_level(logging.DEBUG)
    asked = {"q": SECRET, "where": "us", "pick": "surname:譚", "spelling": SECRET}
    answer = Client().get(path, asked, REMOTE_ADDR="203.0.113.7")

    assert answer.status_code == 200
    own = [one.getMessage() for one in caplog.records if not one.name.startswith("django.db")]
    assert SECRET not in " ".join(own)
    kept = everything_kept()
    assert SECRET not in kept and "203.0.113.7" not in kept
    assert answer.headers["Referrer-Policy"] in {"no-referrer", "strict-origin"}
    if path not in {"/roots/ask/", "/roots/spelled/"}:  # a form that is sent by POST needs the cookie against forgeries
        assert answer.cookies == {} and answer.headers["Referrer-Policy"] == "no-referrer"


def test_every_public_page_that_is_asked_or_sent_something_is_looked_at():
    """A page added tomorrow is red here before it is kept in a log."""
    public = {f"/{one.pattern}" for one in (*seeking.urlpatterns, *spellings.urlpatterns)}
    office = {one for one in public if one.startswith("/roots/letters/")}
    looked_at = {*ASKED, *(path.replace("none", "<str:key>") for path in SENT)}
    assert public - office == looked_at


@pytest.mark.parametrize("path", SENT)
def test_nothing_of_what_was_sent_and_refused_is_logged_or_kept(cast, caplog, path):
    caplog.set_level(logging.DEBUG)
    answer = Client().post(f"{path}?q={SECRET}", SENT[path], REMOTE_ADDR="203.0.113.7")

    assert answer.status_code in {404, 422}
    own = [one.getMessage() for one in caplog.records if not one.name.startswith("django.db")]
    assert SECRET not in " ".join(own)
    kept = everything_kept()
    assert SECRET not in kept and "203.0.113.7" not in kept
    assert answer.headers["Referrer-Policy"] in {"no-referrer", "strict-origin", "same-origin"}


def test_what_fails_is_logged_without_the_question(cast, caplog, monkeypatch):
    def broken(_question):
        raise ValueError("broken")

    monkeypatch.setattr("yinxin.apps.roots.seeking.views.box.box_page", broken)
    answer = Client(raise_request_exception=False).get("/roots/", {"q": SECRET})
    assert answer.status_code == 500
    said = " ".join(f"{one.getMessage()} {one.exc_text or ''}" for one in caplog.records)
    assert "broken" in said, "the fault itself is logged, or nobody could mend it"
    assert SECRET not in said


def everything_kept() -> str:
    shown = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("sqlite_") or "_fts" in table:
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            shown.append(json.dumps(cursor.fetchall(), default=repr, ensure_ascii=False))
    return " ".join(shown)
