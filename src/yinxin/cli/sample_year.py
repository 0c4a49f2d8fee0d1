"""A short year of the sample town: its foreign affairs bureau signed, reported and asked, the office accepted, returned and decided.

Days are counted back from today, so that whatever day the sample is made on, something is done, something late, something waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans import actions as plans
from yinxin.apps.plans.models import Phase, Plan, Task
from yinxin.apps.progress import actions
from yinxin.apps.progress.actions import Particulars
from yinxin.domain.progress.acts import Act

NOTICE = "澜浦市2号督办会议纪要（样例）"


@dataclass(frozen=True, slots=True)
class Town:
    """Who acts: the office, and the reporter of one unit."""

    plan: Plan
    office: User
    reporter: User
    unit: Unit

    def task(self, title: str) -> Task:
        return self.plan.tasks.get(title__endswith=title)

    def due(self, title: str, days: int) -> Task:
        """The office gives a task its day in writing, so many days from today."""
        task = self.task(title)
        plans.amend_task(task, "due", _day(days).isoformat(), citation=NOTICE, by=self.office)
        return self.task(title)

    def unit_does(self, task: Task | Phase, act: Act, days: int, reason: str = "", to: date | None = None) -> None:
        self._do(task, act, Particulars(unit=self.unit, reason=reason, to=to, on=_day(days)), self.reporter)

    def office_does(self, task: Task | Phase, act: Act, days: int, reason: str = "") -> None:
        self._do(task, act, Particulars(reason=reason, on=_day(days)), self.office)

    def _do(self, about: Task | Phase, act: Act, more: Particulars, by: User) -> None:
        if isinstance(about, Phase):
            actions.move_part(about, act, more, by=by)
        else:
            actions.move(about, act, more, by=by)


def live(plan: Plan, *, office: User, reporter: User, unit: Unit) -> None:
    """The tasks of one unit, each at another point of its way; two are linked."""
    town = Town(plan, office, reporter, unit)
    _accepted(town)
    _waiting(town)
    _late_and_linked(town)
    _asked(town)


def _accepted(town: Town) -> None:
    done = town.due("优化国际语言环境", -30)
    town.unit_does(done, Act.SIGN, -150)
    town.unit_does(done, Act.START, -120)
    town.unit_does(done, Act.REPORT_DONE, -40, "主要道路和窗口的双语标识已全部核对更换。")
    town.office_does(done, Act.ACCEPT, -28)
    register = town.task("建立侨捐项目名册")
    town.unit_does(register, Act.SIGN, -150)
    first = register.phases.order_by("order").first()
    if first:
        town.unit_does(first, Act.REPORT_DONE, -60, "各县区捐赠档案已查完。")
        town.office_does(first, Act.ACCEPT, -50)


def _waiting(town: Town) -> None:
    reported = town.due("拓展友好城市", 10)
    town.unit_does(reported, Act.SIGN, -90)
    town.unit_does(reported, Act.REPORT_DONE, -2, "已与两座城市签署友好关系意向书。")
    returned = town.due("健全领事保护协助", 20)
    town.unit_does(returned, Act.SIGN, -90)
    town.unit_does(returned, Act.REPORT_DONE, -15, "应急预案已修订。")
    town.office_does(returned, Act.SEND_BACK, -10, "缺预案演练记录，请补充后再报。")


def _late_and_linked(town: Town) -> None:
    late = town.due("管护侨捐设施", -20)
    town.unit_does(late, Act.SIGN, -90)
    town.unit_does(late, Act.START, -80)
    behind = town.due("弘扬公益精神", 10)
    actions.link(late, behind, lag=30, reason="设施清查完成后再评选表扬。", by=town.office)


def _asked(town: Town) -> None:
    camp = town.due("打造“寻根之旅”夏令营", 25)
    town.unit_does(camp, Act.SIGN, -60)
    town.unit_does(camp, Act.ASK_EXTENSION, -3, "境外营员的签证要到下月办好。", to=_day(70))


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days)
