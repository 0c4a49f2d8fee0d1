"""The acts of the registers of talents in words, and the notices they send."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.notices import kinds
from yinxin.apps.notices.kinds import Kind
from yinxin.domain.reading_hours import Urgency
from yinxin.kit.audit.wording import word

word(
    acts={
        "talents.join": _("登记进人才库"),
        "talents.change": _("修改自己的人才登记"),
        "talents.renew": _("确认自己的人才登记"),
        "talents.leave": _("删去自己的人才登记"),
        "talents.ask": _("请求联系一位人才"),
        "talents.answer": _("答复联系请求"),
    },
    columns={"kind": pgettext_lazy("人才", "人才库"), "asked_for": _("用途"), "answer": _("答复")},
)

kinds.say(
    {
        "talent-asked": Kind(
            _("%(unit)s请求联系您，用途：%(purpose)s。请看一看，由您决定同意不同意。"),
            Urgency.DIGEST,
            outside=_("有一个联系请求等您答复。"),
        ),
        "talent-answered": Kind(_("您请求联系的人才（#%(number)s）已答复：%(answer)s。"), Urgency.DIGEST),
        "talent-renew": Kind(
            _("您在人才库的登记到%(day)s就满一年，请确认还是不是这样；不确认就不再显示。"), Urgency.DIGEST
        ),
    }
)
