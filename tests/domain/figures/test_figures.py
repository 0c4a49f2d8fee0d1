"""Figures of a paragraph, by the conventions of the published contract."""

from __future__ import annotations

import pytest

from yinxin.domain.plans.figures import FigureContext, read_figures
from yinxin.domain.plans.proposal import Figure, FigureKind, Recurrence
from yinxin.domain.text.flow import Flow

PLANNED = FigureContext(kind=FigureKind.TARGET)


def _read(text: str, context: FigureContext = PLANNED) -> tuple[Figure, ...]:
    return read_figures(Flow.of(text, 0), context)


def _shown(figure: Figure) -> str:
    value = f"{figure.value:g}" if (figure.value or 0) < 1e6 else f"{figure.value:.0f}"
    upper = f"-{figure.upper:g}" if figure.upper is not None else ""
    return value + upper + figure.unit + ("" if figure.comparator == "=" else figure.comparator)


QUANTITIES = {
    # the value stays in the printed unit; 近, 约 and 左右 are about
    "接待访客近3万人次": "3万人次~",
    "受众约60万人": "60万人~",
    "每年引进高层次人才20名左右": "20名~",
    "近百名侨胞参加": "100名~",
    "完成投资1,200亿元": "1200亿元",
    "新增就业岗位１．２万个": "1.2万个",
    "筹集资金三百万元": "300万元",
    "拨付经费 4000 万元": "4000万元",
    # 多, 余, 超, 逾 are more; 上万家 is one 万家 at least
    "走访企业20多家": "20家>",
    "慰问困难归侨60余户": "60户>",
    "市场主体突破100万户": "100万户>",
    "征集线索十几条": "10条>",
    "受益群众5万多人": "5万人>",
    "服务企业上万家": "1万家>=",
    # 以上, 不少于, 至少 are at least, also when the verb stands in between
    "培育企业100家以上": "100家>=",
    "每年培训不少于500人次": "500人次>=",
    "覆盖率不得低于50%": "50%>=",
    "普及率达到30%及以上": "30%>=",
    "每季度至少召开一次会议": "1次>=",
    # 以内, 不超过 are at most
    "失业率控制在4.5%以内": "4.5%<=",
    "30分钟内到达现场": "30分钟<=",
    "5个工作日内办结": "5个工作日<=",
    # ranges
    "举办夏令营1—2期": "1-2期",
    "选派三至五名干部挂职": "3-5名",
    "支持2到3个镇先行先试": "2-3个",
    "支持三四个镇先行先试": "3-4个",
    # Chinese numerals count
    "缔结友好城市两对": "2对",
    "新设四个联络处": "4个",
    "增长百分之十以上": "10%>=",
    # 分别达到, and lists with the number before or after its noun
    "覆盖率分别达到65%和55%": "65% 55%",
    "培养专家10名、校长100名和教师200名": "10名 100名 200名",
    "新建书房5家、文化中心20个和书屋200间": "5家 20个 200间",
    "接待团组150批近4000人次": "150批 4000人次~",
    # 从…增至…: the goal is the second
    "由每年30个增加到50个": "50个",
    "办理时限由20个工作日压缩至5个工作日": "5个工作日",
    # shares to be reached
    "按时办结率达100%": "100%",
    "热线工单100%回访": "100%",
    "推动50%以上的侨企建立工会": "50%>=",
    # one that is meant
    "每年组织一次侨情座谈": "1次",
    "召开一次现场会": "1次",
    "建成一个侨商总部基地": "1个",
    "拍摄专题片1部": "1部",
    # ordinals after the verb of making, issues after the verb of holding
    "每年举办两期培训": "2期",
    "推动不少于三种语言的标识建设": "3种>=",
    # rates that are raised, spans of life and school
    "低保标准提高到每人每月900元": "900元",
    "最低工资标准不低于1900元": "1900元>=",
    "平均受教育年限达到11.3年": "11.3年",
    "人均预期寿命提高到79岁": "79岁",
    # what is counted are the things, not their property
    "引进10亿元以上项目3个": "3个",
    "年产值超百亿元的集群达到10个": "10个",
    "PM2.5年均浓度控制在30微克/立方米以下": "30微克/立方米<=",
    # things that are counted by 条
    "打造3条侨乡精品线路": "3条",
}

NO_FIGURES = [
    # indefinite articles and vague numbers
    "推动一批重大项目落地",
    "打造一支高素质队伍",
    "建立一套完善制度",
    "走访数百名侨胞",
    "千名青年齐聚侨乡",
    # ordinals
    "举办第五届恳亲大会",
    "贯彻党的二十届三中全会精神",
    "启动二期工程",
    "开展新一轮侨情调查",
    # policy, prize and group names, with and without quotation marks
    "争创“五个一”工程奖",
    "实施“633”工程",
    "落实惠侨政策31条",
    "落实20条惠企措施",
    "增强四个意识、坚定四个自信、做到两个维护",
    "构建五位一体格局",
    "整合三区四市资源",
    "坚持老侨新侨两个并重",
    "参与一带一路建设",
    "健全市县镇村四级网络",
    "按《八项规定实施细则》办理",
    "办好十件民生实事",
    "推行“最多跑一次”",
    "推行一次办好",
    # the parts of a document or an office
    "营商环境方面（共5项）",
    "成立6个专班",
    "方案分为3个阶段",
    "明确18项重点任务",
    "入选首批13个示范基地之一",
    # entitlements, conditions, ratios of sharing
    "贷款额度最高15万元",
    "对新引进博士，每人补贴5万元",
    "按投资额的10%给予补助",
    "对占比30%以上的企业优先支持",
    "先预拨补贴款的50%",
    "按3:1的比例配套",
    "持卡人可在三十个口岸通关",
    "落实国家对小区应当100%预留安装条件的规定",
    # properties
    "占地120亩的产业园",
    "打造年业务量超千万件的项目",
    "主要景区10公里范围内",
    "对成交额超过1亿元的平台给予50万元奖励",
    "减免租金3个月",
    # ages, hours, telephones, document numbers, durations, dates
    "年满60周岁以上老人",
    "设立24小时自助区",
    "咨询电话：0750-1234567",
    "榕府〔2018〕3号",
    "连续3年开展评估",
    "2022年6月30日前",
    "纪念建市40周年",
    "执行标准GB 50180-2018",
    # brackets of units
    "推进修缮（市侨联牵头，17个镇街负责）",
    # words that only look like a number with a unit
    "统一部署进一步落实",
    "更换汽车零部件",
    "在已建成12个的基础上巩固成果",
]


