"""A file that an official sends, taken in; of a sheet with faults every one is shown, and nothing of it is kept."""

from __future__ import annotations

from yinxin.apps.people.models import User
from yinxin.apps.roots.exchange import actions
from yinxin.apps.roots.exchange.faults import FAULTY, faults_of
from yinxin.apps.roots.exchange.forms import TreeForm
from yinxin.apps.roots.exchange.models import TreeImport
from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import sentence_of


def taken(form: TreeForm, *, by: User) -> TreeImport | None:
    """None where the form is not valid, or has become so: its faults are on it."""
    if not form.is_valid():
        return None
    try:
        return actions.upload(**form.upload, by=by)
    except RefusedError as refused:
        if refused.code != FAULTY:
            raise
        form.add_error("tree", sentence_of(refused))
        form.faults = faults_of(refused)
    return None
