"""The record and the notices of supervision in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices.kinds import Kind, say
from yinxin.apps.supervision.models import ProposalStep
from yinxin.domain.reading_hours import Urgency
from yinxin.kit.audit.wording import word

word(
    acts={
        "supervision.recount": _("放假安排公布后重新计算"),
        "supervision.hand-on": _("督办和提案移交"),
        "supervision.issue-notice": _("发出督办单"),
        "supervision.reply-to-notice": _("回复督办单"),
        "supervision.settle-notice": _("督办销号"),
        "supervision.ask-again": _("要求再回复"),
        "supervision.withdraw-notice": _("撤回督办单"),
        "supervision.assess": _("试算考核"),
        "supervision.announce-assessment": _("公示考核"),
        "supervision.appeal": _("申诉"),
        "supervision.decide-appeal": _("决定申诉"),
        "supervision.freeze-assessment": _("考核定稿"),
        "supervision.promise": _("向社会公开计划"),
        "supervision.take-off": _("停止向社会公开计划"),
        "supervision.propose": _("登记提案"),
        **{f"supervision.proposal-{step.value}": step.label for step in ProposalStep.Choice},
        "supervision.budget": _("登记预算"),
        "supervision.rebudget": _("调整预算"),
        "supervision.pay": _("登记支付"),
        "supervision.draft": _("起草文稿"),
        "supervision.set-template": _("更换文稿模板"),
        "supervision.drop-template": _("改用内置模板"),
    },
    columns={
        "is_on": _("向社会公开"),
        "with_reports": _("公开最近一次报告的文字"),
        "reply": _("回复"),
        "unit": _("单位"),
        "task": _("任务"),
        "kind": _("文种"),
        "file": _("文件"),
        "rules": _("计分规则"),
        "stage": _("环节"),
        "proposer": _("提出单位"),
        "budget": _("预算（元）"),
        "amount": _("金额（元）"),
        "purpose": _("用途"),
        "fund": _("专项资金"),
        "name": _("名称"),
        "results": _("结果"),
    },
)

say(
    {
        "supervision-notice-issued": Kind(_("收到%(number)s督办单，请在%(due)s前回复：%(title)s"), Urgency.NOW),
        "supervision-notice-again": Kind(_("%(number)s督办单要再回复：%(title)s"), Urgency.NOW),
        "supervision-notice-settled": Kind(_("%(number)s督办单已销号：%(title)s")),
        "supervision-notice-withdrawn": Kind(_("%(number)s督办单已撤回：%(title)s")),
        "supervision-notice-replied": Kind(_("%(unit)s回复了%(number)s督办单：%(title)s")),
        "proposal-handed-over": Kind(_("提案交给你单位办理，%(due)s前反馈：%(title)s"), Urgency.NOW),
        "assessment-announced": Kind(_("%(year)s年考核已公示，%(until)s前可以申诉。"), Urgency.NOW),
        "assessment-appeal": Kind(_("%(unit)s对考核提出申诉：%(title)s")),
        "assessment-appeal-decided": Kind(_("考核申诉已有决定：%(title)s"), Urgency.NOW),
        "task-due-before-5": Kind(_("还有%(n)s个工作日到期（%(due)s）：%(title)s")),
        "task-due-due": Kind(_("今天到期：%(title)s"), Urgency.NOW),
        "task-due-overdue-1": Kind(_("已逾期%(n)s个工作日（期限%(due)s）：%(title)s"), Urgency.NOW),
        "task-due-overdue-5": Kind(_("已逾期%(n)s个工作日（期限%(due)s）：%(title)s"), Urgency.NOW),
        "task-due-overdue-10": Kind(_("已逾期%(n)s个工作日（期限%(due)s）：%(title)s"), Urgency.NOW),
    }
)
