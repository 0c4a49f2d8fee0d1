"""A keeper as an app would have one: something about persons that no key leads to."""

from __future__ import annotations

from typing import Any

from yinxin.apps.people.models import User

KEEPS = frozenset({"test.paper"})
KEPT: dict[int, str] = {}


def held(person: User) -> dict[str, list[dict[str, Any]]]:
    return {"test.paper": [{"text": KEPT[person.pk]}] if person.pk in KEPT else []}


def files(person: User) -> list[tuple[str, bytes]]:
    return [("paper.txt", KEPT[person.pk].encode())] if person.pk in KEPT else []


def forget(person: User) -> None:
    KEPT.pop(person.pk, None)
