"""From spellings to surnames, places and persons, in a small world where every number can be followed by hand."""

from __future__ import annotations

import itertools
import math
import time
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.roots.small import YUE, engine
from yinxin.domain.errors import UnreadableError
from yinxin.domain.roots.answers import Answer, Evidence, Hit, Kind, ReasonCode
from yinxin.domain.roots.associations import associations_from
from yinxin.domain.roots.beam import best
from yinxin.domain.roots.certainty import sharpened
from yinxin.domain.roots.index import NameIndex
from yinxin.domain.roots.readings import Readings
from yinxin.domain.roots.rolewords import role_words_from
from yinxin.domain.roots.spelling import written
from yinxin.domain.roots.voices import Logs


def names(answer: Answer) -> list[str]:
    return [hit.chars for hit in answer.hits]


def codes(hit: Hit) -> set[ReasonCode]:
    return {reason.code for reason in hit.because}


def test_the_dialect_decides_what_a_spelling_means() -> None:
    roots = engine()
    assert names(roots.surnames("Hom", where="US"))[0] == "譚"
    assert names(roots.surnames("Tam", where="US"))[0] == "譚"
    assert names(roots.surnames("Tan", where="Penang"))[0] == "陳"
    assert names(roots.surnames("Tham", where="Penang"))[0] == "譚"


def test_a_usual_surname_comes_before_a_rare_one_of_the_same_spelling() -> None:
    answer = engine().surnames("Chang")
    assert names(answer)[:2] == ["曾", "陳"]
    assert names(engine().surnames("Lam"))[0] == "林"


def test_the_probabilities_and_what_is_none_of_them_make_one() -> None:
    answer = engine().surnames("Chan", limit=100)
    assert sum(hit.probability for hit in answer.hits) + answer.unknown == pytest.approx(1.0, abs=1e-3)


def test_a_name_that_is_not_chinese_is_not_known() -> None:
    roots = engine()
    assert roots.surnames("Kowalski").nothing_known
    assert roots.surnames("Wright").nothing_known
    assert not roots.surnames("Tam").nothing_known


def test_shee_is_no_name_and_is_told() -> None:
    hit = engine().surnames("Tam Shee").hits[0]
    assert hit.chars == "譚"
    assert ReasonCode.MARRIED_IN in codes(hit)


def test_a_surname_of_two_characters_is_found_in_one_word_and_in_two() -> None:
    roots = engine()
    assert names(roots.surnames("Szeto"))[0] == "司徒"
    assert names(roots.surnames("Sze To"))[0] == "司徒"


def test_a_slip_of_the_pen_is_told_as_one() -> None:
    hit = engine().surnames("Thaam").hits[0]
    assert hit.chars == "譚"
    slipped = engine().surnames("Muii").hits[0]
    assert slipped.chars == "梅"


def test_chinese_is_looked_up_by_sets_of_forms() -> None:
    hit = engine().surnames("谭").hits[0]
    assert (hit.chars, hit.simplified) == ("譚", "谭")
    assert hit.probability > 0.9
    assert ReasonCode.VARIANT in codes(hit)


def test_a_spelling_on_record_counts_and_is_told_with_its_source() -> None:
    record = Evidence("Hahm", "譚", "surname", "us", 9, "a gravestone of 1911")
    before, after = engine(), engine().with_evidence([record])
    known = after.surnames("Hahm").hits[0]
    assert known.chars == "譚"
    share = {hit.chars: hit.probability for hit in before.surnames("Hahm").hits}.get("譚", 0.0)
    assert known.probability > share
    told = [reason for reason in known.because if reason.code is ReasonCode.ATTESTED]
    assert told[0].facts["source"] == "a gravestone of 1911"


def test_the_order_of_a_name_does_not_matter_and_is_told() -> None:
    roots = engine()
    pool = roots.person_search(NameIndex.of([("1", "司徒美堂"), ("2", "譚美山"), ("3", "陈堂")]))
    assert names(roots.persons("Szeto Mei Tong", pool=pool))[0] == "司徒美堂"
    assert names(roots.persons("Szetomeitong", pool=pool))[0] == "司徒美堂"
    turned = roots.persons("Mei-san Tam", pool=pool).hits[0]
    assert turned.chars == "譚美山"
    assert ReasonCode.TURNED in codes(turned)
    assert names(roots.persons("Mary Tam Mei San", pool=pool))[0] == "譚美山"
    assert roots.persons("陳堂", pool=pool).hits[0].id == "3"


