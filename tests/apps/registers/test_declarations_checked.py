"""A slip of the pen in a declaration stops the start, with the register and the attribute."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from tests.factories.registers import register_named
from yinxin.domain.registers import Stage, Stages, Step, yearly
from yinxin.kit.registers.catalogue import Catalogue, catalogue
from yinxin.kit.registers.checking_names import faults
from yinxin.kit.registers.models import Change

BOOKS = type(register_named("genealogies"))
STAGES = Stages((Stage("a", "甲"), Stage("b", "乙")), (Step("go", "去", ("a",), "b", needs=("nothing",)),))
SLIPS = {
    "key": ({"key": "cde"}, "genealogies.key", "cde"),
    "key not in the form": ({"form": {"书目": "name kind"}}, "genealogies.key", "code"),
    "title": ({"title": "nam"}, "genealogies.title", "nam"),
    "columns": ({"columns": "code nmae"}, "genealogies.columns", "nmae"),
    "facets": ({"facets": "kind readng"}, "genealogies.facets", "readng"),
    "facet of a long text": ({"facets": "summary"}, "genealogies.facets", "summary"),
    "facet of many lengths": ({"facets": "name"}, "genealogies.facets", "name"),
    "facet of a person": ({"facets": "holder", "personal": "holder"}, "genealogies.facets", "holder"),
    "search": ({"search": "code vilage"}, "genealogies.search", "vilage"),
    "search over a key": ({"search": "unit__nmae"}, "genealogies.search", "unit__nmae"),
    "search over no key": ({"search": "name__unit"}, "genealogies.search", "name__unit"),
    "form": ({"form": {"书目": "code name", "收藏": "holdr"}}, "genealogies.form[收藏]", "holdr"),
    "public": ({"public": "code nam"}, "genealogies.public", "nam"),
    "public without the key": ({"public": "name kind"}, "genealogies.public", "code"),
    "public personal": ({"personal": "holder"}, "genealogies.public", "holder"),
    "consented but not personal": ({"consented": "holder"}, "genealogies.consented", "holder"),
    "consented unknown": ({"consented": "holdr"}, "genealogies.consented", "holdr"),
    "personal": ({"personal": "hodler"}, "genealogies.personal", "hodler"),
    "personal in the list": ({"personal": "holder"}, "genealogies.columns", "holder"),
    "unlisted in the list": ({"unlisted": "holder"}, "genealogies.columns", "holder"),
    "unlisted among the facets": ({"unlisted": "kind"}, "genealogies.facets", "kind"),
    "unlisted and unknown": ({"unlisted": "nowhere"}, "genealogies.unlisted", "nowhere"),
    "geo": ({"geo": "latitude longitude"}, "genealogies.geo", "latitude"),
    "geo of one": ({"geo": "volumes"}, "genealogies.geo", "two fields"),
    "half a place": ({"geo": "volumes version", "public": "code volumes"}, "genealogies.public", "half a place"),
    "blur": ({"geo_blur": "roughly"}, "genealogies.geo_blur", "roughly"),
    "blur by words": ({"geo_blur": "holder"}, "genealogies.geo_blur", "metres"),
    "headers": ({"headers": {"nmae": ("书名",)}}, "genealogies.headers", "nmae"),
    "likeness": ({"likeness": "name hodler"}, "genealogies.likeness", "hodler"),
    "sourced": ({"sourced": "yeras"}, "genealogies.sourced", "yeras"),
    "checks": (
        {"checks": (yearly("look", "看", asks="shlf", month=3),)},
        "genealogies.checks[look]",
        "shlf",
    ),
    "checks of a stage": (
        {"checks": (yearly("look", "看", asks="shelf", month=3, stages="nowhere"),)},
        "genealogies.checks[look]",
        "nowhere",
    ),
    "stages": ({"stages": STAGES, "checks": ()}, "genealogies.stages[go]", "nothing"),
    "exports": ({"exports": {"x": "yinxin.nowhere.function"}}, "genealogies", "yinxin.nowhere.function"),
    "panels": ({"panels": ("yinxin.nowhere.panel",)}, "genealogies", "yinxin.nowhere.panel"),
    "samples": ({"samples": "yinxin.nowhere.ROWS"}, "genealogies", "yinxin.nowhere.ROWS"),
    "no columns": ({"columns": ""}, "genealogies", "columns and a form"),
    "no record": ({"model": Change}, "genealogies.model", "no Record"),
}


@pytest.mark.parametrize(("written", "attribute", "told"), SLIPS.values(), ids=SLIPS.keys())
def test_every_slip_is_named_with_register_and_attribute(written, attribute, told):
    wrong = type("Wrong", (BOOKS,), written)()
    assert [fault for fault in faults(wrong) if fault.startswith(attribute) and told in fault], list(faults(wrong))


@pytest.mark.parametrize("register", list(catalogue), ids=lambda one: one.slug)
def test_the_declaration_names_what_there_is(register):
    assert list(faults(register)) == []


def test_a_slip_stops_the_start(monkeypatch):
    monkeypatch.setattr(BOOKS, "columns", "code nmae")
    with pytest.raises(SystemCheckError, match=r"genealogies\.columns"):
        call_command("check")


def test_two_registers_of_one_slug_or_one_model_are_refused():
    fresh = Catalogue()
    fresh.add(BOOKS)
    with pytest.raises(ValueError, match="genealogies"):
        fresh.add(BOOKS)
    with pytest.raises(ValueError, match="in two registers"):
        fresh.add(type("Again", (BOOKS,), {"slug": "again"}))
