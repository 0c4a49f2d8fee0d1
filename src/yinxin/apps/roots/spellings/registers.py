"""The register of spellings, declared."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.roots.spellings.folding import folded
from yinxin.apps.roots.spellings.models import SpellingEvidence
from yinxin.apps.roots.spellings.stages import CONFIRMED, STAGES, SUPERSEDED
from yinxin.domain.registers import Step
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.models import Act


@catalogue.add
class Spellings(UnitRegister):
    model = SpellingEvidence
    slug = "spellings"
    title = "spelling"
    intro = _("旧纸上怎样拼写姓、名和地名：每条有出处，采用的供寻根检索；不登记在世的人。")
    columns = "code spelling characters role dialect land year document"
    facets = "role dialect tradition land document confidence unit"
    search = "code spelling characters reference"
    form = {
        pgettext_lazy("旧拼写", "写法"): "code spelling characters role dialect tradition",
        pgettext_lazy("旧拼写", "出处"): "land year document reference transcriber confidence supersedes unit",
    }
    public = (
        "code spelling characters role dialect tradition land year document reference transcriber confidence supersedes"
    )
    stages = STAGES
    likeness = "spelling characters"
    headers = {"spelling": ("拼写", "罗马字"), "characters": ("对应汉字",), "reference": ("档案号",)}
    samples = "yinxin.apps.roots.spellings.samples.ROWS"
    schema_org = "DefinedTerm"

    def compute(self, record: Any) -> None:
        record.normalised = folded(record.spelling)

    def after_move(self, record: Any, step: Step, *, by: AbstractBaseUser) -> None:
        """What two confirmed is public and counts in the search; what it corrects counts no more."""
        if step.target != CONFIRMED:
            return
        actions.publish(self, self.rows.filter(pk=record.pk), by=by)
        older = self.rows.filter(code=record.supersedes, stage=CONFIRMED).exclude(pk=record.pk).first()
        if record.supersedes and older is not None:
            actions.change(self, older, {"stage": SUPERSEDED}, by=by, reason=record.code, act=Act.MOVED)


def register() -> Spellings:
    found = catalogue.get(Spellings.slug)
    if not isinstance(found, Spellings):
        raise LookupError(Spellings.slug)
    return found
