"""The gold is what its README says: every quote stands once in its report, every task in its plan, and enough of every sort."""

import pytest

from tests.matching.__main__ import HERE, file_of, said_by
from tests.matching.scoring import HALVES, Figures, Gold, Judged, place, read_gold, score

SETS = [read_gold(path) for path in sorted(HERE.glob("*.gold"))]


@pytest.mark.parametrize("gold", SETS, ids=lambda gold: gold.name)
def test_a_set_quotes_its_report_and_names_tasks_of_its_plan(gold: Gold) -> None:
    text = said_by("plans", "read", str(file_of(gold.report, HERE)), "--with-text")["text_of_source"]
    tasks = {task["id"] for task in said_by("plans", "read", str(file_of(gold.plan, HERE)))["tasks"]}
    for judged in gold.judged:
        place(judged.quote, text)
        assert set(judged.acceptable) <= tasks
    assert gold.half in HALVES


@pytest.mark.parametrize("half", HALVES)
def test_each_half_has_sixty_pairs_and_a_quarter_that_supports_nothing(half: str) -> None:
    sets = [gold for gold in SETS if gold.half == half]
    assert sum(gold.pairs for gold in sets) >= 60
    assert sum(gold.supporting_nothing for gold in sets) >= sum(len(gold.judged) for gold in sets) / 4


TEXT = "甲队修桥三座，乙队种树千株。丙队明年打井。"
GOLD = Gold(
    "",
    "",
    "",
    "development",
    (Judged("修桥三座", ("t1",)), Judged("乙队种树千株", ("t2", "t3")), Judged("丙队明年打井", ())),
)


def statement(start: int, end: int, *tasks: str) -> dict[str, object]:
    return {"quote": TEXT[start:end], "span": [start, end], "matches": [{"task": task, "score": 1} for task in tasks]}


def shares(figures: Figures) -> tuple[tuple[int, int], ...]:
    return figures.first_right, figures.among_five, figures.left_alone


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param(
            [statement(0, 6, "t1"), statement(7, 13, "t3", "t2"), statement(14, 20)],
            ((2, 2), (3, 3), (1, 1)),
            id="all right",
        ),
        pytest.param([], ((0, 2), (0, 3), (1, 1)), id="nothing found supports nothing"),
        pytest.param([statement(0, 20, "t2", "t1")], ((1, 2), (2, 3), (0, 1)), id="one statement under all quotes"),
        pytest.param(
            [statement(0, 3, "t9"), statement(2, 6, "t1"), statement(7, 13, "a", "b", "c", "d", "e", "t2")],
            ((1, 2), (1, 3), (1, 1)),
            id="the statement covering most decides, and the sixth does not count",
        ),
    ],
)
def test_figures_count_what_they_say(
    statements: list[dict[str, object]], expected: tuple[tuple[int, int], ...]
) -> None:
    assert shares(score(GOLD, statements, TEXT)) == expected


def test_a_quote_is_found_across_a_line_break_but_never_guessed() -> None:
    assert place("修桥三座", "甲队修桥\n　　三座") == (2, 9)
    with pytest.raises(ValueError, match="twice"):
        place("桥", "桥与桥")
    with pytest.raises(ValueError, match="nowhere"):
        place("井", "桥与桥")
