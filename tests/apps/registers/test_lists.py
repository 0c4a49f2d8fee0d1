"""The list of every register: it opens, counts, narrows, turns its pages, and tells what it did not understand."""

from __future__ import annotations

import pytest

from tests.factories.registers import entered
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.sampling import samples_of

ALL = pytest.mark.parametrize("register", list(catalogue), ids=lambda one: one.slug)


def filled(register, cast) -> list:
    return [entered(register, cast, row=number) for number in range(len(samples_of(register)))]


@ALL
def test_the_list_opens_with_the_samples(register, cast, sign_in):
    records = filled(register, cast)
    page = sign_in(cast.office).get(f"/registers/{register.slug}/")
    assert page.status_code == 200
    shown = page.context["list"]
    assert shown.total == len(records)
    assert {row.pk for row in shown.rows} == {record.pk for record in records}
    assert all(row.name in page.content.decode() for row in shown.rows)
