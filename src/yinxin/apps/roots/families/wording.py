"""The acts on persons of genealogies in words, and what they refuse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.roots.families.models import RelationKind
from yinxin.kit.audit.wording import word
from yinxin.kit.refusals import say

word(
    acts={
        "families.enter": _("登记谱中先人"),
        "families.keep": _("导入世系，只留已证明去世的人"),
        "families.say": _("补登先人的一条记载"),
        "families.correct": _("更正先人的记载"),
        "families.unsay": _("删去先人的一条记载"),
        "families.take-out": _("删去谱中先人"),
        "families.state": _("核对先人去世的证据，等第二人"),
        "families.confirm": _("第二人核对先人去世的证据"),
        "families.reopen": _("先人去世的证据有改动，重新等第二人核对"),
    },
    columns={
        "clan": _("宗族"),
        "branch": _("房派"),
        "kept_persons": _("留下的人数"),
        "dropped_persons": _("不留的人数"),
        "person": _("谱中人编号"),
        "other_person": _("另一人编号"),
        "generation": _("世次"),
        "visibility": _("公开范围"),
        "sex": _("性别"),
    },
)

say(
    {
        "person-not-proven": _(
            "这些记载不能证明此人已经去世，没有登记：这里不登记在世的人。请写明去世或安葬的日期和出处（墓碑、讣告、死亡证明、谱上的卒年）；"
            "没有日期的要写出处的页码，或满110年的出生年；只听人口述、出处自己存疑的不算。"
        ),
        "person-may-live": _(
            "照这一条改，就不能证明谱中有关的人已经去世，没有保存。请先补登去世或安葬的记载；没有的，请把此人删去。"
        ),
        "person-gone": _("这个人或这条记载刚被别人删去，请回到房派页面看看。"),
        "person-not-waiting": _("这位先人去世的证据已有两人看过，不用再核对。"),
        "person-second-official": _(
            "去世的证据是您自己登记或更正的，不能由您核对。请另一位经办名录的同事打开“待核对的先人”，对照出处再核对。"
        ),
        "person-changed": _(
            "您打开这一页以后，这位先人的记载又有改动，没有核对。下面是现在的记载，请重新对照出处再核对。"
        ),
        "person-last-name": _("一个人至少要有一个名字。请先补登另一个，再删这一个。"),
        "text-names-living": _(
            "“%(field)s”里的“%(words)s”可能说到在世的人，没有保存：这一栏人人能看到。请删去在世的人的姓名、生年、住处和近况，只写先人和旧事；"
            "年份是去世、立碑、修建或印书的，请把这些字写在年份后面。"
        ),
        "kin-cycle": _("照这些关系，有人成了自己的祖先，没有保存。请核对父母和子女有没有写反。"),
    }
)

BECAUSE = {
    "death": _("有去世的记载"),
    "burial": _("有安葬的记载"),
    "age": _("按最迟的出生年，已满110年"),
    "kin": _("按父祖或子孙的年代推算，出生已满110年"),
}
"""Why it is held to be proven."""

OF_PARENT = (RelationKind.FATHER, RelationKind.MOTHER)
"""Of these somebody has one: two are a contradiction of sources."""

OTHER_WAY = {
    (RelationKind.FATHER, RelationKind.MOTHER): pgettext_lazy("世系", "子女"),
    (RelationKind.HEIR_OF, RelationKind.ALSO_HEIR_OF): _("嗣子"),
    (RelationKind.UNCERTAIN,): _("疑为子女"),
}
"""Relations as the parent sees them."""

HEADINGS = {
    "names": _("先人的名字"),
    "events": _("先人的生平记载"),
    "relations": _("先人的世系关系"),
    "person": _("先人的世次、房派和公开范围"),
    "take-out": _("删去谱中先人"),
}
