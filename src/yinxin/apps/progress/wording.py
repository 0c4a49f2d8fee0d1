"""The record of progress in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.apps.progress.judging_forms import LABELS
from yinxin.apps.progress.models import TaskEvent
from yinxin.kit.audit.wording import word

word(
    acts={
        **{f"progress.{act.value}": act.label for act in TaskEvent.ActChoice},
        "progress.link": _("添加衔接"),
        "progress.unlink": _("取消衔接"),
        "progress.tune-lights": _("改亮灯规则"),
        "progress.dismiss-alarm": _("核对提醒"),
    },
    columns={
        "act": _("办理"),
        "on": _("日期"),
        "to": _("改到哪一天"),
        "part": _("阶段或节点"),
        "before": _("前一任务"),
        "after": _("后一任务"),
        "lag": _("间隔天数"),
        "alarm": _("提醒"),
        **{name: label for name, (label, _hint) in LABELS.items()},
    },
)
