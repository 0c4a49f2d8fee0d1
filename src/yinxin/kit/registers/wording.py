"""How the acts of the engine read in the audit record."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.kit.audit.wording import word

word(
    acts={
        "registers.make-hook": _("建立变更推送"),
        "registers.renew-hook": _("更换变更推送的密钥"),
        "registers.hook-on": _("启用变更推送"),
        "registers.hook-off": _("停用变更推送"),
        "registers.create": _("登记一条记录"),
        "registers.change": _("修改一条记录"),
        "registers.move": _("记录转阶段"),
        "registers.check": _("核查一条记录"),
        "registers.publish": _("公开一条记录"),
        "registers.withdraw": _("停止公开一条记录"),
        "registers.restore": _("恢复一条记录"),
        "registers.log": _("在记录下登记一条"),
        "registers.strike": _("划去记录下的一条"),
        "registers.remove": _("删去一条记录"),
        "registers.erase": _("按本人要求抹去一条记录"),
        "registers.attach": _("给记录添加附件"),
        "registers.amend-attachment": _("修改附件说明"),
        "registers.remove-attachment": _("移除记录的附件"),
        "registers.source": _("记下一栏的出处"),
        "registers.keep-view": _("保存一个列表"),
        "registers.drop-view": _("删去保存的列表"),
        "registers.add-part": _("在记录里加一行"),
        "registers.change-part": _("修改记录里的一行"),
        "registers.remove-part": _("删去记录里的一行"),
    },
    columns={
        "url": _("接收地址"),
        "register": _("名录"),
        "is_on": _("启用"),
        "stage": pgettext_lazy("名录", "阶段"),
        "published_on": _("公开日期"),
        "checked_on": _("最近核查"),
    },
)
