"""The rows of one page of a long list."""

from __future__ import annotations

from django.core.paginator import Page
from django.db.models import Case, IntegerField, QuerySet, Value, When

from yinxin.apps.plans.models import Task


def rows_on(page: Page[Task], tasks: QuerySet[Task]) -> QuerySet[Task]:
    """The tasks of a page, in their order. Sorted are only their keys: whole rows of thousands of tasks are heavy to sort."""
    first = page.start_index() - 1 if page.paginator.count else 0
    keys = list(tasks.values_list("pk", flat=True)[first : page.end_index()])
    places = [When(pk=key, then=Value(at)) for at, key in enumerate(keys)]
    order = Case(*places, default=Value(0), output_field=IntegerField())
    return Task.objects.filter(pk__in=keys).order_by(order)
