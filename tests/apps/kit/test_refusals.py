"""Every "no" is one sentence: on a page, in the API, and for every code the source raises."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils import translation
from django.utils.translation import gettext_lazy as _

import yinxin
from tests.factories.people import Cast
from yinxin.config.urls import urlpatterns as real
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.refusals import say, sentence_of
from yinxin.kit.refusals.sentences import codes

SOURCE = Path(yinxin.__file__).parent


@policy("test.refuse", roles=PUBLIC)
def refuse(request: HttpRequest) -> HttpResponse:
    raise RefusedError("unit-name-taken", name="市教育局", unit="市教体局")


@policy("test.unreadable", roles=PUBLIC)
def unreadable(request: HttpRequest) -> HttpResponse:
    raise UnreadableError("password", "文件有密码。请去掉密码后再上传。")


@policy("test.break", roles=PUBLIC)
def break_down(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [
    *[path(prefix + "refuse/", refuse) for prefix in ("", "api/v1/")],
    *[path(prefix + "unreadable/", unreadable) for prefix in ("", "api/v1/")],
    *[path(prefix + "break/", break_down) for prefix in ("", "api/v1/")],
    *real,
]
handler400 = "yinxin.kit.refusals.pages.bad_request"
handler404 = "yinxin.kit.refusals.pages.not_found"
handler500 = "yinxin.kit.refusals.pages.our_fault"
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def test_a_refusal_is_a_page_with_its_sentence(client: Client):
    answer = client.get("/refuse/")

    assert answer.status_code == 409
    assert "“市教育局”已经是“市教体局”的名称" in answer.content.decode()


def test_a_refusal_is_a_problem_document_in_the_api(client: Client):
    answer = client.get("/api/v1/refuse/")

    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert answer.json()["type"] == "urn:yinxin:problem:unit-name-taken"
    assert "市教育局" in answer.json()["detail"]


def test_an_unreadable_file_is_told_in_its_own_sentence(client: Client):
    assert "请去掉密码后再上传" in client.get("/unreadable/").content.decode()
    assert client.get("/api/v1/unreadable/").json()["detail"] == "文件有密码。请去掉密码后再上传。"


def test_our_own_fault_shows_no_trace(client: Client):
    client.raise_request_exception = False

    for answer in (client.get("/break/"), client.get("/api/v1/break/")):
        assert answer.status_code == 500
        assert "ZeroDivisionError" not in answer.content.decode()
    assert client.get("/api/v1/break/")["Content-Type"] == "application/problem+json"


def test_a_forged_form_is_told_what_to_do(cast: Cast):
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/sign-in/", {"username": "lin@example.org", "password": "x"})

    assert answer.status_code == 403
    assert "请刷新页面" in answer.content.decode()


def test_a_code_without_a_sentence_still_gets_one():
    assert "never-heard-of" in sentence_of(RefusedError("never-heard-of"))


def test_a_code_is_said_in_one_way_only():
    with pytest.raises(ValueError, match="already has a sentence"):
        say({"unit-name-taken": _("另一种说法")})


def raised_codes() -> dict[str, str]:
    """Every literal code given to RefusedError in the source, with where."""
    found: dict[str, str] = {}
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RefusedError":
                codes_given = [one.value for one in node.args if isinstance(one, ast.Constant)]
                found |= dict.fromkeys(codes_given, f"{file.relative_to(SOURCE)}:{node.lineno}")
    return found


def test_every_code_the_source_raises_has_a_sentence():
    raised = raised_codes()

    assert len(raised) > 15
    assert {code: where for code, where in raised.items() if code not in codes()} == {}


def test_a_sentence_is_complete_in_every_language():
    """A translation that drops or invents a %(fact)s would fail in front of the person."""
    facts = dict.fromkeys(("name", "unit", "day", "child", "parent", "place", "email", "user"), "某")
    for language in ("zh-hans", "zh-hant", "en"):
        with translation.override(language):
            assert "某" in sentence_of(RefusedError("unit-name-taken", **facts))
            assert "某" in sentence_of(RefusedError("unit-has-children", **facts))
