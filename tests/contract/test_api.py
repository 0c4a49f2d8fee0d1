"""The API keeps its published word, whatever is sent to it."""

from __future__ import annotations

import json

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
        case.call_and_validate(cookies=signed_in, checks=KEPT)

    ask()


def asked(operation):
    """Requests as described, and requests that break the description."""
    return operation.as_strategy(generation_mode=GenerationMode.POSITIVE) | operation.as_strategy(
        generation_mode=GenerationMode.NEGATIVE
    )


def test_a_stranger_gets_a_problem_and_nothing_else(client, db):
    described = json.loads(published())
    for path in described["paths"]:
        answer = client.get(path.replace("{id}", "1"))
        assert (path, answer.status_code) == (path, 401)
        assert answer["Content-Type"].startswith("application/problem+json")
