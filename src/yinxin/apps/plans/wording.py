"""The record of plans in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word
from yinxin.kit.outbox.wording import word_kinds

word(
    acts={
        "plans.upload": _("上传文件"),
        "plans.read": _("读完文件"),
        "plans.read-again": _("重新读取"),
        "plans.read-failed": _("没有读成"),
        "plans.add": _("添加任务"),
        "plans.edit": _("修改待确认任务"),
        "plans.choose-unit": _("认定单位"),
        "plans.split": _("拆分任务"),
        "plans.merge": _("合并任务"),
        "plans.drop": _("舍去任务"),
        "plans.restore": _("取回任务"),
        "plans.settle-doubts": _("核对疑点"),
        "plans.confirm": _("确认任务"),
        "plans.finish-import": _("全部确认完毕"),
        "plans.put-in-force": _("计划开始执行"),
        "plans.set-revision": _("认定为新版本"),
        "plans.revise": _("按新版本修改"),
        "plans.withdraw": _("撤出清单"),
        "plans.keep-as-is": _("保持不变"),
        "plans.amend": _("按通知修改"),
        "plans.assign": _("更改承办单位"),
        "plans.describe": _("更正计划信息"),
        "plans.discard": _("移除文件"),
        "plans.undo-import": _("撤销导入"),
        "plans.hand-over": _("移交任务"),
        "plans.leave-duty": _("不再承担任务"),
    },
    columns={
        "title": _("标题"),
        "text": _("任务内容"),
        "path": _("各级标题"),
        "measures": _("工作措施"),
        "phases": _("阶段目标"),
        "safeguards": _("保障措施"),
        "notes": _("备注"),
        "due": _("完成时限"),
        "due_text": _("时限原文"),
        "recurrence": _("周期"),
        "refusal": _("原因"),
        "tasks": _("任务"),
    },
)

word_kinds({"plans.read": _("读取计划文件")})
