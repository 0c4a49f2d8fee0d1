"""The part of a record's page that shows when it was last looked at, what is due, and what was found not to agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from yinxin.domain.registers import Standing
from yinxin.kit.registers.access import acting
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import CheckAnswer
from yinxin.kit.registers.record_panels import panel_beside
from yinxin.kit.registers.rounds import due
from yinxin.kit.registers.rounds.rounds import NO_PERIOD, Round, UnknownRoundError, round_named, rounds_asked

LATEST = 8


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer with what its round is called."""

    answer: CheckAnswer
    label: str


@panel_beside
def panel(request: HttpRequest, register: Register, record: Any) -> SafeString:
    """Nothing where the register is not checked and no campaign ever asked."""
    today, user = timezone.localdate(), acting(request)
    rows = CheckAnswer.objects.filter(register=register.slug, record=record.pk)
    answers = list(rows.select_related("by", "settled_by")[:LATEST])
    asked = _open(register, record)
    if not register.checks and not answers and not asked:
        return SafeString("")
    context = {
        "register": register,
        "record": record,
        "asked": [(one, one.standing(today, None) is Standing.OVERDUE) for one in asked],
        "answers": [Answered(one, _label(register, one)) for one in answers],
        "keeps": register.kept_by(user).filter(pk=record.pk).exists(),
        "decides": register.decided_by(user).filter(pk=record.pk).exists(),
    }
    return render_to_string("registers/rounds/box.html", context, request=request)


def _open(register: Register, record: Any) -> list[Round]:
    """What may be answered today and was not."""
    own = register.model._default_manager.filter(pk=record.pk)
    return [one for one in rounds_asked(register, timezone.localdate()) if due.open_ones(one, own).exists()]


def _label(register: Register, answer: CheckAnswer) -> str:
    """A check the declaration no longer has goes by its name."""
    try:
        return round_named(register, answer.round, answer.period or NO_PERIOD).label
    except UnknownRoundError:
        return f"{answer.round} {answer.period}"