@pytest.mark.parametrize(("text", "shown"), QUANTITIES.items(), ids=QUANTITIES)
def test_a_quantity_is_read_as_printed(text: str, shown: str) -> None:
    assert " ".join(map(_shown, _read(text))) == shown


@pytest.mark.parametrize("text", NO_FIGURES)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert [_shown(figure) for figure in _read(text)] == []


def test_the_quote_is_the_clause_at_its_place() -> None:
    text = "　　（三）加强联络。到2025年，新建驿站12处、书屋30间，培训骨干200名。"
    figures = read_figures(Flow.of(text, 100), PLANNED)
    assert [figure.quote for figure in figures] == ["新建驿站12处", "书屋30间", "培训骨干200名"]
    for figure in figures:
        assert text[figure.span.start - 100 : figure.span.end - 100] == figure.quote


def test_a_list_is_cut_where_it_parts_its_things() -> None:
    quotes = [figure.quote for figure in _read("新建书房5家、文化中心和书屋200间，培养200名校长、教师和30名医生")]
    assert quotes == ["新建书房5家", "文化中心和书屋200间", "培养200名校长、教师", "30名医生"]


def test_a_label_is_not_part_of_the_quote() -> None:
    assert _read("1、新建2个驿站。2、培训100人")[0].quote == "新建2个驿站"
    assert _read("一是建设3个基地；二是培训500人")[1].quote == "培训500人"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("新建国家级基地4个", "国家级基地"),
        ("新建4个国家级基地", "国家级基地"),
        ("全市侨资贡献率达到40%", "侨资贡献率"),
        ("培训骨干教师不少于200名", "骨干教师"),
    ],
)
def test_the_subject_is_what_is_counted(text: str, subject: str) -> None:
    assert subject in _read(text)[0].subject


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("到2025年，建成驿站20个，服务5万人次", ["2025", "2025"]),
        ("2023年，建成20个；2024年，建成30个", ["2023", "2024"]),
        ("建成20个驿站，力争2023年底前全覆盖80%", ["2024", "2023-12-31"]),
        ("5年内培养100名骨干", [None]),
        ("建成20个驿站", ["2024"]),
    ],
)
def test_the_date_in_force_is_the_figures(text: str, dues: list[str | None]) -> None:
    context = FigureContext("t1", FigureKind.TARGET, "2024", None)
    assert [figure.due for figure in _read(text, context)] == dues


def test_every_year_is_a_rhythm() -> None:
    yearly, once = _read("每年举办培训2期。2025年前建成基地3个")
    assert (yearly.recurrence, once.recurrence) == (Recurrence.YEARLY, None)


ACHIEVED, TARGET = FigureKind.ACHIEVED, FigureKind.TARGET


@pytest.mark.parametrize(
    ("text", "given", "kind"),
    [
        ("截至目前，已建成侨胞之家88个", None, ACHIEVED),
        ("五年来接待访客2万人次", None, ACHIEVED),
        ("成功创建3个示范点", None, ACHIEVED),
        ("全市现有侨团120个", None, ACHIEVED),
        ("力争到2025年新增侨团30个", None, TARGET),
        ("将新建10个驿站", None, TARGET),
        ("新建10个驿站", None, TARGET),
        ("在海外设立驿站10个", ACHIEVED, ACHIEVED),
        ("力争到2025年新增侨团30个", ACHIEVED, TARGET),
        ("2020年，已建成驿站10个", TARGET, ACHIEVED),
        ("为了方便侨胞，设立3个窗口", TARGET, TARGET),
    ],
)
def test_goals_are_told_from_results(text: str, given: FigureKind | None, kind: FigureKind) -> None:
    assert [figure.kind for figure in _read(text, FigureContext(kind=given))] == [kind]


def test_a_result_has_no_due_date() -> None:
    assert _read("已建成驿站10个", FigureContext("t1", TARGET, "2025", None))[0].due is None


def test_a_figure_knows_its_task() -> None:
    assert _read("新建驿站10个", FigureContext("t007"))[0].task == "t007"


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "2018年，完成一期修缮。2020年底前，完成二期修缮。",
            [("2018年，完成一期修缮", "2018"), ("2020年底前，完成二期修缮", "2020-12-31")],
        ),
        ("到2025年，基本建成侨务强市，新增驿站20个", [("到2025年，基本建成侨务强市", "2025")]),
        # the number says it already; what goes on for ever and what is over are no goals
        ("到2025年，建成驿站20个", []),
        ("2025年前持续加强联络", []),
        ("到2020年底，已建成侨史馆", []),
        ("5年内建成侨史馆", []),
    ],
)
def test_a_goal_may_have_a_date_and_no_number(text: str, quotes: list[tuple[str, str]]) -> None:
    dated = [figure for figure in _read(text) if figure.value is None]
    assert [(figure.quote, figure.due) for figure in dated] == quotes
    assert all(figure.kind is TARGET and figure.unit == "" for figure in dated)
