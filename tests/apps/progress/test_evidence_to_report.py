"""From the sentence of a summary to the unit's report: what the office confirmed waits where the unit writes, and is used with one click."""

from __future__ import annotations

import pytest

from tests.apps.progress.reporting_town import line, opened, plan_of, sent
from tests.factories.evidence import INTERNAL_REPORT, REPORT, handed_in
from yinxin.apps.progress.evidence import actions
from yinxin.apps.progress.models import Statement
from yinxin.domain.errors import RefusedError

SENTENCE = "全年修缮空置老屋33处，逐处建立一屋一档"


def confirmed_sentence(cast, plan, text=REPORT, **whose):
    """The statement and the evidence that a yes to its first candidate made."""
    document = handed_in(cast, plan, text, **whose)
    statement = document.statements.get(quote__contains="老屋33处")
    return statement, actions.confirm(statement, statement.candidates.get(rank=1).task, by=document.uploaded_by)


def test_found_evidence_is_used_in_the_report_and_stays_once_that_is_sent(cast, sign_in):
    plan = plan_of(cast)
    one = line(opened(cast, plan), 1, cast.reporting)
    statement, evidence = confirmed_sentence(cast, plan)
    browser = sign_in(cast.reporter)
    assert SENTENCE in browser.get("/report/").content.decode()
    assert browser.post("/report/", {"do": f"use:{one.pk}:{evidence.pk}"}).status_code == 302
    browser.post("/report/", sent(one, value="33", text="已修缮三十三处"))
    with pytest.raises(RefusedError, match="evidence-used"):
        actions.take_back(statement, by=cast.office)
    statement.refresh_from_db()
    assert statement.state == Statement.State.CONFIRMED


@pytest.mark.parametrize("whose", ["office", "reporter"])
def test_an_internal_sentence_goes_into_no_report_not_by_its_number_either(cast, sign_in, whose):
    """Whoever sees the task reads its reports."""
    plan = plan_of(cast)
    one = line(opened(cast, plan), 1, cast.reporting)
    by = getattr(cast, whose)
    unit = cast.reporting if whose == "reporter" else None
    _, evidence = confirmed_sentence(cast, plan, INTERNAL_REPORT, unit=unit, by=by)
    browser = sign_in(cast.reporter)
    assert SENTENCE not in browser.get("/report/").content.decode()
    assert browser.post("/report/", {"do": f"use:{one.pk}:{evidence.pk}"}).status_code == 409
    evidence.refresh_from_db()
    assert evidence.report is None
