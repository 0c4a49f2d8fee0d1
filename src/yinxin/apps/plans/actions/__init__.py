"""What people may do with plans. Each verb is one transaction with its events in the audit record.

Page, API, import and command end here. `by` is the person who acts; no argument switches a rule off.
"""

from __future__ import annotations

from yinxin.apps.plans.actions.adding import Added, add
from yinxin.apps.plans.actions.amending import amend_task
from yinxin.apps.plans.actions.assigning import Assignment, assign
from yinxin.apps.plans.actions.confirming import confirm, confirm_all, confirm_clear
from yinxin.apps.plans.actions.describing import describe
from yinxin.apps.plans.actions.discarding import discard
from yinxin.apps.plans.actions.editing import (
    Part,
    choose_unit,
    drop,
    edit,
    merge,
    restore,
    settle,
    split,
    split_measures,
)
from yinxin.apps.plans.actions.reading import read_again, read_source
from yinxin.apps.plans.actions.revising import apply_change, apply_changes, keep_as_is, set_revision
from yinxin.apps.plans.actions.undoing import undo_import
from yinxin.apps.plans.actions.uploading import Receipt, upload

__all__ = [
    "Added",
    "Assignment",
    "Part",
    "Receipt",
    "add",
    "amend_task",
    "apply_change",
    "apply_changes",
    "assign",
    "choose_unit",
    "confirm",
    "confirm_all",
    "confirm_clear",
    "describe",
    "discard",
    "drop",
    "edit",
    "keep_as_is",
    "merge",
    "read_again",
    "read_source",
    "restore",
    "set_revision",
    "settle",
    "split",
    "split_measures",
    "undo_import",
    "upload",
]
