"""A date of a record keeps its words, is refused where nobody could say the year, and sorts by the year it can first mean."""

from __future__ import annotations

import pytest
from django.utils import translation

from tests.factories.registers import entered, register_named
from yinxin.kit.registers import actions
from yinxin.kit.registers.edtf_field import in_words
from yinxin.kit.registers.forms import form_of
from yinxin.kit.registers.models import Change
from yinxin.kit.registers.writing import Edit, values_of, write


def test_the_words_are_kept_and_the_year_stands_beside_them(cast):
    book = entered(register_named("genealogies"), cast)
    book.refresh_from_db()
    assert (book.years, book.years_year, book.years_edtf) == ("光绪十九年", 1893, "1893")
    assert book.get_years_display() == "光绪十九年（1893）"


def test_a_change_and_a_lot_of_changes_move_the_year(cast):
    books = register_named("genealogies")
    rows = [entered(books, cast, row=number) for number in range(3)]
    actions.change(books, rows[0], {"years": "民国廿五年"}, by=cast.office)
    edits = []
    for row in rows[1:]:
        before = values_of(books, row)
        row.years = "清道光年间"
        edits.append(Edit(row, before))
    write(books, edits, by=cast.office, reason="校对")
    assert sorted(books.model._default_manager.values_list("years_year", flat=True)) == [1821, 1821, 1936]
    assert "years_year" not in Change.objects.filter(register="genealogies").latest("pk").after


@pytest.mark.parametrize(("words", "fault"), [("修于乱世", True), ("不详", False), ("约1920年", False), ("", False)])
def test_the_form_says_how_a_date_may_be_written(cast, words, fault):
    form = form_of(register_named("genealogies"))({"years": words}, user=cast.office)
    assert bool(form.errors.get("years")) == fault
    if fault:
        assert len(form.errors["years"]) == 1
        assert "读不出“修于乱世”是哪一年" in form.errors["years"][0]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("光绪十九年八月", "光绪十九年八月（1893，农历月日未换算）"),
        ("光绪十九年冬", "光绪十九年冬（1893）"),
        ("清道光年间", "清道光年间（1821–1850）"),
        ("清末", "清末（1644–1911之间）"),
        ("约道光年间", "约道光年间（约1821–1850）"),
        ("解放前", "解放前（1949年以前）"),
        ("道光三年至今", "道光三年至今（1823–）"),
        ("一九三六年五月", "一九三六年五月（1936-05）"),
        ("二十世纪二十年代", "二十世纪二十年代（1920–1929）"),
        ("1936年5月", "1936年5月"),
        ("不详", "不详"),
        ("", ""),
    ],
)
def test_the_year_is_shown_where_the_words_do_not_say_it(words, shown):
    with translation.override("zh-hans"):
        assert in_words(words) == shown
