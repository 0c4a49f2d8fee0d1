"""The API keeps its published word, whatever is sent to it."""

from __future__ import annotations

import json
import os
import re

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from tests.factories.people import PASSWORD
from tests.shape.tree import ROOT
from yinxin.config.schema import published
from yinxin.kit import door

EXAMPLES = 24
SOAK = int(os.environ.get("SOAK_EXAMPLES", "600"))
OPERATIONS = sorted(
    (path, method.upper()) for path, methods in json.loads(published())["paths"].items() for method in methods
)
load_all_checks()
EVERY_CHECK = CHECKS.get_all()
# What it calls no authentication is a request without the cookie, and we send the cookie beside its case.
KEPT = [check for check in EVERY_CHECK if check.__name__ != "ignored_auth"]


def test_the_published_description_is_what_the_code_offers():
    assert (ROOT / "docs" / "api" / "openapi.json").read_text(encoding="utf-8") == published()


@pytest.fixture
def people(cast) -> dict[str, dict[str, str]]:
    """The cookies of one person for each way of seeing: all of a place, its open plans, another place, nothing."""
    found = {}
    for name in ("office", "reader", "neighbour", "nobody"):
        client = Client()
        client.force_login(getattr(cast, name))
        found[name] = {cookie: morsel.value for cookie, morsel in client.cookies.items()}
    return found


@pytest.fixture
def _one_connection():
    """Requests stay in the test's own transaction: a request that really came would begin and end by closing old connections."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def _no_limits(settings):
    """More is asked here in a minute than a program may."""
    settings.LIMITS = {name: (10**6, span) for name, (_most, span) in settings.LIMITS.items()}


@pytest.mark.usefixtures("_one_connection", "_no_limits")
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_a_described_one(path, method, people):
    """Whatever is asked, sense and nonsense alike, the answer is one the description names, in the shape it gives."""
    answered = answers(path, method, people["office"], EXAMPLES)

    assert answered
    assert 401 not in answered, "asked by somebody who has signed in"


@pytest.mark.slow
@pytest.mark.usefixtures("_one_connection", "_no_limits")
@pytest.mark.parametrize("who", ["office", "reader", "neighbour", "nobody"])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_to_everybody_is_a_described_one(path, method, who, people):
    assert answers(path, method, people[who], SOAK)


def answers(path, method, cookies, examples):
    """The statuses that were given, each answer judged by every check there is."""
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", door.application())
    # Else an invented session would take the place of the real one; and no description can say that a NUL is refused.
    described.config.generation.update(with_security_parameters=False, allow_x00=False)
    found = []

    @settings(deadline=None, derandomize=True, max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(case=asked(described[path][method]))
    def ask(case):
        answer = case.call(cookies=cookies)
        assume(answer.status_code != 414)  # each value is short enough, all together are longer than an address
        case.validate_response(answer, checks=KEPT)
        found.append(answer.status_code)

    ask()
    return found


def asked(operation):
    """Requests as described, and requests that break the description."""
    return operation.as_strategy(generation_mode=GenerationMode.POSITIVE) | operation.as_strategy(
        generation_mode=GenerationMode.NEGATIVE
    )


def test_everything_is_described_in_words():
    described = json.loads(published())
    assert "no tokens" in described["info"]["description"]
    assert described["security"] == [{"session": []}]
    assert described["components"]["securitySchemes"]["session"]["in"] == "cookie"
    for path, methods in described["paths"].items():
        for operation in methods.values():
            assert " " in operation["summary"] or path.endswith("{id}"), path
            assert operation["description"].endswith("."), path
    for name, schema in described["components"]["schemas"].items():
        assert schema.get("description"), name


def test_a_program_signs_in_as_the_description_says(cast):
    program = Client(enforce_csrf_checks=True)
    page = program.get("/sign-in/", secure=True).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page).group(1)
    fields = {"username": cast.reader.email, "password": PASSWORD, "csrfmiddlewaretoken": token}

    answer = program.post("/sign-in/", fields, secure=True, headers={"Referer": "https://testserver/sign-in/"})

    assert answer.status_code == 302
    assert program.get("/api/v1/units", secure=True).status_code == 200


def test_head_says_what_get_would_without_its_body(cast, client):
    client.force_login(cast.reader)
    for address, status in (("/api/v1/units", 200), ("/api/v1/units/9007199254740991", 404)):
        whole, head = client.get(address), client.head(address)
        assert (head.status_code, head.content) == (status, b"")
        assert head["Content-Length"] == str(len(whole.content))
        assert head["Content-Type"] == whole["Content-Type"]


def test_a_stranger_gets_a_problem_and_nothing_else(client, db):
    described = json.loads(published())
    for path, operations in described["paths"].items():
        for method in operations:
            answer = client.generic(method.upper(), path.replace("{id}", "1"), content_type="application/json")
            if operations[method].get("security") == []:  # for everybody
                assert path.startswith("/api/v1/public/")
                assert answer.status_code == (404 if "{" in path else 200)
                continue
            assert (method, path, answer.status_code) == (method, path, 401)
            assert answer["Content-Type"].startswith("application/problem+json")
