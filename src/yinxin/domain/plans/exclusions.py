"""Which quantities are figures of a plan and which are not.

Names (五个一, “633”工程, 《…31条》), counts of a document's own parts (共5项, 6个专班), entitlements and conditions
(每人补贴3000元, 占比30%以上的企业), indefinite articles (一支队伍), ordinals and set phrases are numbers that nobody can report on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from yinxin.domain.plans.clauses import Stretch
from yinxin.domain.plans.quantities import Quantity

BLANK = "〓"

_TITLES = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_DOCUMENT_NUMBER = re.compile(r"[〔\[［【][^〕\]］】\n]{0,12}[〕\]］】]\s*第?\s*\d+\s*号")
# “五个一”, “百名海外博士中山行”: a short quotation without a comma is a name; a long one is a statement.
_NAMES = re.compile(r"[“‘「『\"][^“”‘’「」『』\"，。；\n]{1,18}[”’」』\"]")
# （牵头单位：…17个市级帮扶集团…）, （A、B负责）: who does it, not how much.
_DUTY_BRACKET = re.compile(r"[（(〔［\[【][^（）()〔〕\n]*(?:[（(][^（）()\n]*[）)][^（）()〔〕\n]*)*[）)〕］\]】]")
_DUTY = re.compile(r"牵头|责任|配合单位|负责|指导单位|参与单位|主办|承办|下同|以下简称|简称")

_ONE = frozenset({"一", "1", "１"})
# 一支队伍, 一套制度, 一种模式, 一条道路: an article, not a number.
_ARTICLES = frozenset(
    {
        "支",
        "套",
        "种",
        "条",
        "批",
        "门",
        "段",
        "面",
        "片",
        "股",
        "款",
        "档",
        "部",
        "件",
        "项",
        "位",
        "名",
        "人",
        "处",
        "家",
        "首",
        "张",
        "块",
        "本",
        "篇",
        "台",
        "间",
        "所",
        "组",
        "队",
        "团",
        "班",
    }
)
# 每年组织一次, 建一个荣誉室, 至少一个: the number is meant where a verb of making or a rhythm asks for one.
_ONE_ASKED = re.compile(
    r"(?:每(?:年|季度?|月|周|半年|[个县市区镇村校]|家)|至少|不少于|最少|年均|各(?:市|县|区|镇|村|地|单位|部门)?[^，。；]{0,4}(?:建|设|办|打造|培育))[^，。；]{0,14}$"
    r"|(?:新?建|建成|建立|新增|增设|增加|设立|成立|派出|举办|召开|培育|创建|打造|认定|引进|组建|开展|组织|完成|落户|签订|缔结|出版|制作|拍摄)(?:了|好|起)?$"
)
_ONE_EVENT = frozenset(
    {"次", "场", "期", "对", "份", "座", "届", "轮", "场次", "批次", "册", "集", "所", "家", "名", "间", "处"}
)

# 四个意识, 三个代表, 两个并重, 五位一体 stand without quotation marks too.
_SLOGAN_AFTER = re.compile(
    r"\s*(?:意识|自信|维护|代表|全面|坚持|确立|到位|确保|服务|并重|拓展|建设|统一|结合|转变|同步|落实|优先|必须|一(?![个家座所名体])|不|责任制|文明|务必|大局|百年|市场|效益|圈)"
    r"(?=[，。；、：:”」）)》的要和与]|$)|\s*一体|\s*大(?:事|件)"
)
# 6个专班, 三个阶段, 四个方面, 23项具体任务, 20条措施: how a document or an organisation is divided.
_PARTS_AFTER = re.compile(
    r"[^，。；、]{0,6}?(?:方面|阶段|环节|步骤|层面|层次|维度|角度|领域(?!的)|部分|专班|专项小组|专责小组|工作组|小组|要点|主题|板块|篇章"
    r"|(?:重点|主要|具体|改革|工作)(?:工作)?(?:任务|举措|措施|内容|事项|目标)|任务(?!清单)|举措|措施|指标|条件|原则|要求|工程(?!项目)|行动|体系|机制|支撑|目标|责任清单|工作责任|改革试验区域|区域(?=和|、|，|$))"
)
_PARTS_UNITS = frozenset({"个", "项", "条", "类", "大", "种"})
_POLICY = re.compile(r"\s*(?:[^，。；]{0,8}(?:措施|政策|意见|举措|规定|办法|细则|条款|要求|新政)|[”」》，。；、）)]|$)")
# 共5项, 分2期, 分为三个: the count of what is listed here.
_LISTED_BEFORE = re.compile(
    r"(?:[（(]共|分为?|包括|包含|涵盖|涉及以下|以下|下列|上述|前述|按照|分成|划分为|其余|前|原|这|该|其他|另外|方面|类)\s*$"
)
_AMONG_AFTER = re.compile(r"[^，。；]{0,30}之一")
_ONE_OF = re.compile(r"(?:首批|第[一二三四五六七八九十\d]+批)\s*$")

_GIVEN = re.compile(
    r"给予|奖励|补贴|补助|奖补|资助|贷款|最高|每[人户名个家车辆桩亩台位件项]|标准|津贴|减免|免收|扣除|限额|额度|罚款|注册资本(?:金)?(?:达到|不低于|在)|年收入|年营业收入"
)
_SHARE_GIVEN = re.compile(
    r"预拨|给予|补贴|补助|奖补|奖励|返还|返还|利率|费率|税率|减免|上浮|下浮|让利|折扣|优惠|按[^，。；]{0,12}比例|按[^，。；]{0,6}$|承担|分担|出资|自筹|加分|权重"
)
_SHARE_WORD = re.compile(
    r"率|比例|比重|占|提高|提升|降低|下降|减少|增长|增加|达到|超过|覆盖|实现|完成|高于|不低于|不少于|低于|压减|缩短|节约|保持|稳定|控制|升至|增至|降至|普及|新增"
)
# 占比30%以上的企业, 年满18岁的人员, 对…5000万元以上的项目: who is meant, not what is to be reached.
_CONDITION_AFTER = re.compile(
    r"\s*(?:及?以上|以下|以内)?的?[^，。；、]{0,10}?的(?:企业|单位|项目|人员|人才|个人|家庭|地区|机构|公司|车辆|申请人|用户|学校|村|镇|县|市|区|可|予以|给予|按|，)"
)
_CONDITION_BEFORE = re.compile(r"(?:^|[，。；：、])\s*(?:对(?:于)?|凡|如|若|当|符合|满足)[^，。；]{0,30}$")
_RELATIVE_SHARE = frozenset({"%", "倍", "个百分点", "百分点"})
_SPEED_UNITS = frozenset({"分钟", "小时", "个工作日", "工作日"})
_SPEED_AFTER = re.compile(
    r"[^，。；]{0,10}(?:响应|办结|完成|到达|出车|抵达|反馈|答复|处置|处理|受理|审批|审核|办理|出具|通达|直达|回复|交付|救援)"
)
# 年业务量超千万件的项目, 面积达1000平方米以上的场馆: a property that tells which thing is meant.
_PROPERTY_AFTER = re.compile(r"\s*的")
_PROPERTY_BEFORE = re.compile(
    r"(?:量|额|值|面积|收入|投资|规模|人数|长度|资本|资产|产值|年限|人口)(?:达到?|为|在)?\s*$"
)
_BASELINE_BEFORE = re.compile(r"(?:从|由)[^，。；]{0,14}$")
_BASELINE_AFTER = re.compile(
    r"[^，。；]{0,8}?(?:提高|增加|增|提升|降|减|扩大|扩|上升|升|发展|拓展|缩短|压缩|减少)(?:到|至|为)"
)
_ORDINAL_AFTER = {
    "期": re.compile(r"工程|项目|建设|展厅|规划|用地|厂房|开发|基金"),
    "次": re.compile(r"性|备案|办好|办成|告知|办妥|申请|申报"),
    "届": re.compile(r""),  # 十九届五中全会: 第 is not always printed
    "种": re.compile(r""),  # 两种资源
}
_SET_PHRASE = re.compile(
    r"(?:跑|只进|只跑)一次|一次(?:备案|办好|办成|告知|办妥|性)|一对一|一件事|一家亲|一个声音|一张网|一个(?:窗口|门|平台|中心)办"
)


def _blank(held: re.Match[str]) -> str:
    return BLANK * len(held[0])


def masked(text: str) -> str:
    """The text with names, document numbers and brackets of units blanked out, every character at its place."""
    for names in (_TITLES, _DOCUMENT_NUMBER, _NAMES):
        text = names.sub(_blank, text)
    return _DUTY_BRACKET.sub(lambda held: _blank(held) if _DUTY.search(held[0]) else held[0], text)


def blanked(text: str, stretches: Iterable[Stretch]) -> str:
    """The text with these stretches blanked out too (dates, terms)."""
    for stretch in stretches:
        text = text[: stretch.start] + BLANK * (stretch.end - stretch.start) + text[stretch.end :]
    return text


def is_figure(text: str, quantity: Quantity, clause: Stretch) -> bool:
    """Whether somebody could report on this quantity. `text` is masked."""
    before, after = text[clause.start : quantity.start], text[quantity.end : clause.end]
    if _is_name(before, after, quantity) or _is_part(before, after, quantity):
        return False
    if quantity.printed in _ONE and quantity.upper is None and not _one_is_meant(before, quantity):
        return False
    if quantity.unit in _SPEED_UNITS:
        return quantity.comparator.value == "<=" and _SPEED_AFTER.match(after) is not None
    if _is_condition(before, after, quantity) or _is_property(text, before, after, quantity):
        return False
    return not _is_baseline(before, after)


def _is_name(before: str, after: str, quantity: Quantity) -> bool:
    ordinal = _ORDINAL_AFTER.get(quantity.unit)
    if (
        ordinal
        and not quantity.printed.isascii()
        and ordinal.match(after)
        and not (quantity.unit == "届" and quantity.printed in "一两")
    ):
        return True
    near = before[-2:] + quantity.printed + quantity.unit + after[:3]
    return _SET_PHRASE.search(near) is not None or (
        quantity.unit in {"个", "位", "件"} and _SLOGAN_AFTER.match(after) is not None
    )


def _is_part(before: str, after: str, quantity: Quantity) -> bool:
    if _AMONG_AFTER.match(after) or _LISTED_BEFORE.search(before) or _ONE_OF.search(before):
        return True
    if quantity.unit == "条":
        return _POLICY.match(after) is not None
    return quantity.unit in _PARTS_UNITS and _PARTS_AFTER.match(after) is not None


def _one_is_meant(before: str, quantity: Quantity) -> bool:
    if quantity.comparator.value != "=":
        return True
    if quantity.unit in _RELATIVE_SHARE or quantity.unit[0] in "万亿百千":
        return True
    if _ONE_ASKED.search(before):
        return quantity.unit not in {"支", "套", "种", "批", "条"}
    return quantity.unit in _ONE_EVENT - _ARTICLES


def _is_condition(before: str, after: str, quantity: Quantity) -> bool:
    if quantity.unit == "%" and not (_SHARE_WORD.search(before) or _SHARE_WORD.search(after[:8])):
        return True
    if quantity.unit in _RELATIVE_SHARE and (_SHARE_GIVEN.search(before) or _SHARE_GIVEN.search(after[:6])):
        return True
    if quantity.unit.endswith(("元", "人民币", "港币", "英镑")) and _GIVEN.search(before):
        return True
    return _CONDITION_BEFORE.search(before) is not None and _CONDITION_AFTER.match(after) is not None


def _is_property(text: str, before: str, after: str, quantity: Quantity) -> bool:
    if quantity.unit in _RELATIVE_SHARE or quantity.unit.endswith("元") or not _PROPERTY_AFTER.match(after):
        return False
    compared = text[quantity.start : quantity.digits].strip()
    return compared in {"超", "超过", "逾", "突破", "达", "达到", "高于"} or _PROPERTY_BEFORE.search(before) is not None


def _is_baseline(before: str, after: str) -> bool:
    """从4个增至6个: the goal is the six."""
    return _BASELINE_BEFORE.search(before) is not None and _BASELINE_AFTER.match(after) is not None
