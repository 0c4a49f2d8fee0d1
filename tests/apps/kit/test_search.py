"""The search index finds every substring LIKE would find, on both databases, and nothing by what may not be read."""

from __future__ import annotations

import random

import pytest
from django.db import connection

from yinxin.domain.text.fold import fold
from yinxin.kit.registers.models import Change
from yinxin.kit.search import forget, forget_all, index, matching

QUERIES = ("碉楼", "陈", "启超", "司徒美堂", "南安村", "侨刊乡", "安村梁", "图书", "一九三六", "捐建小")
WORDS = (
    "开平", "碉楼与村落", "石桥镇南安村", "梁启超", "陈", "司徒美堂", "侨刊乡讯", "图书馆", "一九三六年", "捐建小学",
    "旅美", "Chan Tai Man", "榕江", "重修", "祠堂", "QK-0001", "谭氏", "族谱", "月报", "安定堂",
)  # fmt: skip


@pytest.fixture
def texts():
    chance = random.Random(1909)
    return {key: "".join(chance.choices(WORDS, k=chance.randint(2, 7))) for key in range(1, 3001)}


def found(query: str, *, public: bool = False, kind: str = "books") -> set[int]:
    """The condition is for rows of any model; here its subquery alone is asked."""
    condition = matching(kind, query, public=public)
    if not condition:
        raise AssertionError("asked for nothing")
    inner = condition.children[0][1]
    if inner == []:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(inner.sql, inner.params)
        return {key for (key,) in cursor.fetchall()}


@pytest.mark.parametrize("query", QUERIES)
def test_every_substring_is_found_and_nothing_else(db, texts, query):
    index("books", [(key, "", text) for key, text in texts.items()])
    expected = {key for key, text in texts.items() if fold(query) in fold(text)}
    assert expected
    assert found(query) == expected


def test_words_occur_in_any_order_and_letters_of_any_script_and_width(db):
    index("books", [(1, "", "開平碉樓 Diaolou II"), (2, "", "开平学宫\n碉堡")])
    assert found("碉楼 開平") == found("开平碉樓") == found("ｄｉａｏ") == found("LOU") == {1}
    assert found("开平") == {1, 2}
    assert found("宫碉") == set()
    assert found("。，") == set()
    assert not matching("books", "  ", public=False)


def test_characters_younger_than_the_database_are_letters_too(db):
    index("books", [(1, "", "龘𠮷𪚥𰀀氏"), (2, "", "𰀁氏")])
    assert found("𰀀") == found("𪚥𰀀氏") == {1}
    assert found("氏") == {1, 2}


def test_the_public_finds_by_the_public_text_alone(db):
    index("books", [(1, "安定堂", "捐款人甲"), (2, "", "安定堂")])
    assert found("安定", public=True) == found("安", public=True) == {1}
    assert found("捐款人", public=True) == found("款", public=True) == found("堂捐", public=True) == set()
    assert found("安定 捐款人") == {1}
    assert found("安定") == {1, 2}


def test_kinds_do_not_meet(db):
    index("books", [(1, "", "安定堂")])
    index("halls", [(2, "", "安定堂")])
    assert found("安定") == {1}
    forget_all("books")
    assert (found("安定"), found("安定", kind="halls")) == (set(), {2})


def test_a_row_is_found_by_what_it_now_holds(db):
    index("books", [(1, "", "安定堂"), (2, "", "安定堂")])
    index("books", [(1, "", "弘农堂")])
    forget("books", [2])
    assert found("安定") == set()
    assert found("弘农") == {1}


def test_a_text_longer_than_the_database_counts_is_found_to_its_end(db):
    long = "".join(chr(0x4E00 + number % 15_000) for number in range(40_000)) + "末尾之字"
    index("books", [(1, "", long)])
    assert found("末尾之字") == found(fold(long[14_790:14_830])) == found(f"{fold(long[5:9])} 末尾") == {1}


def test_a_word_that_stands_in_a_text_many_hundred_times_is_found_each_time(db):
    index("books", [(1, "", "".join(f"图书{chr(0x4E00 + number)}" for number in range(1_000))), (2, "", "啊" * 2_000)])
    assert found(f"图书{chr(0x4E00 + 999)}") == found(f"{chr(0x4E00 + 499)}图书{chr(0x4E00 + 500)}") == {1}
    assert found("啊" * 100) == {2}


def test_the_condition_narrows_rows_of_any_table(db):
    index("books", [(1, "", "安定堂")])
    assert not Change.objects.filter(matching("books", "安定", public=False)).exists()
