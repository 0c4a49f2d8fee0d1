"""A later notice changes one cell of one task. The notice is cited, and both wordings stay on record."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.plans.due_words import without_stale_words
from yinxin.apps.plans.following import tell_followers
from yinxin.apps.plans.keeping import Item, Sections, fill, snapshot
from yinxin.apps.plans.models import Amendment, Task
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def amend_task(task: Task, field: str, new: Any, *, citation: str, by: User) -> Amendment:
    """`new` is the cell's value as the desk's form gives it."""
    held = Task.objects.select_for_update(of=("self",)).select_related("plan", "source").get(pk=task.pk)
    if held.standing != Task.Standing.IN_LIST:
        raise RefusedError("amend-withdrawn", title=held.title)
    if not citation.strip():
        raise RefusedError("amend-citation", title=held.title)
    before = snapshot(held)["task"]
    if before[field] == new:
        raise RefusedError("amend-unchanged", title=held.title)
    changed = without_stale_words({field: new}, before)
    fill(held, Item({**before, **changed}), Sections(held.plan, held.source))
    held.save()
    tell_followers([held.pk])
    amendment = Amendment.objects.create(
        task=held, citation=citation.strip(), field=field, old=_printed(before[field]), new=_printed(new), made_by=by
    )
    old = {name: before[name] for name in changed}
    record("plans.amend", held, by=by, old=old, new=changed, reason=amendment.citation)
    return amendment


def _printed(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(str(one) for one in value)
    return "" if value is None else str(value)
