"""Spellings of the sample town on which two of the office agreed; the others wait on the desk."""

from __future__ import annotations

from yinxin.apps.people.models import User
from yinxin.apps.roots.spellings.models import SpellingEvidence
from yinxin.apps.roots.spellings.registers import register
from yinxin.kit.registers import actions
from yinxin.kit.registers.moving import actions as moving

AGREED = ("PX-0001", "PX-0003")
WHY = "样例"


def confirm(*, by: User, second: User) -> None:
    """One proposes, the other confirms, and what both stand for is published."""
    for code in AGREED:
        row = SpellingEvidence.objects.get(code=code)
        moving.confirm(moving.move(register(), row, "confirm", by=by), by=second)
    agreed = SpellingEvidence.objects.filter(code__in=AGREED)
    actions.publish(register(), agreed, by=by, reason=WHY)
