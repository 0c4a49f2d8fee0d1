"""One campaign: what is looked at, how far each unit is, and what was found and is to be mended by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from yinxin.kit.registers.addresses import of_record
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.models import Campaign, CheckAnswer
from yinxin.kit.registers.moving.evidence import label_of
from yinxin.kit.registers.rounds import due
from yinxin.kit.registers.rounds.campaign_form import in_words
from yinxin.kit.registers.rounds.campaigns import Summary, summary
from yinxin.kit.registers.rounds.rounds import Round, of_campaign


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that is not as it says. `decides`: this reader settles it."""

    answer: CheckAnswer
    name: str
    address: str
    decides: bool
    is_late: bool


class CampaignPage:
    """Counts of the whole are everybody's; units and problems are those this reader sees."""

    def __init__(self, register: Register, campaign: Campaign, user: Visitor, today: date) -> None:
        self.register = register
        self.campaign = campaign
        self.user = user
        self.today = today
        self.round: Round = of_campaign(register, campaign)

    @cached_property
    def summary(self) -> Summary:
        return summary(self.register, self.campaign)

    @property
    def asks(self) -> list[str]:
        return [label_of(self.register, name) for name in self.campaign.asks]

    @property
    def scope(self) -> list[str]:
        return in_words(self.register, self.campaign.scope)

    @property
    def tables(self) -> list[tuple[str, str, list[due.Tally]]]:
        seen = self.register.visible_to(self.user)
        return [
            (label, path, due.by(self.round, seen, path, self.today)) for path, label in due.accounts(self.register)
        ]

    @cached_property
    def problems(self) -> list[Problem]:
        """What is not mended first, by the day it is to be mended."""
        answers = list(due.answers_of(self.round).filter(agrees=False).select_related("by", "settled_by"))
        seen = self.register.visible_to(self.user).in_bulk([one.record for one in answers])
        decided = set(self.register.decided_by(self.user).filter(pk__in=seen).values_list("pk", flat=True))
        found = [self._problem(one, seen[one.record], decided) for one in answers if one.record in seen]
        return sorted(found, key=lambda one: (not one.answer.is_open, one.answer.mend_by or date.max, one.answer.pk))

    @property
    def may_close(self) -> bool:
        there = self.register.model._default_manager.filter(pk__in=self.campaign.lines.values("record"))
        decided = self.register.decided_by(self.user).values("pk")
        return self.campaign.is_open and not there.exclude(pk__in=decided).exists()

    def _problem(self, answer: CheckAnswer, record: object, decided: set[int]) -> Problem:
        late = answer.is_open and answer.mend_by is not None and answer.mend_by < self.today
        name, address = self.register.name_of(record), of_record(self.register, answer.record)
        return Problem(answer, name, address, answer.record in decided, late)
