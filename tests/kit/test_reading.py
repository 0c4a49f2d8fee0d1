"""One reading asks once; a writing request, and whatever runs outside a request, asks anew each time."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from yinxin.apps.people import access, actions
from yinxin.kit.reading import ReadingMiddleware, once


@pytest.mark.parametrize(("method", "asked"), [("GET", 1), ("HEAD", 1), ("POST", 3), ("DELETE", 3)])
def test_only_a_reading_keeps_what_it_was_told(method, asked):
    told = []

    def page(request):
        for _ in range(3):
            once("who", lambda: told.append(1))
        return HttpResponse()

    ReadingMiddleware(page)(RequestFactory().generic(method, "/"))
    assert len(told) == asked


def test_the_next_reading_and_what_runs_outside_know_nothing_of_it():
    told = []

    def page(request):
        once("who", lambda: told.append(1))
        return HttpResponse()

    reading = ReadingMiddleware(page)
    reading(RequestFactory().get("/"))
    reading(RequestFactory().get("/"))
    once("who", lambda: told.append(1))
    assert len(told) == 3


def test_a_page_that_breaks_leaves_nothing_behind():
    def page(request):
        once("who", lambda: "her")
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        ReadingMiddleware(page)(RequestFactory().get("/"))
    assert once("who", lambda: "him") == "him"


def test_two_persons_and_two_roles_are_two_questions(cast):
    def page(request):
        assert access.places(cast.office, "office").exists()
        assert not access.places(cast.office, "auditor").exists()
        assert not access.places(cast.nobody, "office").exists()
        assert set(access.places(cast.neighbour)) == {cast.elsewhere}
        return HttpResponse()

    ReadingMiddleware(page)(RequestFactory().get("/"))


def test_a_post_that_ended_opens_nothing_any_more(cast, sign_in):
    """The very next page knows it."""
    browser = sign_in(cast.reader)
    assert browser.get("/units/").status_code == 200
    actions.end_post(cast.reader.posts.get(), until=cast.reader.posts.get().since, by=cast.administrator)
    assert browser.get("/units/").status_code == 404
