"""What must hold whatever the words: order of duties, script and width make no difference, and scores are in bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from tests.domain.matching.test_signals import DUTIES, said
from yinxin.domain.matching import Duty, Matcher
from yinxin.domain.matching.matcher import MOST, THRESHOLD

WORDS = (
    "修缮",
    "古码头",
    "培训",
    "翻译",
    "侨刊",
    "出版",
    "农贸市场",
    "改造",
    "联席会议",
    "9处",
    "200名",
    "市外事局",
    "慰问",
    "柳湾镇",
)
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)
TRADITIONAL = OpenCC("s2t")


@given(st.permutations(DUTIES), sentences)
def test_the_order_of_duties_changes_nothing(shuffled: list[Duty], quote: str) -> None:
    assert Matcher(shuffled).match(said(quote)) == Matcher(DUTIES).match(said(quote))


@given(sentences)
def test_the_same_question_has_the_same_answer(quote: str) -> None:
    matcher = Matcher(DUTIES)
    assert matcher.match(said(quote)) == matcher.match(said(quote)) == Matcher(DUTIES).match(said(quote))


@given(sentences)
def test_at_most_ten_best_first_none_below_the_threshold(quote: str) -> None:
    scores = [match.score for match in Matcher(DUTIES * 3).match(said(quote))]
    assert len(scores) <= MOST
    assert scores == sorted(scores, reverse=True)
    assert all(THRESHOLD <= score <= 1 for score in scores)


@given(sentences)
def test_traditional_script_finds_the_same_duties(quote: str) -> None:
    simplified = [match.task for match in Matcher(DUTIES).match(said(quote))]
    assert [match.task for match in Matcher(DUTIES).match(said(TRADITIONAL.convert(quote)))] == simplified


@given(st.text(max_size=60))
def test_nothing_breaks_it(quote: str) -> None:
    Matcher(DUTIES).match(said(quote))
    assert Matcher(()).match(said(quote)) == ()
