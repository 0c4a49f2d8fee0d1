"""Which quantities are figures of a plan and which are not.

Set phrases (五位一体, 四个意识), counts of a document's or an office's own parts (共5项, 6个专班), entitlements and conditions
(每人补贴3000元, 对占比30%以上的企业), properties (占地120亩的园区), indefinite articles (一支队伍) and ordinals are numbers
that nobody reports on. All texts here are masked by `blanks`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yinxin.domain.plans.blanks import BLANK
from yinxin.domain.plans.clauses import Stretch
from yinxin.domain.plans.proposal import Comparator
from yinxin.domain.plans.quantities import Quantity
from yinxin.domain.plans.rhythms import is_rhythm
from yinxin.domain.plans.setphrases import is_ordinal, is_set_phrase
from yinxin.domain.plans.speeds import SPEED_UNITS, is_promised_speed


@dataclass(frozen=True, slots=True)
class _Place:
    """A quantity in its clause: the words before it, its own comparator (达到, 不少于), the number with what closes it (以上), the words after it."""

    quantity: Quantity
    before: str
    compared: str
    closing: str
    after: str

    @property
    def unit(self) -> str:
        return self.quantity.unit

    @property
    def is_money(self) -> bool:
        return self.unit.endswith(("元", "人民币", "港币", "英镑"))

    @property
    def is_share(self) -> bool:
        return self.unit in {"%", "成", "倍", "个百分点", "百分点", "‰"}


_NEAR = 120
"""A clause longer than this is no clause; looking no further keeps an endless line from costing more than its length."""


def is_figure(text: str, quantity: Quantity, clause: Stretch) -> bool:
    """Whether somebody could report on this quantity."""
    place = _Place(
        quantity,
        text[max(clause.start, quantity.start - _NEAR) : quantity.start],
        text[quantity.start : quantity.digits].strip(),
        text[quantity.digits : quantity.end],
        text[quantity.end : min(clause.end, quantity.end + _NEAR)],
    )
    if quantity.unit in SPEED_UNITS:
        return is_promised_speed(quantity, place.before, place.compared, place.after)
    if quantity.unit in {"年", "岁"}:
        return _SPAN_BEFORE.search(place.before + place.compared) is not None
    return not any(is_other(place) for is_other in _OTHERS)


def _is_name(place: _Place) -> bool:
    printed, unit = place.quantity.printed, place.unit
    if is_set_phrase(place.before, printed, unit, place.after):
        return True
    # 千名 alone is rhetoric; 近千名 is a number
    if place.quantity.upper is not None or place.quantity.comparator is not Comparator.EQUAL:
        return False
    if printed in {"百", "千"}:
        return True
    return not printed.isascii() and is_ordinal(place.before, printed, unit, place.after)


# 6个专班, 三个阶段, 23项具体任务, 八项规定: how a document or an organisation is divided.
_PARTS_UNITS = frozenset({"个", "项", "条", "类", "种"})
_PARTS_AFTER = re.compile(
    r"[^，。；、的]{0,6}?(?:方面|阶段|环节|步骤|层面|层次|维度|角度|领域(?!的)|部分|专班|专项小组|专责小组|工作组|小组|要点|主题|板块|篇章"
    r"|(?:重点|主要|具体|改革|工作)(?:工作)?(?:任务|举措|措施|内容|事项|目标)|任务(?!清单)|举措|措施|指标|条件|原则|要求|工程(?!项目)|行动|体系|机制"
    r"|规定|支撑|目标|责任清单|工作责任|改革试验区域|区域(?=和|、|，|$))"
)
# 招商政策12条, 20条惠企措施: a policy's name; 街道100条 and 线路3条 are things.
_POLICY_AFTER = re.compile(r"[^，。；]{0,8}(?:措施|政策|意见|举措|规定|办法|细则|条款|要求|新政)")
_POLICY_BEFORE = re.compile(rf"(?:措施|政策|意见|举措|规定|办法|细则|条款|要求|新政|条例|法|{BLANK}|^)\s*$")
# 共5项, 分为三个, 上述3个, 原18个, （一）方面5项: counted among what is already there.
_LISTED_BEFORE = re.compile(
    r"(?:[（(]共|分为?|包括|包含|涵盖|以下|下列|上述|前述|按照|分成|划分为|其余|前|原|这|该|其他|另外|方面|类)\s*$"
)
_AMONG_AFTER = re.compile(r"[^，。；]{0,30}之一")
# 入选首批13个示范区: among those that somebody else chose; 完成首批13个 is the first batch of one's own.
_ONE_OF = re.compile(
    r"(?:入选|入围|纳入|列入|列为|成为|作为|属于|跻身|获批|获评|被)[^，。；]{0,12}(?:首批|第[一二三四五六七八九十\d]+批)\s*$"
)
# 有两个牵头单位的，…: a note on how the document names its units.
_DUTY_AFTER = re.compile(r"\s*以?上?的?(?:牵头|责任|配合|主办|协办|承办|参与|指导)(?:单位|部门|处室|科室)")
# 联合市财政局等5个部门: who does it.
_JOINED_BEFORE = re.compile(r"(?:联合|会同|协同|协调)[^，。；]{0,40}$")
_OFFICES_AFTER = re.compile(r"\s*(?:职能|有关|相关|成员|涉侨|市直|县直)*(?:部门|单位)")
# 宣讲、展览、义诊三项活动, 两个基地合计: the things were named before, the number only sums them up.
_ENUMERATED = re.compile(
    r"([^，。；：:、]{1,16}(?:、[^，。；：:、]{1,16}){0,8}?(?:[、和及与]|以及)[^，。；：:、]{1,12})$"
)
_SUMMED_UNITS = frozenset({"项", "种", "件", "方"})
_NAMED_BEFORE = re.compile(r"(?:^|[其这该上])\s*$")
_TOGETHER_AFTER = re.compile(r"[^，。；]{0,14}?(?:合计|总计|共计|累计|均|都|分别|平均|整体|总体)")
# 附件：2016年16个重点项目 is a heading: nothing is done with the projects.
_HEADING_BEFORE = re.compile(rf"[\s　{BLANK}附件：:\d（）()—-]*")
_HEADING_AFTER = re.compile(r"[^，。；、]{0,8}(?:项目|任务|工程|行动|清单)\s*")


# 3.中心城区三处泵站改造工程: a line that only names a project.
_PROJECT_AFTER = re.compile(r"[^，。；、：:]{0,16}(?:项目|工程)\s*")
_SOMETHING_DONE = re.compile(r"[实设新建改修开推加启增安储争落引打创完达承办组做抓确支策谋布种整拓扩]|每|各|共|投|年内")


def _is_project_name(place: _Place) -> bool:
    return (
        not place.quantity.printed.isascii()
        and not place.compared
        and _PROJECT_AFTER.fullmatch(place.after) is not None
        and _SOMETHING_DONE.search(place.before) is None
    )


def _is_part(place: _Place) -> bool:
    if _AMONG_AFTER.match(place.after) or _LISTED_BEFORE.search(place.before) or _ONE_OF.search(place.before):
        return True
    if _HEADING_BEFORE.fullmatch(place.before) and _HEADING_AFTER.fullmatch(place.after):
        return True
    if _OFFICES_AFTER.match(place.after) and _JOINED_BEFORE.search(place.before):
        return True
    if _sums_up(place) or _DUTY_AFTER.match(place.after):
        return True
    if place.unit == "条":
        ends = not place.after or place.after[0] in "”」》）)"
        return _POLICY_AFTER.match(place.after) is not None or (
            ends and _POLICY_BEFORE.search(place.before) is not None
        )
    return place.unit in _PARTS_UNITS and _PARTS_AFTER.match(place.after) is not None


def _sums_up(place: _Place) -> bool:
    """A Chinese numeral that only counts again what the words before it have named."""
    printed = place.quantity.printed
    if printed.isascii() or place.compared or len(printed) > 1:
        return False
    if _NAMED_BEFORE.search(place.before) and (place.before.strip() or _TOGETHER_AFTER.match(place.after)):
        return True
    listed = _ENUMERATED.search(place.before)
    return (
        place.unit in _SUMMED_UNITS
        and listed is not None
        and len(re.split(r"[、和及与]|以及", listed[1])) == place.quantity.value
    )


# 每年组织一次, 建一个荣誉室, 至少一个: the number is meant where a rhythm or a verb of making asks for one.
_ONE_ASKED = re.compile(
    r"(?:每(?:年|季度?|月|周|半年|[个县市区镇村校家])|年均|各(?:市|县|区|镇|村|地|单位|部门)?[^，。；]{0,4}(?:建|设|办|打造|培育))[^，。；]{0,14}$"
    r"|(?:新?建|建成|建立|新增|增设|增加|设立|成立|派出|举办|召开|培育|创建|打造|认定|引进|组建|开展|组织|完成|落户|签订|缔结|出版|制作|拍摄)[了好起]?$"
)
_NEVER_ONE = frozenset("支套种批条")  # 一支队伍, 一套制度: an article, whatever stands before it
_ONE_EVENT = frozenset({"次", "场", "期", "对", "份", "座", "届", "轮", "场次", "批次", "册", "集"})


def _is_article(place: _Place) -> bool:
    """一支队伍, 一种模式, 一个整体: 一 is an article. An Arabic 1 is always a number."""
    quantity = place.quantity
    if quantity.printed != "一" or quantity.upper or quantity.comparator is not Comparator.EQUAL:
        return False
    if place.is_share or place.unit[0] in "万亿百千":
        return False
    if _ONE_ASKED.search(place.before):
        return place.unit in _NEVER_ONE
    return place.unit not in _ONE_EVENT


# 发放补贴300万元 is a sum that is spent; 每人补贴3000元 a rate, 最高30万元 a bound of what is granted.
_SPENT = re.compile(r"(?:发放|拨付|兑现|下达|筹集|募集|投放|投入|撬动|落实|安排)[^，。；每]{0,14}$")
_GRANTED = re.compile(r"给予|最高|每|限额|额度|标准|单[个笔户]")
_GIVEN = re.compile(r"给予|奖励|补贴|补助|奖补|资助|贷款|最高|减免|免收|扣除|限额|额度|罚款|年收入|年营业收入")
# 每人3000元 is a rate; a rate that is to be raised (提高到每人每月900元) is a goal.
_RATE = re.compile(r"每[人户名个家车辆桩亩台位件项]|标准|津贴")
_RAISED = re.compile(r"(?:提高|增加|提升|调整|增长)[到至][^，。；]{0,8}$|不[低少]于$")
_SHARE_GIVEN = re.compile(
    r"预拨|给予|补贴|补助|奖补|奖励|返还|利率|费率|税率|减免|上浮|下浮|让利|折扣|优惠|按[^，。；]{0,12}比例|按(?:照|不低于|不高于|不超过)*\s*$|承担|分担|出资|自筹|加分|权重"
)
_SHARE_WORD = re.compile(
    r"率|比例|比重|占|提高|提升|降低|下降|下调|减少|增长|增加|达|超过|覆盖|实现|完成|高于|不低于|不少于|低于|压减|压缩|缩减|缩短|精简|节约|保持|稳定|控制|升至|增至|降至|普及"
    r"|新增|推动|确保|力争|争取|引导|满意"
)
# 100%回访, 100%应用: what is done to all of them follows.
_SHARE_DONE = re.compile(
    r"[^，。；]{0,6}(?:率|覆盖|回访|办结|落实|达标|合格|公开|入库|建档|到位|解决|整改|接入|联网|开通|通过|实现|完成|应用|提高|增长|下降)"
)
# 落实国家对小区应当100%预留安装条件的规定: somebody else's rule.
_RULE_AFTER = re.compile(r"[^，。；]{0,40}的(?:规定|标准)$")
# 对占比30%以上的企业, 凡5000万元以上的项目, 符合…的单位: who is meant, not what is to be reached.
_CONDITION_BEFORE = re.compile(r"(?:^|[，。；：、])\s*(?:对(?:于)?|凡|如|若|当|符合|满足)[^，。；]{0,30}$")
_CONDITION_AFTER = re.compile(
    r"\s*的?[^，。；、]{0,10}?的(?:企业|单位|项目|人员|人才|个人|家庭|地区|机构|公司|车辆|申请人|用户|学校|[村镇县市区]|可|予以|给予|按)"
)
# 持卡人可在三十个口岸通关: what somebody may do.
_MAY_BEFORE = re.compile(r"可(?:在|享|获|申请|按|凭|免|领)[^，。；]{0,24}$")


def _is_condition(place: _Place) -> bool:
    before, after = place.before + place.compared, place.after
    if place.is_share and (_SHARE_GIVEN.search(before) or _SHARE_GIVEN.search(after[:6])):
        return True
    if place.unit in {"%", "成"} and not (_SHARE_WORD.search(before) or _SHARE_DONE.match(after)):
        return True
    if (place.is_money and _is_given(before)) or _MAY_BEFORE.search(place.before) or _RULE_AFTER.match(after):
        return True
    return _CONDITION_BEFORE.search(place.before) is not None and _CONDITION_AFTER.match(after) is not None


def _is_given(before: str) -> bool:
    if _SPENT.search(before) and not _GRANTED.search(before):
        return False
    return _GIVEN.search(before) is not None or (_RATE.search(before) is not None and not _RAISED.search(before))


# 年业务量超千万件的项目, 占地120亩的园区, 年产值超10亿元的企业: a property tells which thing is meant.
_PROPERTY_BEFORE = re.compile(
    r"(?:量|值|面积|收入|投资|人数|长度|资本|资产|年限|人口|占地|营收|[交售业口易产]额)(?:达到?|为|在)?\s*$"
)
# 10亿元以上项目: what is counted are the projects.
_SIZED_AFTER = re.compile(r"\s*的?[^，。；、]{0,6}(?:项目|企业|集群|平台)")
_PROPERTY_COMPARED = frozenset({"超", "超过", "逾", "突破", "达", "达到", "高于"})


_RANGE_AFTER = re.compile(r"\s*(?:范围|半径|[以之]外|外的)")


def _is_property(place: _Place) -> bool:
    if _RANGE_AFTER.match(place.after):
        return True  # 10公里范围内
    if place.is_money and "以上" in place.closing and _SIZED_AFTER.match(place.after):
        return True
    if place.is_share or not place.after.lstrip().startswith("的"):
        return False
    if _PROPERTY_BEFORE.search(place.before):
        return True
    return not place.is_money and place.compared in _PROPERTY_COMPARED


_BASELINE_BEFORE = re.compile(r"[从由][^，。；]{0,14}$")
_BASELINE_AFTER = re.compile(
    r"[^，。；]{0,8}?(?:提高|增加|增|提升|降|减|扩大|扩|上升|升|发展|拓展|缩短|压缩|减少)[到至为]"
)
_GROUND_AFTER = re.compile(r"[^，。；]{0,8}的?基础上")


def _is_baseline(place: _Place) -> bool:
    """从4个增至6个: the goal is the six."""
    if _GROUND_AFTER.match(place.after):
        return True  # 在已建成12个的基础上
    return _BASELINE_BEFORE.search(place.before) is not None and _BASELINE_AFTER.match(place.after) is not None


_SPAN_BEFORE = re.compile(r"(?:年限|寿命)[^，。；]{0,8}$")  # 平均受教育年限达到11年, 人均预期寿命79岁


def _is_recurring(place: _Place) -> bool:
    return is_rhythm(place.quantity, place.before)


_OTHERS = (_is_name, _is_part, _is_article, _is_condition, _is_property, _is_baseline, _is_project_name, _is_recurring)
