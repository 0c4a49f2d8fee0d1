"""The record of progress in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.apps.progress.models import TaskEvent
from yinxin.kit.audit.wording import word

word(
    acts={f"progress.{act.value}": act.label for act in TaskEvent.ActChoice},
    columns={"act": _("办理"), "on": _("日期"), "to": _("改到哪一天"), "part": _("阶段或节点")},
)
