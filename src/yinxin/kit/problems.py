"""How the API says no: RFC 9457 problem documents, one shape for every error, the sentence in `detail`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.types import DictStrAny

from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit import json_bodies
from yinxin.kit.refusals.sentences import headers_of, sentence_of, status_of

API_PREFIX = "/api/"
MEDIA_TYPE = "application/problem+json"


class InvalidInputError(Exception):
    """A form judged what came in by the API and found faults: field → sentences."""

    def __init__(self, faults: Mapping[str, Sequence[str]]) -> None:
        super().__init__("invalid input")
        self.faults = faults

    @classmethod
    def of(cls, form: BaseForm) -> InvalidInputError:
        return cls({field: [str(fault) for fault in faults] for field, faults in form.errors.items()})


def speaks_json(request: HttpRequest) -> bool:
    """Whether the answer goes to a program."""
    return request.path.startswith(API_PREFIX)


def problem(status: int, code: str, detail: str, **more: object) -> HttpResponse:
    """One problem document. `code` is stable; `detail` is the sentence for people."""
    content = {"type": f"urn:yinxin:problem:{code}", "title": code, "status": status, "detail": detail, **more}
    return HttpResponse(json.dumps(content, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)


def not_found() -> HttpResponse:
    """The same bytes for what is not there and what may not be seen."""
    return problem(404, "not-found", _("没有这项内容。"))


class JudgedParser(Parser):
    """Bodies are read by the house's own judge of JSON; what it refuses becomes a problem with its sentence."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        body: DictStrAny = json_bodies.parse(request.body)
        return body


def install(api: NinjaAPI) -> None:
    """Give the API the house's reader of JSON, and its answers in place of the framework's several shapes."""
    api.parser = JudgedParser()
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        RefusedError: _refused,
        UnreadableError: _unreadable,
        InvalidInputError: _invalid,
        ValidationError: _malformed,
        Http404: _missing,
        HttpError: _framework,
        RawPostDataException: _no_json,
    }
    for error, answer in handlers.items():
        api.add_exception_handler(error, answer)


def _refused(_request: HttpRequest, error: RefusedError) -> HttpResponse:
    answer = problem(status_of(error), error.code, sentence_of(error))
    for name, value in headers_of(error).items():
        answer[name] = value
    return answer


def _unreadable(_request: HttpRequest, error: UnreadableError) -> HttpResponse:
    return problem(422, error.code, error.sentence)


def _invalid(_request: HttpRequest, error: InvalidInputError) -> HttpResponse:
    faults = [{"field": field, "detail": text} for field, texts in error.faults.items() for text in texts]
    return problem(422, "invalid-input", _("提交的内容有误，请按各字段的说明修改。"), errors=faults)


def _malformed(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [
        {"field": ".".join(str(step) for step in fault.get("loc", ())), "detail": str(fault.get("msg", ""))}
        for fault in error.errors
    ]
    return problem(422, "invalid-input", _("提交的内容有误，请按各字段的说明修改。"), errors=faults)


def _missing(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return not_found()


def _framework(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework met while it took the request apart stands behind its own error."""
    cause = error.__cause__
    if isinstance(cause, RefusedError):
        return _refused(request, cause)
    if error.status_code == 400:
        return problem(400, "bad-request", _("请求读不懂：请检查 JSON 的写法。"))
    return problem(error.status_code, "http-error", str(error))


def _no_json(_request: HttpRequest, _error: RawPostDataException) -> HttpResponse:
    """A form was sent: looking for its CSRF field has read the request to its end."""
    return problem(415, "media-type", _("这个地址只收 JSON：请用 Content-Type: application/json 提交。"))
