"""What the lights of the chart mean, in one line each. The rule that lit a task stands on its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.progress.models import Light
from yinxin.apps.supervision.chart.sheet import OFF


@dataclass(frozen=True, slots=True)
class Key:
    """`sign` is the one character inside the mark, so that the chart is read without colours too."""

    sign: Promise
    name: Promise
    rule: Promise


LEGEND: Mapping[str, Key] = MappingProxyType(
    {
        Light.RED.value: Key(pgettext_lazy("挂图标记", "红"), _("红灯"), _("到期没有完成，或明显落后")),
        Light.AMBER.value: Key(pgettext_lazy("挂图标记", "黄"), _("黄灯"), _("期限将到，或进度落后")),
        Light.GREY.value: Key(pgettext_lazy("挂图标记", "灰"), _("灰灯"), _("没有报告")),
        Light.GREEN.value: Key(pgettext_lazy("挂图标记", "绿"), _("绿灯"), _("没有到期或落后，或已完成")),
        OFF: Key(pgettext_lazy("挂图标记", "停"), _("不亮灯"), _("已暂停、并入或取消")),
    }
)
