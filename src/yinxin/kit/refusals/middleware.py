"""A refusal that leaves a view becomes a page with its sentence; views never catch it themselves."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit import problems
from yinxin.kit.refusals.crowded import is_crowded
from yinxin.kit.refusals.sentences import headers_of, sentence_of, status_of


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return answer_to(request, error)


def answer_to(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The page or problem of a refusal; None for an error that is none."""
    if isinstance(error, RefusedError):
        return refusal(request, error)
    if isinstance(error, UnreadableError):
        return _answer(request, 422, error.code, error.sentence)
    if is_crowded(error):
        return refusal(request, RefusedError("crowded"))
    return None


def refusal(request: HttpRequest, error: RefusedError) -> HttpResponse:
    """A refusal in the shape of the asker, with its status and, where it passes with time, when to come back."""
    answer = _answer(request, status_of(error), error.code, sentence_of(error))
    for name, value in headers_of(error).items():
        answer[name] = value
    return answer


def _answer(request: HttpRequest, status: int, code: str, sentence: str) -> HttpResponse:
    if problems.speaks_json(request):
        return problems.problem(status, code, sentence)
    return render(request, "refusal.html", {"sentence": sentence, "code": code}, status=status)
