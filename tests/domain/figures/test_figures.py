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
    # letters, volumes, tenths, pairs of numbers of one thing
    "征集家书三万余封": "3万封>",
    "编印家书选3卷": "3卷",
    "译制侨乡短剧不少于50部（集）": "50部（集）>=",
    "网办事项占比达到七成": "7成",
    "推动六成以上侨企开展对接": "6成>=",
    "购置书架60个/3000套": "60个 3000套",
    "开设五节课，打两口机井": "5节 2口",
    "每千人口婴幼儿托位数4.5个": "4.5个",
    "自收到申请之日起5个工作日内办结": "5个工作日<=",
    "失业率控制在5.5%左右": "5.5%~",
    "组织夏令营2期共80人": "2期 80人",
    # promised speeds: 至…以内, 不超过
    "排队时间压减到25秒以内": "25秒<=",
    "出证周期缩短至30天以内": "30天<=",
    "开幕式时长不超过60分钟": "60分钟<=",
    "登记审批不超过3个工作日": "3个工作日<=",
    "设立规模不低于2亿元的侨创基金": "2亿元>=",
    "平均办件时间压缩50%以上": "50%>=",
    "志愿服务时长不少于2000小时": "2000小时>=",
    # a sum that is spent, unlike a rate that is granted
    "发放侨界助学补贴300余万元": "300万元>",
    # the first batch of one's own; a name of several things counted with a verb of making
    "修缮首批12处侨宅": "12处",
    "第一批遴选8个试点村": "8个",
    "新增查验、仓储、结算三个模块": "3个",
    # a rhythm with a bound, or of what is held
    "每季度至少通报一次": "1次>=",
    "每年举办一次侨法宣讲": "1次",
    "全年发布侨情简报12期": "12期",
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
    # meetings by their number, what is done at one go, how often
    "学习县九届人大四次会议精神",
    "经区政协三届二次全会审议",
    "做到一次登记、全域通行",
    "实现多部门联审、四家互认",
    "办好两年一届的恳亲大会",
    "每半年更新发布1次名录",
    "每季度通报一次侨情",
    "志愿者每周到侨胞之家值班一次",
    "确定民生实事项目十件",
    # summing up what was named before
    "到2025年，两个园区产值合计增加",
    "组织宣讲、展览、义诊三项活动",
    "开设武术、烹饪两类课程",
    "治理榕江及其三条支流",
    "3.老城区三处侨宅修缮工程。",
    "注：有两个牵头单位的，第一个为总牵头",
    "榕江镇被列入全市首批9个试点",
    # those who act
    "联合市财政局等5个部门开展督查",
    # the name of a model
    "推广5+1个模块",
    # what somebody is granted
    "每户发放补贴3000元",
    "停车时长不超过30分钟免费",
    # 成 in a word
    "二十五年建成的侨校、三方成立的协会",
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


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("新增席位1.2万个（其中东片0.8万个、西片0.4万个）", ["新增席位1.2万个", "其中东片0.8万个", "西片0.4万个"]),
        ("邀请20个国家和地区的200名侨商参会", ["邀请20个国家和地区的", "200名侨商参会"]),
        ("惠及5个县（市、区）和30个镇", ["惠及5个县（市、区）", "30个镇"]),
    ],
)
def test_a_bracket_is_cut_whole(text: str, quotes: list[str]) -> None:
    assert [figure.quote for figure in _read(text)] == quotes


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
    ("text", "subject"),
    [
        # 日均, 自来水: no date, no 来
        ("客流日均增量稳定在260人以上", "客流日均增量"),
        ("农村自来水普及率达到96%", "农村自来水普及率"),
        ("三年来各镇村接到来信20宗", "镇村接到来信"),
        # a date or a comparison between the thing and its number
        ("驿站覆盖率2025年达到90%", "驿站覆盖率"),
        ("用水量比2020年下降16%", "用水量"),
        # names and brackets
        ("出版《榕江家书》70册", "榕江家书"),
        ("侨办学校（含托管）达到20所", "侨办学校"),
        ("建成6个“家书小屋”展示点", "“家书小屋”展示点"),
        # short words before the 、 belong to it
        ("新增3个会展、文旅联络处", "会展、文旅联络处"),
        ("县、镇侨刊订阅率达到40%", "县、镇侨刊订阅率"),
        ("购置书架60个/3000套", "书架"),
        # a word that only adds up is no thing
        ("累计新增20家", ""),
        ("合计300万元", ""),
        ("市侨务局要每年安排专项资金300万元", "专项资金"),
        ("新建侨史馆2处", "侨史馆"),
        ("争取上级资金2000万元", "上级资金"),
        ("每年不少于2场", ""),
        ("将办件时限由15个工作日压减至7个工作日以内", "办件时限"),
        ("九年制侨校升学率达到99%", "九年制侨校升学率"),
        ("改造后的侨房实现100%通水", "改造后的侨房"),
        ("组织夏令营2期共80人", "夏令营"),
        ("惠及9个县（市、旗）", "县（市、旗）"),
    ],
)
def test_the_subject_has_only_the_words_of_the_thing(text: str, subject: str) -> None:
    assert _read(text)[0].subject == subject


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


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        # the date of a later clause is that clause's own, unless the clause only finishes what went before
        ("走访侨企超过20家，一季度末出台办法", ["2024"]),
        ("建成驿站10个，年底前投入使用", ["2024-12-31"]),
        ("建成驿站10个，2025年6月底前全部完成", ["2025-06-30"]),
        # as many dates as numbers
        ("2024年、2025年分别完成30个、50个", ["2024", "2025"]),
        # the day of an event is no day by which something gets faster
        ("9月12日举行开幕式，时长不超过60分钟", [None]),
    ],
)
def test_a_later_clause_dates_only_what_it_finishes(text: str, dues: list[str | None]) -> None:
    context = FigureContext("t1", FigureKind.TARGET, "2024", 2024)
    assert [figure.due for figure in _read(text, context) if figure.value is not None] == dues


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        # the task's date was read in another clause of its own text: it is not this number's
        ("改造中心1个，覆盖率2025年达到90%", [None, "2025"]),
        ("走访侨企20家。2025年出台办法。", [None]),
        ("走访侨企（含分厂）20家，县（区）2025年出台办法。", [None]),
        # in a bracket or behind 完成时限： it is the whole task's
        ("走访侨企20家。（市侨务局、各县（区）政府负责，2025年完成）", ["2025"]),
        ("走访侨企20家。完成时限：2025年", ["2025"]),
    ],
)
def test_the_tasks_date_holds_where_it_is_the_whole_tasks(text: str, dues: list[str | None]) -> None:
    context = FigureContext("t1", FigureKind.TARGET, "2025", None)
    assert [figure.due for figure in _read(text, context) if figure.value is not None] == dues


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
        ("与省厅签署协议2份，一起争取省里支持", ACHIEVED, ACHIEVED),
        ("为了方便侨胞，设立3个窗口", TARGET, TARGET),
    ],
)
def test_goals_are_told_from_results(text: str, given: FigureKind | None, kind: FigureKind) -> None:
    assert [figure.kind for figure in _read(text, FigureContext(kind=given))] == [kind]


def test_a_dated_goal_names_what_is_held() -> None:
    (goal,) = _read("侨商大会定于2024年11月8日至10日在榕江召开")
    assert (goal.subject, goal.due) == ("侨商大会", "2024-11-10")


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
        # the date of the whole task, the announcement of goals to come
        ("（市侨务局、各县（区）政府负责，2025年8月底前完成）", []),
        ("完成时限：2025年8月底前完成", []),
        ("到2025年，达到下列目标", []),
        # what will be done by then stands in the clause before
        (
            "提供葡语咨询服务，2024年5月底前启用",
            [("提供葡语咨询服务，2024年5月底前启用", "2024-05-31")],
        ),
    ],
)
def test_a_goal_may_have_a_date_and_no_number(text: str, quotes: list[tuple[str, str]]) -> None:
    dated = [figure for figure in _read(text) if figure.value is None]
    assert [(figure.quote, figure.due) for figure in dated] == quotes
    assert all(figure.kind is TARGET and figure.unit == "" for figure in dated)
