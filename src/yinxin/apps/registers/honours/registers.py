"""Honours, declared: what is special is that an honour has no name before its decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.registers.honours.models import ACTIVITIES, DECIDED, NAMED, Honour
from yinxin.apps.registers.honours.stages import STAGES
from yinxin.domain.registers import Step
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Visitor
from yinxin.kit.registers.records.forgetting import forget

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

DECLINED = "declined"
OF_THE_NOMINEE = ("nominee", "nominee_other", "home_abroad", "nominator", "grounds")
"""What a nomination says of a person, by which she would be known without her name too."""


@catalogue.add
class Honours(UnitRegister):
    model = Honour
    slug = "honours"
    intro = _("哪个机关、凭哪份文件、授予谁什么荣誉。作出决定以前，姓名不列出、不搜索、不公开。")
    columns = "code kind name body resolution year conferred_on stage"
    facets = "kind year stage body"
    search = "code name other_name resolution body"
    form = {
        _("推荐"): "code kind unit nominee nominee_other agreed_on home_abroad nominator grounds",
        _("决定与授予"): "body resolution resolved_on document conferred_on certificate benefits",
        _("撤销"): "revocation revoked_on",
    }
    public = (
        "code kind name other_name home_abroad grounds body resolution resolved_on year document conferred_on benefits"
    )
    personal = "nominee nominee_other name other_name"
    consented = "name other_name"
    unlisted = "home_abroad"
    stages = STAGES
    logs = (ACTIVITIES,)
    headers = {
        "nominee": ("姓名", "中文姓名"),
        "nominee_other": ("英文姓名", "外文姓名"),
        "home_abroad": ("旅居国家（地区）", "所在地"),
        "kind": ("称号", "荣誉称号"),
        "resolution": ("文号", "决议文号"),
        "body": ("授予单位", "颁授机关"),
        "conferred_on": ("授荣日期", "颁授日期"),
        "grounds": ("主要事迹", "贡献"),
        "certificate": ("证书编号",),
    }
    samples = "yinxin.apps.registers.honours.samples.ROWS"
    schema_org = "Person"

    def visible_to(self, user: Visitor) -> QuerySet[Any]:
        """Before the decision only who keeps the record sees that there is one."""
        return super().visible_to(user).filter(Q(stage__in=DECIDED) | Q(pk__in=self.kept_by(user).values("pk")))

    def compute(self, record: Any) -> None:
        if record.stage == DECLINED:
            for name in OF_THE_NOMINEE:
                setattr(record, name, "")
        is_decided, is_named = record.stage in DECIDED, record.stage in NAMED
        record.name = record.nominee if is_named else ""
        record.other_name = record.nominee_other if is_named else ""
        record.year = record.resolved_on.year if is_decided and record.resolved_on else None

    def after_move(self, record: Any, step: Step, *, by: AbstractBaseUser) -> None:
        """Of who was not honoured nothing is kept (个人信息保护法 第四十七条: the purpose can no longer be reached)."""
        if step.target == DECLINED:
            forget(self, record, OF_THE_NOMINEE, by=by, reason=str(step.label))

    def clean_record(self, record: Any) -> None:
        if record.nominee and not record.agreed_on:
            raise ValidationError(
                {"agreed_on": _("写了被推荐人，就要写明本人同意推荐的日期；没有同意的，请不要登记。")}
            )
        if record.resolved_on and record.conferred_on and record.conferred_on < record.resolved_on:
            raise ValidationError({"conferred_on": _("授予日期不能早于决定日期。")})

    def name_of(self, record: Any) -> str:
        return str(record)

    def linked_data(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"award": f"{values.get('kind', '')} {values.get('resolution', '')}".strip()}
