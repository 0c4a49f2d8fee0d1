"""The state of a list stands in its address: facets add to it, chips take from it, forms carry the rest along."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import RequestFactory


def render(template, address):
    request = RequestFactory().get(address)
    return Template("{% load address %}" + template).render(Context({"request": request}, autoescape=False))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "?lead=u1"),
        ("/?lead=u2&q=桥", "?lead=u2&lead=u1&q=%E6%A1%A5"),
        ("/?lead=u1&lead=u2", "?lead=u2"),
        ("/?lead=u1", "?"),
        ("/?page=3", "?lead=u1"),
    ],
)
def test_a_facet_value_is_put_in_or_taken_out_and_the_list_begins_anew(address, expected):
    assert render('{% toggled "lead" "u1" %}', address) == expected


def test_one_value_replaces_another():
    assert render('{% replaced "group" "due" %}', "/?group=unit&q=x") == "?group=due&q=x"
    assert render('{% replaced "group" "" %}', "/?group=unit&q=x") == "?q=x"


def test_filters_are_cleared_and_grouping_stays():
    assert render('{% cleared "lead" "year" %}', "/?lead=u1&year=2026&group=due") == "?group=due"


def test_a_form_carries_along_what_it_does_not_ask():
    template = '{% kept "q" as rest %}{% for one in rest %}{{ one.name }}={{ one.value }};{% endfor %}'
    assert render(template, "/?q=x&lead=u1&lead=u2&page=4") == "lead=u1;lead=u2;"
