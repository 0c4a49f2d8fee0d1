"""Where one can go from every page. Every name here is a setting; settings.py takes them all over."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The masthead: where one can go, in order. The pages themselves say who may see what.
# The third is what one does there, for the start page of whoever has no plan to read.
NAVIGATION: list[tuple[str, object, object]] = [
    ("plans:home", _("首页"), ""),
    ("plans:list", pgettext_lazy("列表", "计划"), ""),
    ("supervision:boards", pgettext_lazy("导航", "挂图"), ""),
    ("progress:report", _("填报"), _("填报本单位现在要报的进展。")),
    ("progress:work", _("待办"), _("签收、验收、决定延期和暂停。")),
    ("registers:home", _("名录"), _("查看和登记捐赠、社团、遗产等各类名录。")),
    ("seeking:box", _("寻根"), _("从旧纸上的拼写查姓、村子和会馆。")),
    ("people:unit-list", _("单位目录"), _("查单位，安排任职人员。")),
    ("supervision:hub", pgettext_lazy("导航", "督查"), _("督办单、提案、考核和文稿。")),
    ("calendar:home", pgettext_lazy("导航", "日历"), _("查放假和调休安排，录入新一年的放假通知。")),
    ("audit:record", _("操作记录"), _("核查任职人员做过什么、看过什么。")),
    ("outbox:dead", _("后台任务"), _("处理停下来的任务，查看定时任务。")),
    ("me:find", _("按证件号码核对"), _("凭完整的证件号码核对一个人。")),
    ("me:home", _("我的信息"), _("查看、更正和导出您的资料，看谁查看过。")),
]
# Beside it, what waits for the reader: called with the request where a masthead is printed, each gives a kit.ui.context.Mark or None.
MASTHEAD_MARKS = ["yinxin.apps.notices.masthead.unread"]
# At the foot of every page, for everybody.
FOOTER: list[tuple[str, object]] = [
    ("seeking:box", _("寻根")),
    ("donations:gifts", _("我的捐赠")),
    ("registers:public-home", _("公开名录")),
    ("me:notice", _("个人信息说明")),
    ("audit:transparency", _("透明度")),
    ("progress:burden-counter", _("减负账")),
]
# In the masthead of pages for visitors without an account.
VISIT_WAYS: list[tuple[str, object]] = [
    ("seeking:box", pgettext_lazy("导航", "寻根")),
    ("seeking:guide", pgettext_lazy("导航", "旧纸怎么读")),
    ("seeking:ask", pgettext_lazy("导航", "写信请人帮忙")),
    ("spellings:give", pgettext_lazy("导航", "我家这样拼写")),
    ("registers:public-home", pgettext_lazy("导航", "公开名录")),
]
