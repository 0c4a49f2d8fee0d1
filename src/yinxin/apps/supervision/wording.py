"""The record and the notices of supervision in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices.kinds import Kind, say
from yinxin.domain.reading_hours import Urgency
from yinxin.kit.audit.wording import word

word(
    acts={
        "supervision.issue-notice": _("发出督办单"),
        "supervision.reply-to-notice": _("回复督办单"),
        "supervision.settle-notice": _("督办销号"),
        "supervision.ask-again": _("要求再回复"),
        "supervision.withdraw-notice": _("撤回督办单"),
        "supervision.draft": _("起草文稿"),
        "supervision.set-template": _("更换文稿模板"),
        "supervision.drop-template": _("改用内置模板"),
    },
    columns={"reply": _("回复"), "unit": _("单位"), "task": _("任务"), "kind": _("文种"), "file": _("文件")},
)

say(
    {
        "supervision-notice-issued": Kind(_("收到%(number)s督办单，请在%(due)s前回复：%(title)s"), Urgency.NOW),
        "supervision-notice-again": Kind(_("%(number)s督办单要再回复：%(title)s"), Urgency.NOW),
        "supervision-notice-settled": Kind(_("%(number)s督办单已销号：%(title)s")),
        "supervision-notice-withdrawn": Kind(_("%(number)s督办单已撤回：%(title)s")),
        "supervision-notice-replied": Kind(_("%(unit)s回复了%(number)s督办单：%(title)s")),
        "task-due-before-5": Kind(_("还有五个工作日到期（%(due)s）：%(title)s")),
        "task-due-due": Kind(_("今天到期：%(title)s"), Urgency.NOW),
        "task-due-overdue-1": Kind(_("已到期一个工作日（期限%(due)s）：%(title)s"), Urgency.NOW),
        "task-due-overdue-5": Kind(_("已逾期五个工作日（期限%(due)s）：%(title)s"), Urgency.NOW),
        "task-due-overdue-10": Kind(_("已逾期十个工作日（期限%(due)s）：%(title)s"), Urgency.NOW),
    }
)
