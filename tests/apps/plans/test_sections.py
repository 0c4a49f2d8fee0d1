"""A heading of the document is one section, whether it was the reader or a confirmed task that named it first."""

from __future__ import annotations

from django.http import QueryDict

from tests.factories.proposals import confirmed
from yinxin.apps.plans.facets import facets
from yinxin.apps.plans.filters import TaskFilterForm
from yinxin.apps.plans.models import Task


def test_every_task_is_counted_under_its_headings(cast):
    plan = confirmed(cast).plan
    form = TaskFilterForm(QueryDict())
    form.is_valid()
    (section,) = [one for one in facets(Task.objects.filter(plan=plan), form, QueryDict()) if one.name == "section"]
    assert {option.label: option.count for option in section.options} == {
        "一、主要任务": 4,
        "（一）保护老屋": 2,
        "（二）讲好故事": 2,
    }


def test_no_heading_stands_twice(cast):
    plan = confirmed(cast).plan
    paths = [tuple(section.path) for section in plan.sections.all()]
    assert len(paths) == len(set(paths))
