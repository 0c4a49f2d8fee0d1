"""The stages a record goes through, as a value: which step leads where, what it needs, and whether two persons take it.

Labels are words of the screen (lazily translated ones); the domain never reads them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from yinxin.domain.errors import RefusedError

Words = object
"""Text for the screen, translated when it is printed."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paper that must be attached before a step is taken; `kind` is what the attachment is filed under."""

    kind: str
    label: Words


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `shown`: a record in it may be on the public page, once the office publishes it."""

    name: str
    label: Words
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A way from some stages to another.

    `needs` are fields of the record that must be filled, `evidence` papers that must be attached. A step of `two_persons` is
    proposed by one and confirmed by another. `reasoned` steps want a sentence why. `fixes` are fields that stay as they are from
    then on; of a step of two persons so do those it needs, or one could change alone what two decided.
    """

    name: str
    label: Words
    source: tuple[str, ...]
    target: str
    needs: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    two_persons: bool = False
    reasoned: bool = False
    basis: str = ""
    fixes: tuple[str, ...] = ()

    @property
    def decides(self) -> tuple[str, ...]:
        """The fields nobody changes after this step."""
        return (*self.fixes, *self.needs) if self.two_persons else self.fixes


@dataclass(frozen=True, slots=True)
class Wanting:
    """What a step still wants of a record: fields to be filled, papers to be attached."""

    fields: tuple[str, ...] = ()
    papers: tuple[Evidence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields or self.papers)


@dataclass(frozen=True, slots=True)
class Stages:
    """The first stage is where a new record stands. Impossible ones cannot be built: ValueError says what is wrong."""

    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        names = [stage.name for stage in self.stages]
        if not names or len(set(names)) != len(names):
            raise ValueError("stages have different names, and there is at least one")
        if len({step.name for step in self.steps}) != len(self.steps):
            raise ValueError("steps have different names")
        for step in self.steps:
            for name in (*step.source, step.target):
                if name not in names:
                    raise ValueError(f"step {step.name}: there is no stage {name}")
        if lost := [name for name in names if name not in self._reached()]:
            raise ValueError(f"no step leads to {', '.join(lost)}")

    @property
    def first(self) -> str:
        return self.stages[0].name

    def stage(self, name: str) -> Stage:
        """KeyError where there is none of that name."""
        for stage in self.stages:
            if stage.name == name:
                return stage
        raise KeyError(name)

    def step(self, name: str) -> Step:
        """RefusedError("no-such-step") where there is none of that name."""
        for step in self.steps:
            if step.name == name:
                return step
        raise RefusedError("no-such-step", step=name)

    def steps_from(self, stage: str) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if stage in step.source)

    def closed(self, stage: str) -> frozenset[str]:
        """The fields that were decided by a step on the way to this stage, and are as they are.

        A stage to which a record also comes without that step, or from which it goes to take the step again, closes nothing:
        a step back opens what it leads behind.
        """
        found: set[str] = set()
        for step in self.steps:
            alike = {
                one.name for one in self.steps if one.target == step.target and set(step.decides) <= set(one.decides)
            }
            if step.decides and stage in self._reached(step.target, avoiding=self._reached(without=alike)):
                found.update(step.decides)
        return frozenset(found)

    def take(self, stage: str, name: str, *, filled: Collection[str], attached: Collection[str]) -> Stage:
        """Where the step leads. RefusedError("step-not-from-here"), or ("step-wants", fields=, papers=) when something is missing."""
        step = self.step(name)
        if stage not in step.source:
            raise RefusedError("step-not-from-here", step=step.label, stage=self.stage(stage).label)
        if wanting := self.wanting(step, filled=filled, attached=attached):
            papers = tuple(one.label for one in wanting.papers)
            raise RefusedError("step-wants", step=step.label, fields=wanting.fields, papers=papers)
        return self.stage(step.target)

    def wanting(self, step: Step, *, filled: Collection[str], attached: Collection[str]) -> Wanting:
        """What is missing before the step can be taken."""
        return Wanting(
            tuple(field for field in step.needs if field not in filled),
            tuple(one for one in step.evidence if one.kind not in attached),
        )

    def _reached(
        self, start: str = "", *, without: Collection[str] = (), avoiding: Collection[str] = ()
    ) -> frozenset[str]:
        """The stages to which steps lead from `start`, the first one unless said, but for some steps and some stages."""
        found: set[str] = set()
        ahead = [start or self.first]
        while ahead:
            here = ahead.pop()
            if here not in found and here not in avoiding:
                found.add(here)
                ahead.extend(self._targets(here, without))
        return frozenset(found)

    def _targets(self, stage: str, without: Collection[str]) -> Iterator[str]:
        return (step.target for step in self.steps if stage in step.source and step.name not in without)
