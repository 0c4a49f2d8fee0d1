"""A report document that waits for its virus scan is read once it was scanned, or said to be infected."""

from __future__ import annotations

import pytest

from tests.factories.evidence import REPORT, read, sender
from tests.factories.proposals import confirmed
from tests.factories.virus_scanner import VIRUS, Mood, running
from yinxin.apps.progress.evidence import actions
from yinxin.apps.progress.models import ReportDocument
from yinxin.domain.errors import RefusedError
from yinxin.kit.intake import rescanning
from yinxin.kit.outbox.models import Job


class Telling:
    """Stands in for a job's own progress."""

    def advance(self, done, total):
        assert 0 < done <= total


@pytest.mark.parametrize(
    ("data", "state"),
    [(REPORT.encode(), ReportDocument.State.READY), (REPORT.encode() + VIRUS, ReportDocument.State.FAILED)],
    ids=["clean", "infected"],
)
def test_what_was_held_is_read_or_refused_after_the_scan(
    cast, settings, tmp_path, django_capture_on_commit_callbacks, data, state
):
    with running(tmp_path) as scanner:
        settings.CLAMD, scanner.mood = scanner.where, Mood.SILENT
        (receipt,) = actions.upload([("总结.txt", data)], sender(cast, confirmed_plan(cast, settings)))
        document = receipt.document
        assert document.state == ReportDocument.State.HELD
        assert not Job.objects.filter(kind="progress.evidence-read").exists()
        scanner.mood = Mood.WELL
        with django_capture_on_commit_callbacks(execute=True):
            rescanning.rescan(Telling())
    assert read(document).state == state
    if state == ReportDocument.State.FAILED:
        with pytest.raises(RefusedError, match="intake-not-kept"):
            actions.read_again(document, by=cast.office)


def confirmed_plan(cast, settings):
    """The plan was taken in when the scanner was well."""
    where, settings.CLAMD = settings.CLAMD, None
    plan = confirmed(cast).plan
    settings.CLAMD = where
    return plan
