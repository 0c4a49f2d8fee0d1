"""The gold is sound: what it quotes is printed in its document, word for word."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from yinxin import samples
from yinxin.documents import read

HERE = Path(__file__).parent
GOLD = sorted((HERE / "plans").glob("gold_*/*.json")) + sorted((HERE / "gold").glob("*.json"))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def document_of(place: Path, gold: dict[str, Any]) -> str:
    kept = HERE / "plans" / gold["doc"] if "plans" in place.parts else samples.path(gold["doc"])
    return squeezed(read(kept, name=kept.name).text)


def test_half_of_the_measured_plans_are_kept_for_measuring_only():
    assert len(list((HERE / "plans").glob("dev_*.txt"))) >= 5
    assert len(list((HERE / "plans").glob("held_*.txt"))) >= 5


@pytest.mark.parametrize("place", GOLD, ids=lambda place: f"{place.parent.name}-{place.stem}")
def test_what_the_gold_quotes_is_printed(place):
    gold = json.loads(place.read_text(encoding="utf-8"))
    text = document_of(place, gold)
    for task in gold["tasks"]:
        for printed in (task["quote"], *task["units"], *task["section_path"]):
            assert squeezed(printed) in text, printed
        assert set(task["lead_units"]) <= set(task["units"])
        assert set(task["generic_units"]) <= set(task["units"])
    for target in gold["targets"]:
        assert squeezed(target["quote"]) in text, target["quote"]
