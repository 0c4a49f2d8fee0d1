"""Records are found by what they hold now, in either script; the public finds published records by public fields alone."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from tests.factories.registers import entered, register_named
from yinxin.apps.registers.genealogy.models import Book
from yinxin.cli import registers_reindex
from yinxin.domain.errors import UnreadableError
from yinxin.kit import search
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.checking_index import records_are_indexed
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.searching import matching, reindex


def found(register: Register, query: str, *, public: bool = False) -> list[str]:
    rows = register.model._default_manager.filter(matching(register, query, public=public))
    return [row.name for row in rows.order_by("pk")]


ROWS = (
    {"code": "ZP-0001", "name": "榕江梁氏族谱", "kind": "genealogy", "hall": "安定堂", "village": "石桥镇南安村"},
    {"code": "ZP-0002", "name": "石桥谭氏宗谱", "kind": "genealogy", "hall": "弘农堂", "village": "石桥镇"},
    {"code": "QK-0001", "name": "南安月报", "kind": "periodical", "hall": "", "village": "石桥镇南安村"},
    {"code": "CS-0001", "name": "松朗村史稿", "kind": "village-history", "hall": "", "village": "松朗镇"},
)


@pytest.fixture
def books(cast) -> Register:
    register = register_named("genealogies")
    for row in ROWS:
        given = {"surname": "", "summary": "", "holder": "", **row}
        entered(register, cast, published=row["code"] == "ZP-0001", **given)
    return register


def test_a_record_is_found_by_what_it_holds_now(books, cast):
    assert found(books, "梁氏族") == found(books, "榕江梁氏族譜") == ["榕江梁氏族谱"]
    assert found(books, "月報") == found(books, "qk-0001") == ["南安月报"]
    assert found(books, "石桥 安定堂") == ["榕江梁氏族谱"]
    actions.change(books, Book.objects.get(code="ZP-0001"), {"hall": "忠孝堂"}, by=cast.office)
    assert (found(books, "安定堂"), found(books, "忠孝")) == ([], ["榕江梁氏族谱"])


def test_the_public_finds_published_records_only_and_by_public_fields_only(books, cast, monkeypatch):
    assert found(books, "石桥") == ["榕江梁氏族谱", "石桥谭氏宗谱", "南安月报"]
    assert found(books, "石桥", public=True) == ["榕江梁氏族谱"]
    monkeypatch.setattr(type(books), "public", "code name")
    actions.change(books, Book.objects.get(code="ZP-0001"), {"volumes": 3}, by=cast.office)
    assert found(books, "石桥", public=True) == []
    assert found(books, "梁氏", public=True) == found(books, "石桥 安定堂") == ["榕江梁氏族谱"]
    actions.withdraw(books, Book.objects.filter(code="ZP-0001"), by=cast.office, reason="待核")
    assert found(books, "梁氏", public=True) == []


def test_a_key_is_found_by_name_a_choice_by_its_label(books, cast, monkeypatch):
    assert found(books, "谱专集") == []
    monkeypatch.setattr(type(books), "search", "name kind unit unit__name")
    assert reindex(books) == 4
    assert found(books, "侨刊乡讯") == ["南安月报"]
    assert len(found(books, cast.place.name)) == 4


def test_a_missing_index_is_told_and_made_by_the_verb(books, capsys):
    assert records_are_indexed(databases=["default"]) == []
    search.forget_all("genealogies")
    (told,) = records_are_indexed(databases=["default"])
    assert books.label in told.msg
    call_command("check", "--database", "default")  # a warning stops no start
    registers_reindex.run(registers_reindex.Namespace(registers=["genealogies"]))
    assert f"{books.label}：4条" in capsys.readouterr().out
    assert records_are_indexed(databases=["default"]) == []
    assert found(books, "月报") == ["南安月报"]
    with pytest.raises(UnreadableError):
        registers_reindex.run(registers_reindex.Namespace(registers=["no-such"]))


@pytest.mark.parametrize("register", list(catalogue), ids=lambda one: one.slug)
def test_every_sample_is_found_by_its_name_if_that_is_searched(register, cast):
    record = entered(register, cast)
    title = getattr(record, register.title)
    if title and register.title in register.search.split():
        rows = register.model._default_manager.filter(matching(register, str(title)))
        assert list(rows.values_list("pk", flat=True)) == [record.pk]
