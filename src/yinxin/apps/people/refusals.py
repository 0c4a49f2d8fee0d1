"""The sentences for what the directory does not allow: what is wrong, and what to do."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.refusals import say

say(
    {
        "unit-name-taken": _("“%(name)s”已经是“%(unit)s”的名称。请换一个名称，或打开该单位修改。"),
        "unit-name-unchanged": _("新名称与“%(unit)s”现在的名称相同。请填写更名后的名称。"),
        "unit-closed": _("“%(unit)s”已于%(day)s停用，不能再改。请选择接替它的单位。"),
        "unit-change-in-future": _("生效日期%(day)s还没有到。请在生效当天或之后登记。"),
        "unit-change-too-early": _("“%(unit)s”的现用名称自%(day)s起使用，变更日期要晚于这一天。请核对日期。"),
        "unit-has-children": _("“%(unit)s”下面还有“%(child)s”等单位。请先把它们移到别的上级单位。"),
        "unit-above-parent": _("单位的层级不能高于上级单位“%(parent)s”。请核对层级或上级单位。"),
        "government-beside-parent": _("地方政府要比上级地方“%(parent)s”低一级。请核对层级；不是地方政府的，性质请选部门。"),
        "unit-below-child": _("“%(unit)s”下面还有层级更高的“%(child)s”。请先改下级单位的层级。"),
        "unit-too-deep": _("“%(unit)s”的上级太多。请把它放在更高的上级单位下面。"),
        "unit-parent-elsewhere": _("“%(unit)s”只能放在本地的单位下面。请重新选择上级单位。"),
        "unit-below-itself": _("“%(parent)s”在“%(unit)s”下面，不能作它的上级。请重新选择上级单位。"),
        "parent-unknown": _("没有名为“%(parent)s”的上级单位。请先添加它，或改正名称。"),
        "split-needs-two": _("拆分“%(unit)s”至少要写两个单位名称，每行一个。"),
        "merger-needs-two": _("合并至少要选两个单位。"),
        "merger-across-places": _("只能合并同一个地方的单位。请重新选择。"),
        "place-cannot-merge": _("“%(unit)s”是一个地方，不能与别的单位合并。"),
        "successor-needs-name": _("请填写合并后的单位名称，或选择并入的单位。"),
        "name-is-history": _("“%(name)s”是单位的现用名称或曾用名称，不能删除。"),
        "group-name-taken": _("已经有名为“%(name)s”的小组。请直接修改它的成员。"),
        "member-from-elsewhere": _("“%(unit)s”不属于%(place)s，不能加入这个小组。"),
        "sign-in-paused": _("这个邮箱的登录尝试太多。请过%(minutes)s分钟再试；忘记口令请找系统管理员重设。"),
        "email-taken": _("%(email)s 已经有账号。请直接给该账号任职。"),
        "post-already-held": _("%(user)s已经在“%(unit)s”担任这个角色。"),
        "post-already-ended": _("这项任职已于%(day)s结束。"),
        "post-ends-too-early": _("离任日期不能早于任职日期%(day)s。"),
    }
)
