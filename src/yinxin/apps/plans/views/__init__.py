"""The pages of plans. Templates and the values they are given:

| template | context |
|---|---|
| plans/home.html | `cards`, `sources`, `own_duties`: list[queries.Duties]; `may_upload` |
| plans/list.html | `cards`: list[queries.PlanCard]; `sources`: documents not confirmed yet; `may_upload` |
| plans/upload.html | `form`: UploadForm; after sending `receipts`: tuple[actions.Receipt] |
| plans/source.html, plans/_progress.html (htmx poll) | `source`; `page`: None |
| plans/desk.html | `page`: desk_page.DeskPage; `revision_form` |
| plans/add.html | `source`; `form`: AddForm |
| plans/_desk_item.html (answer to an htmx action on one task) | `item`: desk_page.DeskItem; `counts`; `form` with its errors |
| plans/_desk_items.html (answer to split, merge, confirm many) | `page`: desk_page.DeskPage |
| plans/changes.html | `page`: revision_page.ChangesPage |
| plans/tasks.html, plans/_tasks.html (htmx) | `list`: queries.TaskList |
| plans/task.html | `page`: queries.TaskPage; `form`: AmendForm; `assign_form`: AssignForm |
| plans/duties.html | `duties`: queries.Duties |
| plans/sections.html | `plan`; `sections` |
| plans/facts.html | `plan`; `form`: PlanForm |
| plans/history.html | `plan`; `events` |

An action answers an htmx request with the part it changed, and any other with a redirect to the page it was sent from.
"""

from __future__ import annotations

from yinxin.apps.plans.views.desk import (
    add,
    confirm,
    confirm_many,
    desk,
    drop,
    edit,
    item,
    merge,
    restore,
    settle,
    split,
    unit,
)
from yinxin.apps.plans.views.lists import (
    all_tasks,
    amend,
    assign,
    duties,
    export,
    facts,
    history,
    home,
    leave,
    own_duties,
    plan,
    plan_list,
    sections,
    task,
)
from yinxin.apps.plans.views.sources import (
    again,
    apply,
    apply_all,
    changes,
    discard,
    keep,
    original,
    revision,
    source,
    undo,
    upload,
)

__all__ = [
    "add",
    "again",
    "all_tasks",
    "amend",
    "apply",
    "apply_all",
    "assign",
    "changes",
    "confirm",
    "confirm_many",
    "desk",
    "discard",
    "drop",
    "duties",
    "edit",
    "export",
    "facts",
    "history",
    "home",
    "item",
    "keep",
    "leave",
    "merge",
    "original",
    "own_duties",
    "plan",
    "plan_list",
    "restore",
    "revision",
    "sections",
    "settle",
    "source",
    "split",
    "task",
    "undo",
    "unit",
    "upload",
]