def test_rows_of_the_same_name_are_one_hit_with_all_ids() -> None:
    roots = engine()
    pool = roots.person_search(NameIndex.of([("1", "譚美山"), ("2", "譚美山"), ("3", "譚美山")]))
    hit = roots.persons("Tam Mei San", pool=pool).hits[0]
    assert (hit.id, hit.same_name) == ("1", ("2", "3"))


def test_a_person_who_is_not_there_is_not_claimed() -> None:
    roots = engine()
    pool = roots.person_search(NameIndex.of([(str(at), "林山") for at in range(50)]))
    assert roots.persons("Chan Mei Tong", pool=pool).nothing_known


def test_places_by_sound_by_ending_and_by_a_name_of_their_own() -> None:
    roots = engine()
    assert names(roots.places("Toishan" if "shan" in YUE else "Toisan"))[0] == "台山縣"
    assert names(roots.places("Toi San Heung"))[0] == "台山縣"
    old = roots.places("Hills of Toi").hits[0]
    assert old.chars == "台山縣"
    assert ReasonCode.OLD_NAME in codes(old)
    assert roots.places("Mui San").hits[0].id == "b"


def test_an_old_name_means_the_place_of_that_name_where_the_pool_has_it_apart() -> None:
    roots = engine()
    apart = roots.place_search(NameIndex.of([("1", "台山"), ("2", "譚山"), ("3", "梅山")]))
    assert names(roots.places("Hills of Toi", pool=apart))[:2] == ["譚山", "台山"]
    known = roots.place_search(NameIndex.of([("1", "台山"), ("1", "譚山"), ("2", "譚山")]))
    assert names(roots.places("Hills of Toi", pool=known))[0] == "台山"


def test_without_an_ending_in_letters_the_name_without_one_is_meant() -> None:
    roots = engine()
    lines = "1\t梅山鎮\n2\t梅山\n".encode()
    both = roots.place_search(NameIndex.from_lines(lines, endings=["鎮"]))
    first, second = roots.places("Mui San", pool=both).hits
    assert (first.chars, second.chars) == ("梅山", "梅山鎮")
    assert first.probability > 2 * second.probability


def test_the_words_of_one_paper_weigh_on_each_other() -> None:
    roots = engine()
    alone = roots.surnames("Tam").hits[0].probability
    together = roots.paper("Tam; Lung Tam Hall").lines[0].answer.hits[0]
    assert together.chars == "譚"
    assert together.probability > alone
    clans = roots.paper("Chang, Mui San", clans_at={"梅山": {"陳": 1.0}}).lines[0].answer.hits[0]
    assert clans.chars == "陳"


def test_what_would_decide_is_asked_only_when_it_is_open() -> None:
    roots = engine()
    assert "chinese" in roots.surnames("Thang").asks
    assert roots.surnames("司徒").asks == ()


def test_marks_of_vietnamese_do_not_break_a_search() -> None:
    assert engine().surnames("Đàm").query == "Đàm"
    assert engine().surnames("").hits == ()
    assert engine().surnames("!?- 123").nothing_known


def test_readings_that_are_none_are_refused() -> None:
    with pytest.raises(UnreadableError, match="make readings"):
        Readings.from_bytes(b"something else")


def test_a_pool_that_is_not_utf8_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableError, match="UTF-8"):
        NameIndex.from_lines("1\t陳".encode("gb18030"))


def test_lines_without_a_name_are_passed_over_and_odd_line_ends_read() -> None:
    index = NameIndex.from_lines("1\t陳山\r\n\nnothing\n2\t林\textra\n3\t\n4\t譚美堂".encode())
    assert [index.lines.name(row) for row in range(len(index.lines))] == ["陳山", "林", "譚美堂"]
    assert [index.lines.id(row) for row in range(len(index.lines))] == ["1", "2", "4"]


HAN = "陳林譚美堂山司徒"


@given(st.lists(st.text(HAN, min_size=1, max_size=4), min_size=1, max_size=40))
def test_every_name_of_an_index_is_found_again_under_its_id(pool: list[str]) -> None:
    index = NameIndex.of((str(at), name) for at, name in enumerate(pool))
    seen: dict[str, set[str]] = {}
    for shelf in index.shelves.values():
        for entry in range(len(shelf.levels[-1].char)):
            seen[index.name(shelf, entry)] = {index.lines.id(int(row)) for row in index.rows(shelf, entry)}
    wanted: dict[str, set[str]] = {}
    for at, name in enumerate(pool):
        wanted.setdefault(name, set()).add(str(at))
    assert seen == wanted


