"""The values an office may tune for a plan's lights, each within bounds, so that no plan can be tuned to be green."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType

from yinxin.domain.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Bound:
    least: int
    most: int


BOUNDS: Mapping[str, Bound] = MappingProxyType(
    {
        "near_days": Bound(3, 60),
        "pace_from": Bound(25, 75),
        "pace_amber": Bound(50, 95),
        "pace_red_from": Bound(50, 90),
        "pace_red": Bound(20, 60),
        "silence_days": Bound(10, 200),
        "part_days": Bound(7, 120),
        "period_days": Bound(3, 45),
    }
)


@dataclass(frozen=True, slots=True)
class LightRules:
    """`near_days` before the last day a task not reported done turns amber.

    From `pace_from` per cent of the time on, a target of which less than `pace_amber` per cent of the time's share is reached
    is amber; from `pace_red_from` per cent on, less than `pace_red` per cent of it is red. After `silence_days` without a
    report a task is grey. A phase or milestone not reported is amber after its date and red `part_days` later; a period of a
    recurring target not met, amber `period_days` after its end.

    Raises RefusedError("light-rule") with name, least and most for a value beyond its bounds.
    """

    near_days: int = 14
    pace_from: int = 50
    pace_amber: int = 75
    pace_red_from: int = 75
    pace_red: int = 40
    silence_days: int = 100
    part_days: int = 30
    period_days: int = 20

    def __post_init__(self) -> None:
        for name, bound in BOUNDS.items():
            if not bound.least <= getattr(self, name) <= bound.most:
                raise RefusedError("light-rule", name=name, least=bound.least, most=bound.most)

    def values(self) -> dict[str, int]:
        return asdict(self)


NAMES = tuple(field.name for field in fields(LightRules))
USUAL = LightRules()
