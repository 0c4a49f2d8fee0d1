"""A county on the paper, or the region it comes from, says which of many places of one name is meant."""

from __future__ import annotations

import pytest

from yinxin.kit.root_tables import engine


@pytest.mark.parametrize(
    ("words", "place"), [("Pak Sha, Toy San", "440781103"), ("Ping Gong, Sun Ning", "440781001219")]
)
def test_the_county_beside_it_steers_the_village(words, place):
    hits = engine().paper(words).lines[0].answer.hits
    assert hits[0].id == place
    assert hits[0].probability > 2 * hits[1].probability


def test_the_places_of_the_same_name_elsewhere_stay_reachable():
    (hit, *_) = engine().paper("Pak Sha, Toy San").lines[0].answer.hits
    assert {"350121101", "440882100"} <= set(hit.same_name)


@pytest.mark.parametrize("where", ["szeyup", "Sze Yup", "sze-yup"])
def test_a_region_at_home_raises_its_own_places(where):
    first = engine().places("Pak Sha", where=where).hits[0]
    assert (first.id or "").startswith("4407")
    abroad = engine().places("Pak Sha", where="us").hits
    assert abroad[0].probability < 0.6
