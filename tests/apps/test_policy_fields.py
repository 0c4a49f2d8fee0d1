"""No field of a model leaves or enters undeclared: every schema of the API, every form and every export is walked."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any, get_args

import pytest
from django.apps import apps
from django.forms import BaseForm
from django.utils.module_loading import autodiscover_modules
from ninja import Schema

from tests.factories.people import Cast
from tests.factories.proposals import confirmed
from yinxin.config.urls import urlpatterns
from yinxin.kit.policy.addresses import Address, declared_policies
from yinxin.kit.policy.declared import _path_view
from yinxin.kit.policy.fields import Register, register

autodiscover_modules("fields")


def ours(cls: type) -> bool:
    return cls.__module__.startswith("yinxin.")


def descendants(cls: type) -> Iterator[type]:
    for below in cls.__subclasses__():
        yield below
        yield from descendants(below)


def forms() -> list[type[BaseForm]]:
    """Every form of ours that has fields; one that is only allauth's with our looks has none of its own to answer for."""
    own = {cls for cls in descendants(BaseForm) if ours(cls) and cls.base_fields}
    return sorted((cls for cls in own if not from_allauth(cls)), key=lambda cls: (cls.__module__, cls.__name__))


def from_allauth(cls: type) -> bool:
    return any(base.__module__.startswith("allauth.") for base in cls.__mro__)


def schemas_in(kind: Any) -> Iterator[type[Schema]]:
    """The schemas of ours inside a type, at any depth."""
    for inner in get_args(kind):
        yield from schemas_in(inner)
    if isinstance(kind, type) and issubclass(kind, Schema):
        if ours(kind):
            yield kind
        for field in kind.model_fields.values():
            yield from schemas_in(field.annotation)


def served() -> Iterator[tuple[type[Schema], Address]]:
    """What each address of the API answers with."""
    for address in declared_policies(urlpatterns):
        for operation in getattr(_path_view(address.view), "operations", ()):
            for model in operation.response_models.values():
                for schema in schemas_in(model):
                    yield schema, address


def forms_of(function: Callable[..., Any], depth: int = 3) -> Iterator[type[BaseForm]]:
    """The forms a view names, itself or through functions of its own module."""
    function = inspect.unwrap(function)
    if not isinstance(function, FunctionType):
        return
    for name in function.__code__.co_names:
        named = function.__globals__.get(name)
        if isinstance(named, type) and issubclass(named, BaseForm) and ours(named):
            yield named
        elif depth and isinstance(named, FunctionType) and named.__module__ == function.__module__:
            yield from forms_of(named, depth - 1)


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.__module__}.{form.__name__}")
def test_every_form_says_what_it_sets(form: type[BaseForm]):
    bound = register.bound.get(form)
    assert bound is not None, "bind it in the app's fields.py: takes(Form, model=…, besides=…)"
    settable = {name for one in register.exposures if one.model == bound.model and one.set for name in one.names}
    assert {
        name for name in form.base_fields if name not in bound.besides and bound.field_of(name) not in settable
    } == set()


def test_no_address_offers_a_form_to_whom_its_fields_are_not():
    found = [
        (address, form)
        for address in declared_policies(urlpatterns)
        for form in forms_of(address.view)
        if form in forms()
    ]
    assert len(found) > 20
    faults = [
        f"{address.route}: {fault}"
        for address, form in found
        for one in address.policies
        if one.methods - {"GET", "HEAD"}  # a page that shows an empty form sets nothing
        for fault in register.faults(form, form.base_fields, one.audience, setting=True)
    ]
    assert faults == []


def test_every_answer_of_the_api_is_declared_for_those_who_get_it():
    found = list(served())
    assert {schema.__name__ for schema, _ in found} >= {"UnitOut", "TaskOut", "PlanOut", "FigureOut", "UnattendedOut"}
    faults = [
        f"{address.route}: {fault}"
        for schema, address in found
        for one in address.policies
        for fault in register.faults(schema, schema.model_fields, one.audience, setting=False)
    ]
    assert faults == []


def test_every_export_is_declared_for_those_who_fetch_it(cast: Cast):
    from yinxin.apps.people.sheet_rows import COLUMNS
    from yinxin.apps.plans.exports import render
    from yinxin.apps.plans.queries import with_parts
    from yinxin.domain.kin_sheets.columns import KEYS

    plan = confirmed(cast).plan
    content = json.loads(render(plan, with_parts(plan.tasks.all()), "json"))
    columns = {"people.export-units": set(COLUMNS), "plans.export": set(content["tasks"][0])}
    columns |= {name: set(KEYS) for name in ("gedcom.export-clan", "gedcom.export-branch")}
    policies = {one.name: one for address in declared_policies(urlpatterns) for one in address.policies}
    # What registers give out follows from their declarations and is tried for each of them in tests/apps/registers.
    exports = {name for name in policies if "export" in name and not name.startswith("registers.")}
    assert exports == columns.keys(), "an export without a declaration: gives_out(…) in the app's fields.py"
    assert [
        fault
        for name, names in columns.items()
        for fault in register.faults(name, names, policies[name].audience, setting=False)
    ] == []


def test_what_is_declared_is_a_field_of_a_model():
    models = {
        model._meta.label_lower: {field.name for field in model._meta.get_fields()} for model in apps.get_models()
    }
    unknown = [
        f"{one.model}.{name}"
        for one in register.exposures
        if one.model in models
        for name in one.names
        if name not in models[one.model]
    ]
    assert unknown == []


class Leaky(Schema):
    name: str
    password: str


def test_a_field_that_nobody_declared_would_be_noticed():
    table = Register()
    table.expose("people.user", "name", read={"office"})
    assert table.faults(Leaky, Leaky.model_fields, frozenset({"office"}), setting=False) == [
        f"{Leaky}: bound to nothing, so say in the app's fields.py what it carries"
    ]
    table.bind([Leaky], "people.user")
    assert table.faults(Leaky, Leaky.model_fields, frozenset({"office"}), setting=False) == [
        f"{Leaky}.password: not declared for office"
    ]
    assert len(table.faults(Leaky, Leaky.model_fields, frozenset({"reader"}), setting=False)) == 2
    assert len(table.faults(Leaky, ["name"], frozenset({"office"}), setting=True)) == 1
