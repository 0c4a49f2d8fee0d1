"""Every non-blank character of a document is in a task, in a section or among what found no place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.factories.documents import TABLE_WRITERS, narrative_file, table_file
from tests.factories.seen import proposal_of, squeezed
from tests.roundtrip.strategies import narrative_plans, plan_tables
from yinxin import samples
from yinxin.domain.plans.proposal import Proposal

PLANS = sorted((Path(__file__).parents[1] / "samples" / "plans").glob("*.txt"))
QUICK = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lost(proposal: Proposal) -> str:
    """The printed characters no span holds."""
    text = proposal.text_of_source
    held = bytearray(len(text))
    spans = [span for task in proposal.tasks for span in task.spans]
    spans += [each.span for each in (*proposal.sections, *proposal.unplaced)]
    for span in spans:
        held[span.start : span.end] = b"\x01" * len(span)
    return "".join(mark for mark, kept in zip(text, held, strict=True) if not kept and not mark.isspace())


def swallowed(proposal: Proposal) -> list[str]:
    """Sections whose place holds words that neither they nor any task, other section or unplaced text says."""
    text = proposal.text_of_source
    others = bytearray(len(text))
    for span in [span for task in proposal.tasks for span in task.spans] + [each.span for each in proposal.unplaced]:
        others[span.start : span.end] = b"\x01" * len(span)
    said = {section.span: Counter(squeezed(section.title + section.text)) for section in proposal.sections}
    return [
        section.title
        for section in proposal.sections
        if Counter(squeezed("".join(text[at] for at in range(section.span.start, section.span.end) if not others[at])))
        - said[section.span]
    ]


@pytest.mark.parametrize("place", [*samples.every_document(), *PLANS], ids=lambda place: place.name)
def test_nothing_of_a_kept_document_is_lost(place):
    proposal = proposal_of(place.name, place.read_bytes())
    assert lost(proposal) == ""
    assert swallowed(proposal) == []


@pytest.mark.parametrize("kind", [kind for kind in TABLE_WRITERS if kind != "pdf"])
@QUICK
@given(made=plan_tables())
def test_nothing_of_a_made_table_is_lost(kind, made):
    assert lost(proposal_of(*table_file(made[0], kind))) == ""


@pytest.mark.parametrize("kind", ["txt", "docx", "html"])
@QUICK
@given(plan=narrative_plans())
def test_nothing_of_made_paragraphs_is_lost(kind, plan):
    assert lost(proposal_of(*narrative_file(plan, kind))) == ""


@pytest.mark.slow
@LONG
@given(made=plan_tables(), plan=narrative_plans())
def test_nothing_of_many_made_documents_is_lost(made, plan):
    assert lost(proposal_of(*table_file(made[0], "txt"))) == ""
    assert lost(proposal_of(*narrative_file(plan, "txt"))) == ""
