"""The guide to old papers: what each kind looks like, where its names hide, and what they are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Mark:
    """One numbered place on the sketch, and what stands there."""

    name: str | Promise
    text: str | Promise


@dataclass(frozen=True, slots=True)
class Chapter:
    """One kind of paper. `drawing` is the template of its sketch, `about` what one has to know before reading it."""

    code: str
    title: str | Promise
    about: str | Promise
    marks: Sequence[Mark]
    further: str | Promise = ""

    @property
    def drawing(self) -> str:
        return f"seeking/sketches/{self.code}.html"


def chapters() -> Sequence[Chapter]:
    return CHAPTERS


CHAPTERS: Sequence[Chapter] = (
    Chapter(
        "exclusion",
        _("入境档案和讯问纸"),
        _(
            "从十九世纪八十年代到二十世纪四十年代，美国、加拿大、澳大利亚和新西兰对华人逐个讯问、立案。问答里有姓名、村子、邻居，甚至房子朝哪边开门。"
        ),
        (
            Mark(
                _("姓名"), _("先写姓，还是后写姓，各官不一。三个字的名常写成三个词，也常连成一个；把每一种分法都试试。")
            ),
            Mark(_("Ah 不是名字"), _("“Ah”“A”是叫人时加的“阿”，官员却当作名字写下来。Ah Sing 的姓，要到别处找。")),
            Mark(
                _("村子和县"),
                _(
                    "照讯问时的口音记：Hoy San、Sun Ning 都是台山，1914年以前叫新宁。村名往往只有两个字，后面的 Lee、Heung、Chuen 可能是“里、乡、村”，也可能就是名字的一部分。"
                ),
            ),
            Mark(_("婚后名和小名"), _("男人成家时另起一个名（字）。同一个人，档案里可有三四个名，都不算假。")),
        ),
        _(
            "当年法律不许华工入境，许多人只能用别人家儿子的身份上岸，档案上的姓是“纸上的姓”。这不是可耻的事：那是一家人活下去的办法。请把它当作“纸上所写”，另把家里知道的真姓也记下来；两样都是证据。"
        ),
    ),
    Chapter(
        "passengers",
        pgettext_lazy("旧纸", "船客名单"),
        _("一行一个人，抄写的是船公司的职员，多半照听到的写，也常抄串行。"),
        (
            Mark(_("姓名一栏"), _("通常先姓后名，但有的船倒过来写。只有两个词的，先按先姓后名试。")),
            Mark(_("最后住处"), _("写的多半是上船的港口：Hong Kong、Amoy（厦门）、Swatow（汕头），不是家乡。")),
            Mark(_("家里最近的亲人"), _("1907年起，到美国的名单有这一栏，常常写明村名和父亲、妻子的名字。先看这里。")),
        ),
    ),
    Chapter(
        "gravestone",
        pgettext_lazy("旧纸", "墓碑"),
        _("竖写，从右往左读。碑上的汉字是最可靠的：照下来，一个字一个字地填进检索框，简体、繁体都认。"),
        (
            Mark(
                _("右行：籍贯"),
                _("省、县、村，从大到小，例如“台山 那扶 塘头村”。旧碑上的“新宁”就是台山，“冈州”是新会，“香山”是中山。"),
            ),
            Mark(_("中行：姓名"), _("大字。前面的“显考”是父亲，“显妣”是母亲；“公”是尊称，不是名字。")),
            Mark(
                _("某门某氏"), _("“谭门李氏”是嫁到谭家的李姓女子：她自己姓李。名字往往没有刻上去，不等于她没有名字。")
            ),
            Mark(
                _("左行：年月和立碑人"),
                _("年号要换算：民国十年是1921年，光绪二十年是1894年。立碑的子孙里可能有在世的人，请不要抄到网上。"),
            ),
        ),
    ),
    Chapter(
        "genealogy",
        _("族谱和神主牌"),
        _("一页一房，上下是辈分，从右往左是兄弟。字辈诗里的字会在每一代人的名字中出现，认出一个字，就知道是第几代。"),
        (
            Mark(pgettext_lazy("旧纸", "世次"), _("“十八世”是从始祖数下来的第几代，不是年代。")),
            Mark(_("讳、字、号"), _("“讳”后面是本名，“字”是成年后的名，“号”是自己取的。旧纸上用的可能是任何一个。")),
            Mark(
                _("配、娶"), _("“配黄氏”是妻子，只写她娘家的姓。母亲和祖母这一边，要到她娘家的族谱、墓碑、银信里去找。")
            ),
            Mark(_("女儿"), _("旧谱多半只记儿子，女儿记作“女一，适陈”：嫁到陈家。没有写，不等于没有。")),
            Mark(_("往某国"), _("“往美国”“出洋”“殁于金山”：出洋的人常有这样一笔。")),
        ),
    ),
    Chapter(
        "letter",
        _("银信（侨批）的信封"),
        _("信和钱同寄一封。收信人的地址写给乡下的送信人看，比任何外国档案都准。"),
        (
            Mark(_("右边：收信的地方"), _("县、墟、村、里，一级一级写。墟是送信人落脚的市集，地图上还找得到。")),
            Mark(
                _("中间：收信人"),
                _("“吾妻”“慈亲大人”是称呼；后面才是名字。收信的女人用夫姓、娘家姓，还是只写“某某之母”，各家不同。"),
            ),
            Mark(_("左边：寄信人和金额"), _("寄信人常只写名，不写姓。“外付洋银五十元”是钱。")),
            Mark(_("商号的印"), _("经手的银号、药材铺往往是同乡同姓开的：查它的名字，就找到了会馆。")),
        ),
    ),
    Chapter(
        "straits",
        _("南洋、荷属东印度和菲律宾的文书"),
        _(
            "文书由当地官吏用英文、荷兰文、马来文或西班牙文写成，各照各的拼法：同是“陈”，槟城写 Tan，雅加达也写 Tan，怡保写 Chan，马尼拉成了 Tan 或 -co 结尾的新姓。"
        ),
        (
            Mark(_("bin、binti、anak"), _("马来文书的“某人之子、之女”：后面是父亲的名字。")),
            Mark(_("荷兰式拼写"), _("oe 读 u，tj 读 ch，dj 读 j，nj 读 ny：Oey 就是黄，Thio 是张，Tjan 是曾。")),
            Mark(
                _("菲律宾的长姓"),
                _("Cojuangco、Tanchanco 是把祖父的姓名连起来，再加敬称“哥”（-co）：真姓藏在开头，例如 Tan 是陈。"),
            ),
            Mark(_("方言的帮"), _("文书或会馆写着 Hokkien、Teochew、Hakka、Hainan，就知道该照哪一种话去读。")),
        ),
    ),
)
"""Read in this order: from what most visitors have in hand to what few do."""
