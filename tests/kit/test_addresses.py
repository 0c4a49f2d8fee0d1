"""The state of a list stands in its address: chips take from it, forms carry the rest along."""

from __future__ import annotations

from django.template import Context, Template
from django.test import RequestFactory


def render(template, address):
    request = RequestFactory().get(address)
    return Template("{% load address %}" + template).render(Context({"request": request}, autoescape=False))


def test_filters_are_cleared_and_grouping_stays():
    assert render('{% cleared "lead" "year" %}', "/?lead=u1&year=2026&group=due") == "?group=due"


def test_a_form_carries_along_what_it_does_not_ask():
    template = '{% kept "q" as rest %}{% for one in rest %}{{ one.name }}={{ one.value }};{% endfor %}'
    assert render(template, "/?q=x&lead=u1&lead=u2&page=4") == "lead=u1;lead=u2;"
