"""The record reads as words: every act that the code records has them, and a change shows what stood there before."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from yinxin.kit.audit import canonical
from yinxin.kit.audit.models import Event, Payload
from yinxin.kit.audit.wording import act_in_words, acts
from yinxin.kit.ui.templatetags.ui import differences

APPS = Path(__file__).parents[2] / "src" / "yinxin" / "apps"


def recorded() -> set[str]:
    """The acts named in calls of `record` and `record_each`."""
    calls = (node for path in APPS.rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {
        node.args[0].value
        for node in calls
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"record", "record_each"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def telling(old: dict[str, Any] | None, new: dict[str, Any]) -> Event:
    event = Event()
    event.payload = Payload(event=event, content=canonical.write(canonical.Content(old, new, "")))
    return event


def test_every_recorded_act_has_words():
    assert len(recorded()) > 20
    assert recorded() - acts() == set()


def test_an_act_without_words_is_still_shown():
    assert act_in_words("trial.unheard-of") == "trial.unheard-of"


def test_a_change_shows_what_stood_there_and_nothing_the_machine_keeps_for_itself():
    event = telling(
        {"title": "修路", "spans": [[1, 2]], "notes": ""}, {"title": "修桥", "spans": [[1, 3]], "notes": ""}
    )
    assert [(one.label, one.old, one.new) for one in differences(event)] == [("标题", "修路", "修桥")]


def test_of_a_new_thing_its_name_is_shown():
    event = telling(None, {"title": "修桥", "text": "修桥。三年内完成。", "kind": "task"})
    assert [(one.label, one.new) for one in differences(event)] == [("标题", "修桥")]
