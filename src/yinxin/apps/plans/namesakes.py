"""Plans of one title in one place: the same document in another format, or a newer version nobody has called one."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.apps.plans.models import Plan, Source
from yinxin.domain.text.fold import fold


@dataclass(frozen=True, slots=True)
class Namesake:
    """`source` is the document whose desk still waits; a plan in the list needs none."""

    plan: Plan
    source: Source | None

    @property
    def is_draft(self) -> bool:
        return self.plan.state == Plan.State.DRAFT


def namesakes(source: Source) -> tuple[Namesake, ...]:
    """A document that is a newer version already has its plan; any other may be told that its title is known."""
    if source.plan is None or source.is_revision:
        return ()
    title = fold(source.plan.title)
    others = Plan.objects.filter(place=source.place_id).exclude(pk=source.plan.pk)
    same = [plan for plan in others if fold(plan.title) == title]
    return tuple(Namesake(plan, plan.sources.order_by("-pk").first()) for plan in same)
