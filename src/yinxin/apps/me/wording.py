"""The register and the record of this app in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yinxin.domain.privacy.fields import Basis, Kept, Klass, OnErasure, Purpose, Retention
from yinxin.domain.privacy.looks import LookPurpose
from yinxin.kit.audit.wording import word

PURPOSES: Mapping[Purpose, Promise] = {
    Purpose.SIGN_IN: _("登录和收信"),
    Purpose.ADDRESS: _("称呼您，用您的语言显示"),
    Purpose.SECURITY: _("保护您的账号"),
    Purpose.POST: _("记明您在哪个单位任什么职"),
    Purpose.OFFICE_WORK: _("记明公务由谁办理"),
    Purpose.POSTING: _("寄送您申请的材料"),
    Purpose.CALLING: _("办理中与您联系"),
    Purpose.OTHER_NAMES: _("核对证件和旧文书上的姓名写法"),
    Purpose.IDENTITY: _("办理事项时核对身份"),
    Purpose.FINDING: _("只供按完整号码精确核对，不能还原"),
    Purpose.CONSENT_PROOF: _("证明您同意过什么、何时撤回"),
    Purpose.ACCESS_LOG: _("让您知道谁看过、改过您的记录"),
    Purpose.RECORD: _("系统运行和操作的记录"),
    Purpose.DELIVERY: _("把信件送到您的邮箱"),
    Purpose.NOTICE: _("按您选的方式通知您要办的事"),
    Purpose.ERASURE_PROOF: _("证明您已注销，恢复备份时再次删除"),
    Purpose.PUBLISHED_OFFICE: _("登记社团自己公布的职员姓名"),
    Purpose.TALENT: _("让需要专家或外语人才的单位按专长找到您，由您决定要不要联系"),
    Purpose.HONOUR: _("登记有关机关授予的荣誉"),
    Purpose.ROOTS_LETTER: _("由人答复您关于自家来历的来信"),
    Purpose.ANCESTORS: _("登记族谱所载、已证明去世的先人，供寻根的人查考"),
    Purpose.LETTERS: _("与同宗的亲人牵线和通信，双方都愿意才接通"),
    Purpose.OWN_GIFTS: _("登记您的捐赠，把它的去向告诉您，并按您的意愿公开或不公开姓名"),
}
BASES: Mapping[Basis, Promise] = {
    Basis.CONSENT: _("您的同意（个人信息保护法第十三条第一款第一项）"),
    Basis.DUTY: _("履行法定职责或法定义务（个人信息保护法第十三条第一款第三项）"),
    Basis.PUBLISHED: _("已经公开的信息，在合理的范围内使用（个人信息保护法第十三条第一款第六项）"),
    Basis.SEPARATE_CONSENT: _("您的单独同意（个人信息保护法第二十九条）"),
}
RETENTIONS: Mapping[Retention, Promise] = {
    Retention.ACCOUNT: _("到您注销账号为止"),
    Retention.CORRECTED: _("到您删去或注销账号为止"),
    Retention.CONSENT: _("到您撤回同意、删去或注销账号为止；满24个月或说明更新后未重新同意的，次日凌晨自动删除"),
    Retention.SESSION: _("到您退出登录或登录过期为止"),
    Retention.SHORT: _("办完后短期保存"),
    Retention.YEAR: _("满一年或注销账号时删除；没有读过的通知留到读过为止"),
    Retention.ARCHIVE: _("按档案保管期限长期保存"),
    Retention.CHAIN: _("随操作记录长期保存，不少于六个月"),
    Retention.PROOF: _("作为凭证长期保存"),
}
KEPT: Mapping[Kept, Promise] = {
    Kept.ARCHIVE_LAW: _("档案法：机关办理公务形成的记录要归档保存。注销后只留账号编号，不再显示姓名。"),
    Kept.RECORD: _("网络安全法：操作记录要保存不少于六个月，且不能改动。注销后只留“发生过什么”，与您有关的内容删除。"),
    Kept.PROOF: _("个人信息保护法：要能证明同意、撤回和注销都办过。只留编号、时间和当时的说明，不含您的资料。"),
}
KLASSES: Mapping[Klass, Promise] = {
    Klass.PUBLIC: _("一般"),
    Klass.CONTACT: _("个人"),
    Klass.SEALED: _("敏感，加密保存"),
}
ON_ERASURE: Mapping[OnErasure, Promise] = {
    OnErasure.REMOVED: _("删除"),
    OnErasure.BLANKED: _("抹去内容"),
    OnErasure.SHREDDED: _("删除并销毁密钥"),
    OnErasure.KEPT: _("保留"),
}
LOOKS: Mapping[LookPurpose, Promise] = {
    LookPurpose.APPLICATION: _("办理本人申请的事项"),
    LookPurpose.DELIVERY: _("向本人寄送材料"),
    LookPurpose.VERIFYING: _("核对本人出示的证件"),
    LookPurpose.CORRECTION: _("应本人要求更正"),
}


FURTHER_LOOKS: Mapping[str, Promise] = {
    "account-keeping": _("管理账号和任职"),
    "talent-contact": _("经您同意，为您答应的事联系您"),
    "letters-report": _("查看您交来的书信举报"),
}
"""Looks that no form offers, because their page serves nothing else."""


def purpose_in_words(code: str) -> str:
    """What a look was for; an unknown code is shown as it is, so that nothing recorded is hidden."""
    known = {purpose.value: words for purpose, words in LOOKS.items()} | dict(FURTHER_LOOKS)
    return str(known.get(code, code))


word(
    purposes={purpose.value: words for purpose, words in LOOKS.items()} | dict(FURTHER_LOOKS),
    acts={
        "me.correct": _("更正账号资料"),
        "me.keep-contact": _("保存联系资料"),
        "me.take-out": _("导出个人资料"),
        "me.erase": _("注销账号"),
        "me.find-in-vain": _("按证件号码查找，没有查到"),
        "me.too-many-looks": _("一天内查看次数超过上限"),
    },
    columns={"fields": _("栏目"), "masked": _("已遮挡"), "beside": _("同时显示（遮挡）"), "most": _("上限")},
)
