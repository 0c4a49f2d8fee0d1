"""What the engine keeps from one query to the next, and what it leaves aside, changes no answer."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.domain.roots.small import engine
from yinxin.domain.roots import slots
from yinxin.domain.roots.index import NameIndex

NAMES = ("譚美山", "陳美堂", "司徒美堂", "林山", "曾台山", "梅林", "譚堂", "陳林")
QUERIES = (
    "Tam Mei San",
    "Chan Mei Tong",
    "Szeto Mei Tong",
    "Lam San",
    "Mui Lam",
    "Tsang Toi San",
    "Tam",
    "陳林",
    "K. Tam",
)
DEAR = ("yinxin.domain.roots.persons", "yinxin.domain.roots.places", "yinxin.domain.roots.papers", "numpy.ma", "opencc")


def test_an_answer_is_the_same_whatever_was_asked_before(monkeypatch: pytest.MonkeyPatch) -> None:
    index = NameIndex.of((str(at), name) for at, name in enumerate(NAMES))
    fresh = [(engine(), query) for query in QUERIES]
    wanted = [roots.persons(query, pool=roots.person_search(index)).hits for roots, query in fresh]
    monkeypatch.setattr(slots, "_KEPT_PIECES", 7)  # what is kept is thrown away again and again
    roots = engine()
    pool = roots.person_search(index)
    for order in (QUERIES, QUERIES[::-1], QUERIES):
        found = {query: roots.persons(query, pool=pool).hits for query in order}
        assert [found[query] for query in QUERIES] == wanted


def test_a_surname_is_answered_without_what_only_places_and_persons_need() -> None:
    asked = "from yinxin.kit.root_tables import engine; assert engine().surnames('Moy').hits; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert not set(DEAR) & set(done.stdout.split())
