"""The API keeps its published word, whatever is sent to it."""

from __future__ import annotations

import json
import re

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.factories.people import PASSWORD
from tests.shape.tree import ROOT
from yinxin.config.schema import published

EXAMPLES = 40
KEPT = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def test_the_published_description_is_what_the_code_offers():
    assert (ROOT / "docs" / "api" / "openapi.json").read_text(encoding="utf-8") == published()


@pytest.fixture
def signed_in(cast) -> dict[str, str]:
    """The cookies of somebody from the office."""
    client = Client()
    client.force_login(cast.office)
    return {name: morsel.value for name, morsel in client.cookies.items()}


@pytest.fixture
def _one_connection():
    """Requests stay in the test's own transaction: a request that really came would begin and end by closing old connections."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("path", sorted(json.loads(published())["paths"]))
def test_every_answer_is_a_described_one(path, signed_in):
    """Whatever is asked, sense and nonsense alike, the answer is one the description names, in the shape it gives."""
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())

    @settings(deadline=None, derandomize=True, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(case=asked(described[path]["GET"]))
    def ask(case):
        case.cookies = {}  # else an invented session would take the place of the real one
        answered.append(case.call_and_validate(cookies=signed_in, checks=KEPT).status_code)

    answered = []
    ask()
    assert answered
    assert 401 not in answered, "asked by somebody who has signed in"


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
    for path in described["paths"]:
        answer = client.get(path.replace("{id}", "1"))
        assert (path, answer.status_code) == (path, 401)
        assert answer["Content-Type"].startswith("application/problem+json")
