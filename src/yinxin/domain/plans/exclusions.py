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
        return self.unit in {"%", "倍", "个百分点", "百分点", "‰"}


def is_figure(text: str, quantity: Quantity, clause: Stretch) -> bool:
    """Whether somebody could report on this quantity."""
    place = _Place(
        quantity,
        text[clause.start : quantity.start],
        text[quantity.start : quantity.digits].strip(),
        text[quantity.digits : quantity.end],
        text[quantity.end : clause.end],
    )
    if quantity.unit in _SPEED_UNITS:
        return _is_promised_speed(place)
    if quantity.unit in {"年", "岁"}:
        return _SPAN_BEFORE.search(place.before + place.compared) is not None
    return not any(is_other(place) for is_other in _OTHERS)


# 新一轮 and 十三届九次全会 count nothing.
_SET_PHRASE = re.compile(
    r"新一[轮届批代期]|届[一二三四五六七八九十]+次|次(?:全会|全体会议|党代会)|(?:跑|只进|只跑)一次|一次(?:备案|办好|办成|告知|办妥|性)"
    r"|一对一|一件事|一家亲|一个声音|一张网|一个(?:窗口|门|平台|中心)办"
)
# 四个意识, 三个代表, 两个并重, 五位一体, 十件民生实事 stand without quotation marks too.
_SLOGAN_AFTER = re.compile(
    r"\s*(?:意识|自信|维护|代表|全面|坚持|确立|到位|确保|服务|并重|拓展|建设|统一|结合|转变|同步|落实|优先|必须|一(?![个家座所名体])|不|责任制|文明|务必"
    r"|大局|百年|市场|效益|圈)(?=[，。；、：:”」）)》的要和与]|$)|\s*一体|\s*(?:民生|惠民|便民|为民)?(?:实事|大事)"
)
# 一次备案, 十九届五中全会, 两种资源: a Chinese numeral before these is an ordinal or part of a phrase.
_ONCE_AFTER = re.compile(r"性|备案|申请|申报")
# 每年举办两期, 编印三期: what is held or printed comes in issues; 完成二期修缮 is the second.
_ISSUES_BEFORE = re.compile(r"举办|开展|开办|开设|组织|承办|每|至少|编|刊|出版|发行|培训|推出")


def _is_ordinal(place: _Place) -> bool:
    unit, printed = place.unit, place.quantity.printed
    if unit == "期":
        return _ISSUES_BEFORE.search(place.before) is None
    if unit == "届":
        return printed not in {"一", "两"}
    return unit == "种" or (unit == "次" and _ONCE_AFTER.match(place.after) is not None)


def _is_name(place: _Place) -> bool:
    printed, unit = place.quantity.printed, place.unit
    # 千名 alone is rhetoric; 近千名 is a number
    plain = place.quantity.upper is None and place.quantity.comparator is Comparator.EQUAL
    if plain and (printed in {"百", "千"} or (not printed.isascii() and _is_ordinal(place))):
        return True
    near = place.before[-2:] + printed + unit + place.after[:4]
    return _SET_PHRASE.search(near) is not None or (
        unit in {"个", "位", "件"} and _SLOGAN_AFTER.match(place.after) is not None
    )


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
_ONE_OF = re.compile(r"(?:首批|第[一二三四五六七八九十\d]+批)\s*$")
# 附件：2016年16个重点项目 is a heading: nothing is done with the projects.
_HEADING_BEFORE = re.compile(rf"[\s　{BLANK}附件：:\d（）()—-]*")
_HEADING_AFTER = re.compile(r"[^，。；、]{0,8}(?:项目|任务|工程|行动|清单)\s*")


def _is_part(place: _Place) -> bool:
    if _AMONG_AFTER.match(place.after) or _LISTED_BEFORE.search(place.before) or _ONE_OF.search(place.before):
        return True
    if _HEADING_BEFORE.fullmatch(place.before) and _HEADING_AFTER.fullmatch(place.after):
        return True
    if place.unit == "条":
        ends = not place.after or place.after[0] in "”」》）)"
        return _POLICY_AFTER.match(place.after) is not None or (
            ends and _POLICY_BEFORE.search(place.before) is not None
        )
    return place.unit in _PARTS_UNITS and _PARTS_AFTER.match(place.after) is not None


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


_GIVEN = re.compile(r"给予|奖励|补贴|补助|奖补|资助|贷款|最高|减免|免收|扣除|限额|额度|罚款|年收入|年营业收入")
# 每人3000元 is a rate; a rate that is to be raised (提高到每人每月900元) is a goal.
_RATE = re.compile(r"每[人户名个家车辆桩亩台位件项]|标准|津贴")
_RAISED = re.compile(r"(?:提高|增加|提升|调整|增长)[到至][^，。；]{0,8}$|不[低少]于$")
_SHARE_GIVEN = re.compile(
    r"预拨|给予|补贴|补助|奖补|奖励|返还|利率|费率|税率|减免|上浮|下浮|让利|折扣|优惠|按[^，。；]{0,12}比例|按(?:照|不低于|不高于|不超过)*\s*$|承担|分担|出资|自筹|加分|权重"
)
_SHARE_WORD = re.compile(
    r"率|比例|比重|占|提高|提升|降低|下降|减少|增长|增加|达|超过|覆盖|实现|完成|高于|不低于|不少于|低于|压减|缩短|节约|保持|稳定|控制|升至|增至|降至|普及"
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
    if place.unit == "%" and not (_SHARE_WORD.search(before) or _SHARE_DONE.match(after)):
        return True
    if (place.is_money and _is_given(before)) or _MAY_BEFORE.search(place.before) or _RULE_AFTER.match(after):
        return True
    return _CONDITION_BEFORE.search(place.before) is not None and _CONDITION_AFTER.match(after) is not None


def _is_given(before: str) -> bool:
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
_SPEED_UNITS = frozenset({"分钟", "小时", "个工作日", "工作日", "天"})
_SPEED_AFTER = re.compile(
    r"[^，。；]{0,10}(?:响应|办结|完成|到达|出车|抵达|反馈|答复|处置|处理|受理|审批|审核|办理|出具|通达|直达|回复|交付|救援)"
)
_SPEED_BEFORE = re.compile(r"(?:压缩|缩短|压减|减少|提速|降低|控制)[到至为在]?\s*$")


def _is_promised_speed(place: _Place) -> bool:
    """3分钟内响应, 压缩至5个工作日; 24小时自助区 only says when it is open."""
    if _SPEED_BEFORE.search(place.before + place.compared):
        return True
    # 10天内 is a term like 30日内, and no speed, unless it is shortened to that.
    return (
        place.unit != "天"
        and place.quantity.comparator is Comparator.AT_MOST
        and _SPEED_AFTER.match(place.after) is not None
    )


_OTHERS = (_is_name, _is_part, _is_article, _is_condition, _is_property, _is_baseline)
