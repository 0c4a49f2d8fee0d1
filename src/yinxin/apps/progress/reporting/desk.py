"""What one press of a button on the unit's page does: keep everything typed, and then submit, take over, add or take back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, QueryDict
from django.utils.datastructures import MultiValueDict

from yinxin.apps.people.models import User
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import Line
from yinxin.apps.progress.reporting import access, evidencing, filling, lines_page, taking_over
from yinxin.apps.progress.reporting.evidence_form import EvidenceForm
from yinxin.apps.progress.reporting.line_form import LineForm, prefix_of
from yinxin.apps.progress.reporting.taking_over import Taken
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.refusals import sentence_of

BUTTON = re.compile(
    r"(?P<do>save|all|submit|take-text|take-value|take-sum|take-least|use|withdraw)(?::(?P<line>\d{1,17}))?(?::(?P<one>\d{1,17}))?(?::(?P<two>\d{1,17}))?"
)
MOST = 200
"""Cards that one press can speak of."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it. With `faults` nothing was submitted; what was sound is kept as a draft."""

    submitted: int = 0
    kept: int = 0
    line: int = 0
    faults: Mapping[int, LineForm] | None = None


def carry_out(user: User, sent: QueryDict, files: MultiValueDict[str, UploadedFile[Any]]) -> Done:
    """Raises RefusedError as the acts do, and Http404 for a button the page does not have."""
    asked = BUTTON.fullmatch(sent.get("do", "save"))
    if asked is None:
        raise Http404
    cards = _cards(user, sent)
    line = int(asked["line"] or 0)
    faults = {pk: form for pk, (_, form) in cards.items() if not form.is_valid()}
    drafted = _keep(cards, sent, files, faults, by=user)
    if asked["do"] in ("submit", "all"):
        wanted = {line} if asked["do"] == "submit" else drafted
        return _submit(cards, wanted, faults, by=user)
    if faults:
        return Done(kept=len(drafted), line=line, faults=faults)
    if asked["do"] != "save":
        _act(access.own_line(user, line), asked, by=user)
    return Done(kept=len(drafted), line=line)


def keep_one(line: Line, sent: QueryDict, *, by: User) -> LineForm:
    """The page keeps a card by itself while it is being filled in. A form with faults is kept as far as it is sound.

    What says nothing new is not kept: a request that was overtaken by the submission would leave a draft behind.
    """
    whole = lines_page.with_reports(access.open_lines(by)).get(pk=line.pk)
    form = lines_page.form_of(whole, lines_page.last_values([whole]), sent=sent)
    if not form.is_valid() or form.has_changed():
        filling.save_draft(whole, form.entry(), by=by)
    return form


def _cards(user: User, sent: QueryDict) -> dict[int, tuple[Line, LineForm]]:
    keys = [int(one) for one in sent.getlist("line")[:MOST] if one.isdecimal() and len(one) < 18]
    lines = list(lines_page.with_reports(access.open_lines(user)).filter(pk__in=keys))
    last = lines_page.last_values(lines)
    shown = lines_page.cards_of(lines, {})
    initial = {card.line.pk: card.form.initial for card in shown}
    found = {}
    for line in lines:
        form = lines_page.form_of(line, last, sent=sent)
        form.initial = initial[line.pk]
        found[line.pk] = (line, form)
    return found


def _keep(
    cards: Mapping[int, tuple[Line, LineForm]],
    sent: QueryDict,
    files: MultiValueDict[str, UploadedFile[Any]],
    faults: dict[int, LineForm],
    *,
    by: User,
) -> set[int]:
    """Drafts of all cards that were touched now or before, with the evidence chosen for them."""
    drafted = set()
    for pk, (line, form) in cards.items():
        evidence = EvidenceForm(sent, files, prefix=prefix_of(line))
        given = evidence.is_given()
        if form.has_changed() or given:
            filling.save_draft(line, form.entry(), by=by)
        if evidence.errors:
            form.add_error(None, "；".join(str(one) for errors in evidence.errors.values() for one in errors))
            faults[pk] = form
        elif given and (fault := _add_evidence(line, evidence.cleaned_data, by)):
            form.add_error(None, fault)
            faults[pk] = form
        if form.has_changed() or given or any(report.state == "draft" for report in line.told):  # type: ignore[attr-defined]
            drafted.add(pk)
    return drafted


def _add_evidence(line: Line, given: Mapping[str, Any], by: User) -> str:
    """The sentence that says why it was not taken; empty where it was."""
    try:
        if file := given.get("file"):
            evidencing.add_file(line, file.name or "", file.read(), by=by)
        if url := given.get("url"):
            evidencing.add_link(line, url, "", by=by)
    except RefusedError as refused:
        return sentence_of(refused)
    except UnreadableError as unreadable:
        return unreadable.sentence
    return ""


@transaction.atomic
def _submit(
    cards: Mapping[int, tuple[Line, LineForm]], wanted: set[int], faults: dict[int, LineForm], *, by: User
) -> Done:
    """All that are wanted, or none of them, also where the life of one task refuses."""
    for pk in wanted & cards.keys() - faults.keys():
        line, form = cards[pk]
        if form.entry().is_empty:
            form.add_error(None, sentence_of(RefusedError("report-empty", title=line.task.title)))
            faults[pk] = form
    stopping = {pk: form for pk, form in faults.items() if pk in wanted}
    if stopping:
        return Done(kept=len(cards), faults=stopping)
    projecting.hold({cards[pk][0].task_id for pk in wanted & cards.keys()})
    for pk in sorted(wanted & cards.keys()):
        line, form = cards[pk]
        filling.submit(line, form.entry(), by=by)
    return Done(submitted=len(wanted & cards.keys()))


def _act(line: Line, asked: re.Match[str], *, by: User) -> None:
    one, two = int(asked["one"] or 0), int(asked["two"] or 0)
    match asked["do"]:
        case "use":
            evidencing.use_found(line, one, by=by)
        case "withdraw":
            evidencing.withdraw(line, one, by=by)
        case "take-text":
            taking_over.take_over(line, Taken("text", report=one), by=by)
        case "take-value":
            taking_over.take_over(line, Taken("value", report=one, figure=two), by=by)
        case wanted:
            taking_over.take_over(line, Taken(wanted.removeprefix("take-"), figure=one), by=by)
