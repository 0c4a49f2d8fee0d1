"""What the name of a unit looks like: how it ends, and when it stands for several units at once."""

from __future__ import annotations

import re

# How names of party, government, mass organisations, courts, banks, schools and firms end.
_ENDS = (
    "局|委|办|部|厅|署|院|室|处|科|所|站|队|厂|场|馆|网|报|社|联|会|厅局|政府|党委|党组|党工委|工委|管委会|委员会|人大|政协|"
    "法院|检察院|总局|总队|支队|大队|中心|集团|公司|银行|支行|分行|央行|营管部|营业管理部|协会|学会|商会|总会|联合会|促进会|理事会|"
    "大学|学院|学校|高校|党校|研究院|研究所|博物馆|图书馆|电视台|广播电视台|日报社|海关|单位|部门|机构|企业|街道|办事处|"
    "镇|乡|(?<!农)村|市|县|区|州|盟|旗|省|自治区|开发区|高新区|新区|示范区|农场|团|军区|警备区|军分区|武装部|小组|专班|指挥部|"
    "联席会议|领导小组|工作组|成员|法制办|口岸办|团省委|团市委|团县委|团区委|共青团|妇联|侨联|工商联|科协|社科联|文联|残联|总工会|中央|校|司|台|港口|(?:银|支|分|农商|人|央|工|农|建|中|信合)行|中科院|社科院|机关|协|基金会|园区|社会组织|法庭|组|基地|书记处|部队|宫|中学|小学|幼儿园|书院|剧团|剧院"
)
UNIT_END = re.compile(rf"(?:{_ENDS})$")

# Names that end otherwise and are still units when they stand in a list of units.
_KNOWN = re.compile(
    r"^(?:民航|铁路|邮政|电网|电信|移动|联通|供电|烟草|石油|石化|气象|地震|税务|消防|央企|国企|地方|社会力量|人行.*|农发行.*|银联)$"
)

# 做好…, 推行…: a clause that happens to end like a unit. 发展改革委, 组织部, 建设银行 begin with verbs too and stay out.
_CLAUSE = re.compile(
    r"^(?:做好|加强|推行|完善|健全|加快|强化|深化|打造|提升|鼓励|引导|开展|争取|力争|努力|着力|支持各|依托|围绕|按照|根据|通过|对(?!外|台|口)于?|将|把|以(?!工代赈)|使|让|向|因|为|指导(?!处|办|中心|组|委)|引导|督促|协调指导|组织(?!部|处|科|委|人事))(?!侨|民)"
)

# 各市、区政府; 有关部门; 市侨务工作协调领导小组各成员单位; 县级以上人民政府: a placeholder for several.
GROUP = re.compile(
    r"^(?:全[国省市区县州](?:各|有关|相关))|各(?!民族|自)|^(?:其他|其它)?(?:有关|相关)|^(?:其他|其它)|成员单位$|^所有|^每个|"
    r"等(?:有关|相关)?(?:部门|单位|机构|企业)$|^(?:市直|省直|区直|县直|州直)(?:有关|相关|各)|(?:有关|相关)(?:单位|部门|企业|高校|地区|地方|区县|县区|市县)|"
    r"^(?:地方|基层|属地|县级以上|乡镇|镇街|镇村).{0,4}(?:政府|党委|街道)"
)

# The levels a placeholder joins by 、 without naming a unit at each: 各市、县、区政府 is one name.
_LEVEL = r"(?:县市区|市县区|区市县|县区市|省区市|省|自治区|直辖市|地级以上市|地级市|设区的?市|市|县级市|县|区|州|盟|旗|自治州|自治县|自治旗|民族自治县|地区|地|镇|乡|民族乡|街道|街|村|社区|县区|区县|市县|市州|市区|镇街|乡镇|开发区|园区|功能区|管委会|高新区|新区|管理区|林区|特区|功能片区|经济开发区|口岸|部门|单位)"
_PAREN = r"(?:[（(][^（）()]{1,24}[）)])?"
_TAIL = r"(?:人民政府|政府|党委(?:和政府|、政府)?|党工委|管委会|管理委员会|委办局|侨务部门|外事部门|侨办|外办|[^、，,；;。（）()\s]{0,10}(?:部门|局|委|办|单位|机构|政府|管委会|办事处))?"
GROUP_NAME = re.compile(
    rf"(?:全[国省市区县州])?各(?:有关|相关|级|对口协同发展|设区|地级以上)*{_LEVEL}{_PAREN}(?:(?:、|，|和|及|或){_LEVEL}{_PAREN}(?![^、，,；;。（）()\s和及与等负牵配]*(?:局|委|办|厅)(?:[、，,；;。）)\s]|$)))*{_TAIL}{_PAREN}"
)


def looks_like_unit(name: str) -> bool:
    """Whether a piece of a list reads as a unit; verbs, dates and long clauses do not."""
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    if (
        _CLAUSE.match(bare)
        or re.fullmatch(r"[全我本][省市县区州]", bare)
        or not 2 <= len(bare) <= 45
        or re.search(r"[。：:！？“”<>=|‹›]", bare)
        or re.match(r"\d{4}年", bare)
    ):
        return False
    return bool(UNIT_END.search(bare) or _KNOWN.match(bare) or GROUP.search(bare))


def is_group(name: str) -> bool:
    """Whether the name stands for several units (各市、区政府) rather than one."""
    return bool(GROUP.search(name))