@given(st.integers(0, 10_000), st.integers(1, 3), st.integers(5, 60))
def test_the_beam_finds_what_weighing_every_name_finds(seed: int, length: int, count: int) -> None:
    chance = np.random.default_rng(seed)
    chars = [chr(0x4E00 + at) for at in range(12)]
    pool = ["".join(chance.choice(chars, length)) for _ in range(count)]
    index = NameIndex.of((str(at), name) for at, name in enumerate(pool))
    tables = [np.log(chance.random((3, len(index.codes)), np.float32) ** 4 + 1e-6) for _ in range(length)]
    prior = np.log(np.full(3, 1 / 3, np.float32))
    found = best(
        index.shelves[length],
        [Logs(table, table.max(axis=1), np.exp(table).mean(axis=1)) for table in tables],
        prior,
        -math.inf,
        first=np.arange(len(index.codes)),
    )
    place = {chr(int(code)): at for at, code in enumerate(index.codes)}

    def weighed(name: str) -> float:
        return float(
            np.logaddexp.reduce(prior + sum(table[:, place[char]] for table, char in zip(tables, name, strict=True)))
        )

    first = int(found.entries[int(found.scores.argmax())])
    assert weighed(index.name(index.shelves[length], first)) == pytest.approx(max(map(weighed, pool)), abs=1e-4)


def test_the_channel_is_a_probability() -> None:
    """What is written without slips for one syllable sums to one over all its spellings."""
    channel = engine().channel
    hk = [tradition.id for tradition in channel.traditions].index("hk")
    pair = next(int(pair) for pair in channel.pairs_of[hk] if channel.syllables[pair] == "taam")
    spellings = {a + b for a, b in itertools.product(("t", "th"), ("am", "aam"))}
    assert sum(float(channel.written(letters)[pair]) for letters in spellings) == pytest.approx(1.0, abs=0.08)


def test_a_word_like_nee_is_a_syllable_where_it_has_a_capital() -> None:
    roots = engine(roles=role_words_from("mei\tmaiden\tmaybe\n", ""))
    assert names(roots.surnames("Chan mei Tam"))[0] == "譚"
    assert names(roots.surnames("Chan Mei Tam"))[0] == "陳"


def test_a_wifes_own_surname_is_told_and_whole_names_in_characters_are_read() -> None:
    roots = engine()
    assert names(roots.surnames("林門陳氏"))[0] == "陳"
    assert names(roots.surnames("Lam Tam Shee"))[0] == "譚"
    assert names(roots.surnames("司徒美堂"))[0] == "司徒"
    assert names(roots.surnames("陳霖"))[0] == "陳"
    assert roots.surnames("美山").nothing_known


@pytest.mark.parametrize("text", ["A. " * 60, "Ah " * 60, "Shee " * 60, "x" * 100_000, "Mary " * 40])
def test_many_words_take_no_longer_than_their_number(text: str) -> None:
    """The ways to leave words out double with every word; only the cheapest are carried on."""
    roots = engine()
    pool = roots.person_search(NameIndex.of([("1", "譚美山")]))
    began = time.process_time()
    roots.surnames(text)
    roots.places(text)
    roots.persons(text, pool=pool)
    roots.paper(text)
    assert time.process_time() - began < 5  # twenty-four doubled words alone would take hours


def test_the_cheapest_ways_to_leave_words_out_are_all_found() -> None:
    roots = engine().tables.roles
    words = written("Ah Mary Lam Tam K. Shee").words
    kinds = frozenset({"familiar", "given", "married"})
    carried = roots.readings(words, kinds)
    every = product(*(tuple(roots._choices(word, at, len(words), kinds)) for at, word in enumerate(words)))
    costs = sorted(sum(one.cost for one in way) for way in every if any(one.kept for one in way))
    assert [one.cost for one in carried] == pytest.approx(costs[: len(carried)])


def test_a_pool_with_nothing_in_it_answers_with_nothing() -> None:
    roots = engine()
    empty = NameIndex.from_lines(b"1\t\n\n")
    assert roots.persons("Tam Mei San", pool=roots.person_search(empty)).nothing_known
    assert roots.places("Toisan", pool=roots.place_search(empty)).nothing_known


