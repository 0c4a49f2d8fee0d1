"""The people of a unit are told once that a check is due, and once that it is overdue; whoever has nothing open is told nothing."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories.checks import before_of, came_in
from tests.factories.registers import entered, register_named
from yinxin.apps.notices.kinds import text
from yinxin.apps.notices.models import Notice
from yinxin.apps.registers.reminding import remind
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.registers.rounds import reminding
from yinxin.kit.registers.rounds.answering import Found, answer


@pytest.fixture
def books():
    return register_named("genealogies")


@pytest.fixture
def stock(books):
    return before_of(books, books.checks[0])


@pytest.fixture
def book(books, stock, cast):
    kept = entered(books, cast, unit=cast.offices["市外事侨务局"])
    came_in(books, kept, stock.first)
    return kept


def told(kind: str) -> list[tuple[str, str]]:
    rows = Notice.objects.filter(kind=kind).order_by("pk").select_related("person")
    return [(row.person.name, text(row.kind, row.facts)) for row in rows]


def test_a_unit_is_told_in_the_last_month_and_when_it_is_late(book, stock, cast):
    assert remind(stock.last.replace(day=1) - timedelta(days=1)) == 0
    assert remind(stock.last.replace(day=1)) == 1
    assert remind(stock.last) == 0
    year = stock.first.year
    assert told("register-check-due") == [
        ("许经办", f"年度清点 {year} 年（族谱与侨刊目录）：还有1条没有核查，最后一日{year}年11月30日")
    ]
    assert remind(stock.last + timedelta(days=1)) == 1
    assert [name for name, _said in told("register-check-overdue")] == ["许经办"]


def test_whoever_has_checked_is_told_nothing(book, stock, cast):
    answer(stock, book, Found(uuid4(), stock.last, {}), by=cast.clerk)
    assert remind(stock.last) == 0


def test_records_of_the_government_itself_are_the_offices(books, stock, cast):
    kept = entered(books, cast)
    came_in(books, kept, stock.first)
    remind(stock.last)
    assert [name for name, _said in told("register-check-due")] == ["林小梅"]


def test_it_runs_every_morning(book, stock, cast, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: stock.last)
    assert reminding.remind(Progress.__new__(Progress)) == {"told": 1}
