"""The record of reporting in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word

word(
    acts={
        "progress.declare-schedule": _("安排填报"),
        "progress.stop-schedule": _("停止填报安排"),
        "progress.open-round": _("开始填报轮次"),
        "progress.extend-round": _("延长填报轮次"),
        "progress.close-round": _("收齐填报轮次"),
        "progress.recount-round": _("重算填报截止日期"),
        "progress.remind-round": _("提醒填报"),
        "progress.excuse-line": _("免报"),
        "progress.hand-on": _("移交填报"),
        "progress.report": _("提交进展报告"),
        "progress.want-report": _("请补充报告"),
        "progress.take-over": _("汇总其他单位的报告"),
        "progress.add-evidence": _("添加佐证"),
        "progress.use-evidence": _("采用查到的佐证"),
        "progress.withdraw-evidence": _("撤回佐证"),
        "progress.load-sheet": _("导入填报表"),
        "progress.upload-ledger": _("上传台账"),
        "progress.take-ledger": _("导入台账"),
        "progress.undo-ledger": _("撤销台账导入"),
    },
    columns={"due_on": _("填报截止"), "lines": _("填报项数"), "until": _("到哪天止"), "silent": _("未报项数")},
)
