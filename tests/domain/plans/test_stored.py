"""What a desk keeps of a proposal, and the small rules beside it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from yinxin import samples
from yinxin.documents.reading import read
from yinxin.domain.plans.deadline import last_day
from yinxin.domain.plans.proposal import as_json
from yinxin.domain.plans.propose import propose
from yinxin.domain.plans.stored import proposal_from
from yinxin.domain.text.fold import fold, words

# Plain text only: the readers of other kinds need parts that the domain does without.
TEXTS = [path for path in samples.documents() if path.suffix == ".txt"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_proposal_comes_back_from_its_json_as_it_was(path):
    proposal = propose(read(path.read_bytes(), name=path.name))
    kept = json.loads(json.dumps(as_json(proposal, with_text=True)))
    assert proposal_from(kept) == proposal


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("2031-06-30", date(2031, 6, 30)),
        ("2032-02", date(2032, 2, 29)),
        ("2031", date(2031, 12, 31)),
        (None, None),
        ("", None),
    ],
)
def test_the_last_day_of_a_date_a_month_a_year(due, day):
    assert last_day(due) == day


@pytest.mark.parametrize("due", ["2031-13", "2031-02-30", "去年", "2031-1-1-1-1x"])
def test_what_is_no_date_is_refused(due):
    with pytest.raises(ValueError):
        last_day(due)


def test_scripts_widths_and_signs_are_folded_away():
    assert fold("碉樓Ⅱ、ＡＢＣ（甲）") == fold("碉楼II abc 甲") == "碉楼iiabc甲"
    assert words("  侨心 碉樓 —— ") == ("侨心", "碉楼")