def test_an_id_that_is_not_utf8_is_refused_before_the_search() -> None:
    with pytest.raises(UnreadableError):
        NameIndex.from_lines(b"\xff1\t" + "陳霖".encode())


def test_hits_stand_in_the_order_of_their_probabilities() -> None:
    roots = engine()
    pool = roots.person_search(NameIndex.of([("1", "陈林"), ("2", "陳林"), ("3", "陳林")]))
    chances = [hit.probability for hit in roots.persons("陈林", pool=pool).hits]
    assert chances == sorted(chances, reverse=True)


def test_nee_is_followed_by_her_own_surname_and_shee_preceded() -> None:
    roots = engine()
    assert names(roots.surnames("Lam née Tam"))[0] == "譚"
    assert names(roots.surnames("Lam Tam Shee"))[0] == "譚"


def test_names_of_any_length_are_found_by_their_characters() -> None:
    roots = engine()
    pool = roots.person_search(NameIndex.of([("1", "司徒美堂山林"), ("2", "譚"), ("3", "司·徒 美堂")]))
    assert roots.persons("司徒美堂山林", pool=pool).hits[0].id == "1"
    assert roots.persons("譚", pool=pool).hits[0].id == "2"
    assert roots.persons("司徒美堂", pool=pool).hits[0].id == "3"


def test_two_characters_without_anything_in_common_are_no_reason() -> None:
    roots = engine()
    pool = roots.person_search(NameIndex.of([("1", "林山"), ("2", "譚美")]))
    for hit in roots.persons("陳堂", pool=pool).hits:
        assert not {ReasonCode.VARIANT, ReasonCode.MISTAKEN, ReasonCode.SAME} & codes(hit)


def test_of_places_written_one_in_the_other_the_last_is_meant() -> None:
    roots = engine()
    assert names(roots.places("梅山台山"))[0] == "台山縣"
    assert names(roots.places("台山市"))[0] == "台山縣"


def test_initials_are_heard_as_beginnings_in_either_order() -> None:
    roots = engine()
    pool = roots.person_search(NameIndex.of([("1", "譚美山"), ("2", "譚林堂"), ("3", "陳美山")]))
    for query in ("Tam M. S.", "M.S. Tam", "M. S. Tam"):
        assert names(roots.persons(query, pool=pool))[0] == "譚美山"


def test_a_forefathers_whole_name_is_parted() -> None:
    assert names(engine().surnames("Atam"))[0] == "譚"


def test_between_a_surname_and_a_place_stands_a_given_name() -> None:
    lines = engine().paper("Tam, Lam Mei, Hills of Toi").lines
    assert [line.given for line in lines] == [False, True, False]
    assert lines[1].answer.kind is Kind.PERSON
    alone = engine().paper("Tam, Toi San").lines
    assert [line.given for line in alone] == [False, False]
    assert alone[1].answer.kind is Kind.PLACE


def test_an_association_is_not_the_village_it_sounds_like() -> None:
    roots = engine(associations=associations_from("Mui San Hall|Mui San\t梅山堂\t譚\ta list\n"))
    line = roots.paper("Lam, Mui San").lines[1]
    assert line.association is not None
    assert line.answer.hits == ()


def test_a_foreign_name_of_the_list_outweighs_one_familys_paper() -> None:
    record = Evidence("Smith", "譚", "surname", "us", 0.5, "yinxin:1")
    assert engine().with_evidence([record]).surnames("Smith").nothing_known


@given(st.lists(st.floats(0, 1e3), min_size=1, max_size=8), st.floats(0, 1e3), st.sampled_from(Kind))
def test_what_is_made_surer_keeps_its_order_and_makes_one(weights: list[float], against: float, kind: Kind) -> None:
    shares, unknown = sharpened(weights, against, kind)
    assert sum(shares) + unknown == pytest.approx(1.0)
    assert all(0 <= share <= 1 for share in [*shares, unknown])
    for (one, share), (other, further) in itertools.pairwise(zip(weights, shares, strict=True)):
        assert (one - other) * (share - further) >= 0
    if max(weights) > 0:
        assert max(shares) >= max(weights) / (sum(weights) + against) - 1e-9 or unknown > max(shares)
