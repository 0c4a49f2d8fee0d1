"""The half that is only measured."""

from __future__ import annotations

from tests.domain.progress.alarm_cases.case import case

STALLS = ("设立咨询点", "15", "个")
BOOKS = ("编印乡土读本", "2", "万册")
YOUNG = ("培训青年讲解员", "260", "人")
FUND = ("落实专项资金", "850", "万元")
COVER = ("村级服务覆盖率", "100", "%")
WAIT = ("平均等候时间", "20", "分钟", "<=")
SEATS = ("增设座椅", "200", "张", ">=")

HELD_OUT = (
    case(
        "last quarter's text with this quarter's date",
        "copied",
        before="截至2031年一季度末，咨询点选址基本敲定，物资采购走完内部流程，志愿者名册正在汇总。",
        text="截至2031年二季度末，咨询点选址基本敲定，物资采购走完内部流程，志愿者名册正在汇总。",
    ),
    case(
        "two sentences swapped nothing, an adverb put in",
        "copied",
        before="读本文字稿送三位教师审读，插图由市美术馆提供，排版公司已经选定。",
        text="读本文字稿现送三位教师审读，插图由市美术馆提供，排版公司已经选定。",
    ),
    case(
        "copied, spaces and half-width marks apart",
        "copied",
        before="修订培训大纲，增加方言讲解内容；联系博物馆安排跟岗；发放结业证书样式征求意见。",
        text="修订培训大纲,增加方言讲解内容; 联系博物馆安排跟岗; 发放结业证书样式征求意见",
    ),
    case(
        "set phrases in front, new work behind",
        before="市财政局认真贯彻落实会议精神，成立工作专班，压实责任。专项资金管理办法已印发。",
        text="市财政局认真贯彻落实会议精神，成立工作专班，压实责任。首笔款项拨付到七个市区，绩效目标同步下达。",
    ),
    case(
        "new figure in the same sentence",
        before="已设立咨询点6个，配备联络员。",
        text="已设立咨询点9个，配备联络员。",
        aim=STALLS,
        was="6",
        now="9",
    ),
    case("no change, honestly", before="暂未开展。", text="暂未开展。"),
    case(
        "the same stage, described anew",
        before="读本进入二校，发现史实疑点三处，已请地方志办公室核对。",
        text="地方志办公室回复了史实疑点，二校改毕，三校样张送编委会传阅。",
    ),
    case(
        "an empty paragraph again",
        "copied",
        before="继续加大工作力度，强化协调配合，确保各项任务落到实处。",
        text="继续加大工作力度，强化协调配合，确保各项任务落到实处。",
    ),
    case(
        "old text first, much added",
        before="完成培训招标。",
        text="完成培训招标。首期培训班在新岸区开班，学员来自七个市区，课程含讲解礼仪、史料辨识和现场带队，结业考核安排在月底。",
    ),
    case("fewer people trained than before", "backwards", text="核减重复登记。", aim=YOUNG, was="180", now="171"),
    case("more people trained", text="第二期结业。", aim=YOUNG, was="120", now="171"),
    case("waiting grew", "backwards", text="大厅装修，窗口减少。", aim=WAIT, was="18", now="31"),
    case("waiting shrank", text="增开早间号源。", aim=WAIT, was="31", now="18"),
    case("cover fell", "backwards", text="两个新设村尚未配人。", aim=COVER, was="96", now="94"),
    case(
        "a quarter's seats may be fewer than the last quarter's",
        text="本季补装座椅。",
        aim=("补装座椅", "10", "张", ">="),
        was="26",
        now="14",
        recurs=True,
    ),
    case("the box ticked and no paper", "unproven", text="读本已发放到校。", done=True, evidence=0),
    case("the box ticked with the list of schools", text="读本已发放到校，名单附后。", done=True, evidence=1),
    case("all seats there, no paper", "unproven", text="座椅装齐。", aim=SEATS, was="150", now="210", evidence=0),
    case("seats on their way, no paper", text="座椅陆续到货。", aim=SEATS, was="50", now="110", evidence=0),
    case("pushed three times", "pushed", text="协商用地。", pushes=3),
    case("never pushed", text="协商用地。", pushes=0),
    case("all done, says the text", "contradicts", text="咨询点设立任务已全部完成。", aim=STALLS, was="9", now="11"),
    case("beyond the aim, says the text", "contradicts", text="超额完成培训指标。", aim=YOUNG, was="180", now="204"),
    case("will be done", text="预计明年三月全部完成。", aim=STALLS, was="9", now="11"),
    case("cannot be done", text="受场地限制，未能完成全年指标。", aim=STALLS, was="9", now="11"),
    case("to make sure it is done", text="下一步加快进度，确保年内完成全部任务。", aim=STALLS, was="9", now="11"),
    case("procurement done, not the duty", text="已完成采购，进入安装阶段。", aim=SEATS, was="0", now="60"),
    case("done and measured so", text="全部完成。", aim=STALLS, was="12", now="15"),
    case("13 in words, 10 in the figure", "number", text="目前共设立咨询点13个。", aim=STALLS, was="9", now="10"),
    case("money in hundred millions, the same sum", text="落实专项资金共0.062亿元。", aim=FUND, was="300", now="620"),
    case("money, another sum", "number", text="累计落实专项资金720万元。", aim=FUND, was="300", now="620"),
    case(
        "this month beside the whole", text="本月培训24人，累计培训青年讲解员204人。", aim=YOUNG, was="180", now="204"
    ),
    case(
        "in words of numerals, another", "number", text="累计编印乡土读本一万五千册。", aim=BOOKS, was="0.8", now="1.2"
    ),
    case("in words of numerals, the same", text="累计编印乡土读本一万二千册。", aim=BOOKS, was="0.8", now="1.2"),
    case(
        "other people with the same counting word",
        text="邀请专家8人授课，培训按计划进行。",
        aim=YOUNG,
        was="60",
        now="60",
    ),
    case(
        "the aim quoted, the value beside it",
        text="全年目标培训260人，现有204人结业。",
        aim=YOUNG,
        was="180",
        now="204",
    ),
    case("completion claimed in silence", "silent-claim", claimed=True, done=True, evidence=1),
    case("ticked, only a full stop", "silent-claim unproven", text="。", done=True, evidence=0),
    case("ticked and told", text="资金全部拨付到位，审计报告已出。", done=True, evidence=3),
)
