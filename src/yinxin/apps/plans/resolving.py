"""Names of units in a plan, resolved inside the directory of its place; what is unknown becomes a doubt with a proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from yinxin.apps.people.actions import add_group
from yinxin.apps.people.models import Unit
from yinxin.apps.people.queries import directory_of
from yinxin.domain.directory import Match, Resolution


class Resolver:
    """Asks the directory of one place; a name printed a hundred times is looked up once."""

    def __init__(self, place: Unit) -> None:
        self.place = place
        self.directory = directory_of(place)
        self._known: dict[str, tuple[dict[str, Any], str]] = {}

    def resolve(self, units: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
        """The units with `chosen` (“u12”, “g3”) or the `nearest` known one, and a doubt for each name a person must settle."""
        found, doubts = [], []
        for unit in units:
            meaning, doubt = self._meaning(unit["name"])
            found.append({**unit, **meaning, "group": bool(unit.get("group")) or meaning.get("group", False)})
            if doubt:
                doubts.append(doubt)
        return found, doubts

    def _meaning(self, name: str) -> tuple[dict[str, Any], str]:
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    def _look_up(self, name: str) -> tuple[dict[str, Any], str]:
        answer = self.directory.resolve(name)
        if answer.match is Match.GROUP:
            group = answer.group or self._group(name, answer)
            return {"group": True, **({"chosen": f"g{group}"} if group else {})}, ""
        if answer.match is Match.UNIT and len(answer.units) == 1:
            return {"chosen": f"u{answer.units[0]}", **({"inferred": True} if answer.inferred else {})}, ""
        return self._unknown(name, answer)

    def _unknown(self, name: str, answer: Resolution) -> tuple[dict[str, Any], str]:
        names = [self.directory.units[unit].name for unit in answer.units] or [near.name for near in answer.proposals]
        near = (answer.units or tuple(near.unit for near in answer.proposals))[:1]
        meaning = {"nearest": f"u{near[0]}"} if near else {}
        if answer.units:
            sentence = _("“%(name)s”已拆分为%(units)s，请选择由谁承担。")
        elif names:
            sentence = _("单位目录里没有“%(name)s”，相近的有%(units)s。")
        else:
            sentence = _("单位目录里没有“%(name)s”，也没有相近的单位。")
        return meaning, sentence % {"name": name, "units": "、".join(f"“{one}”" for one in names)}

    def _group(self, name: str, answer: Resolution) -> int | None:
        """各市、区政府 where the directory has no such group yet: the areas of the place become one, so that each sees its duties."""
        if not answer.units:
            return None
        return add_group(self.place, name, by=None, members=list(Unit.objects.filter(pk__in=answer.units))).pk
