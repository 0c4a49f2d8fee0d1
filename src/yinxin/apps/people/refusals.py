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
        "government-beside-parent": _(
            "地方政府要比上级地方“%(parent)s”低一级。请核对层级；不是地方政府的，性质请选部门。"
        ),
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
        "second-factor-own": _("自己的两步验证不能这样重置。请用恢复码登录，或请另一位管理人员办理。"),
        "second-factor-none": _("%(user)s没有设置两步验证，不用重置。"),
        "sign-up-crossed": _("这次注册没有办成。请返回上一页再试一次。"),
        "email-taken": _("%(email)s 已经有账号。请直接给该账号任职。"),
        "post-already-held": _("%(user)s已经在“%(unit)s”担任这个角色。"),
        "post-for-closed-account": _("%(user)s的账号已关闭，不能任职。请先由系统管理员恢复账号，或另选一人。"),
        "post-for-oneself": _("不能给自己任职。请由有权安排人员的其他同事办理。"),
        "post-not-yours-to-give": _("您不能在“%(unit)s”任免“%(role)s”。请找能任免这个角色的人办理。"),
        "post-held-alone": _(
            "“%(alone)s”由专人担任，不能与“%(other)s”兼任，而%(user)s在“%(unit)s”已有任职。请另选一人，或先办理离任。"
        ),
        "post-needs-successor": _(
            "“%(unit)s”还有没办完的事，%(user)s离任后没有人负责。请选接替的人，或选交给上级单位或协调办。"
        ),
        "office-needs-successor": _("%(user)s是“%(unit)s”协调办最后一个人，还有没办完的事。请选接替的人。"),
        "unit-has-last-office": _("协调办只在“%(unit)s”有人，停用后没有人管没办完的事。请先在别的单位安排协调办的人。"),
        "successor-is-leaving": _("接替的人不能是离任的%(user)s自己。请另选一人。"),
        "account-has-posts": _("%(user)s还在任职。请先办理离任，再关闭账号。"),
        "account-erased": _("这个账号的主人已注销，资料已删除，不能恢复。需要账号的，请重新注册。"),
        "account-of-oneself": _("不能关闭或恢复自己的账号。请由另一位系统管理员办理。"),
        "place-changed-above": _("“%(unit)s”本身的层级和性质由上级登记，不能在这里改。请联系上级协调办。"),
        "post-already-ended": _("这项任职已于%(day)s结束。"),
        "post-ends-too-early": _("离任日期不能早于任职日期%(day)s。"),
    }
)

say(
    {"sign-in-paused": _("这个邮箱的登录尝试太多。请过%(minutes)s分钟再试，或用通行密钥登录；忘记口令可以重设。")},
    status=429,
)
