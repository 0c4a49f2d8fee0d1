"""The half that may be looked at."""

from __future__ import annotations

from tests.domain.progress.alarm_cases.case import case

HOUSES = ("修缮老屋", "40", "处")
LETTERS = ("征集家书", "3000", "封")
PEOPLE = ("参加夜读会人数", "2", "万人次")
BOARDS = ("安装解说牌", "120", "块")
RATE = ("档案数字化率", "95", "%")
LIMIT = ("平均办理天数", "5", "天", "<=")

TUNED = (
    # Copied, and not
    case(
        "the same paragraph with another month",
        "copied",
        before="截至3月底，完成老屋测绘，与产权人逐户签订修缮协议，施工队伍已经进场，部分屋顶开始翻修。",
        text="截至6月底，完成老屋测绘，与产权人逐户签订修缮协议，施工队伍已经进场，部分屋顶开始翻修。",
    ),
    case(
        "word for word",
        "copied",
        before="与市档案馆商定征集范围，印发征集公告，在各镇设点接收家书。",
        text="与市档案馆商定征集范围，印发征集公告，在各镇设点接收家书。",
    ),
    case(
        "one particle changed, full stops to commas",
        "copied",
        before="组织专家组对候选的旧码头进行踏勘。形成选址比选意见。报送市政府审定。",
        text="组织了专家组对候选的旧码头进行踏勘，形成选址比选意见，报送市政府审定。",
    ),
    case(
        "opening phrases are common, the work is another",
        before="我局高度重视，加强组织领导，明确责任分工。一季度完成招标，确定两家修缮单位。",
        text="我局高度重视，加强组织领导，明确责任分工。二季度东门里七间老屋换瓦，西街两间加固墙体。",
    ),
    case(
        "only the figure moved, and it did move",
        before="累计征集家书800封，逐封编号拍照。",
        text="累计征集家书1350封，逐封编号拍照。",
        aim=LETTERS,
        was="800",
        now="1350",
    ),
    case(
        "nothing new, honestly said twice",
        before="本季度无新增。",
        text="本季度无新增。",
    ),
    case(
        "the report goes on where the last one ended",
        before="完成口述史访谈提纲，联系受访老人。",
        text="完成口述史访谈提纲，联系受访老人。九月起在榕江、海陵两地录音，已整理文字稿，第一卷进入校对，封面设计由美术学院承担。",
    ),
    case(
        "empty phrases twice and nothing else",
        "copied",
        before="按照工作部署，扎实有序推进各项工作，取得阶段性成效。",
        text="按照工作部署，扎实有序推进各项工作，取得了阶段性成效。",
    ),
    case(
        "similar work in another place",
        before="在台平镇开展老屋普查，登记空置房屋，拍摄外观照片。",
        text="在海口埠旧街修复骑楼立面，清理违规招牌，疏通排水沟。",
    ),
    case(
        "same words in traditional characters",
        "copied",
        before="完成旧码头陈列点布展方案，展品清单已经专家审核，下月开始制作展柜。",
        text="完成舊碼頭陳列點佈展方案，展品清單已經專家審核，下月開始製作展櫃。",
    ),
    # Backwards, and not
    case("fewer houses than last time", "backwards", text="修缮继续。", aim=HOUSES, was="25", now="18"),
    case("as many as last time", text="修缮暂歇，等待木料。", aim=HOUSES, was="25", now="25"),
    case("a rate that fell", "backwards", text="新接收一批未扫描的档案。", aim=RATE, was="92", now="88.5"),
    case("fewer days is what was wanted", text="窗口增开一个。", aim=LIMIT, was="9", now="6"),
    case(
        "more days than before is what was not wanted", "backwards", text="六月人手不足。", aim=LIMIT, was="4", now="7"
    ),
    case(
        "a monthly figure may be less than last month's",
        text="本月举办夜读会两次。",
        aim=("举办夜读会", "1", "次", ">="),
        was="3",
        now="2",
        recurs=True,
    ),
    # Unproven, and not
    case("box ticked, nothing attached", "unproven", text="已全部办结。", done=True, evidence=0),
    case("box ticked, photographs attached", text="已全部办结。", done=True, evidence=2),
    case(
        "target met by the figure, nothing attached",
        "unproven",
        text="全部修好。",
        aim=HOUSES,
        was="36",
        now="40",
        evidence=0,
    ),
    case("half way and nothing attached yet", text="修好一半。", aim=HOUSES, was="12", now="20", evidence=0),
    # Pushed, and not
    case("pushed twice", "pushed", text="继续推进征地。", pushes=2),
    case("pushed once", text="继续推进征地。", pushes=1),
    # Contradicting, and not
    case(
        "says all is done at three quarters",
        "contradicts",
        text="全面完成修缮任务。",
        aim=HOUSES,
        was="28",
        now="30",
    ),
    case(
        "says more than asked was done",
        "contradicts",
        text="征集工作超额完成年度目标，群众反响很好。",
        aim=LETTERS,
        was="2000",
        now="2400",
    ),
    case(
        "hopes to be done by the end of the year", text="力争年底前全面完成修缮任务。", aim=HOUSES, was="28", now="30"
    ),
    case("says it is not done", text="因雨季影响，修缮任务尚未完成。", aim=HOUSES, was="28", now="30"),
    case("a part is done, not the whole", text="完成前期测绘和招标，进入施工。", aim=HOUSES, was="0", now="6"),
    case("all is done and the figure says so", text="全面完成修缮任务，一屋一档。", aim=HOUSES, was="36", now="42"),
    # Another number, and not
    case("text says 38, the figure 33", "number", text="累计修缮老屋38处。", aim=HOUSES, was="30", now="33"),
    case(
        "text counts this quarter beside the whole",
        text="本季度新修老屋3处，累计修缮老屋33处。",
        aim=HOUSES,
        was="30",
        now="33",
    ),
    case("text counts this month alone", text="本月新增修缮老屋3处。", aim=HOUSES, was="30", now="33"),
    case("ten thousands written out", text="全年参加夜读会人数达12000人次。", aim=PEOPLE, was="0.9", now="1.2"),
    case(
        "ten thousands, and wrong", "number", text="全年参加夜读会人数达18000人次。", aim=PEOPLE, was="0.9", now="1.2"
    ),
    case("Chinese numerals", text="共安装解说牌八十块。", aim=BOARDS, was="40", now="80"),
    case(
        "another thing with the same counting word",
        text="拆除旧广告牌15块，解说牌正在制作。",
        aim=BOARDS,
        was="0",
        now="0",
    ),
    case("the aim is named again", text="对照修缮老屋40处的目标，已修好22处。", aim=HOUSES, was="20", now="22"),
    # Silent claims, and not
    case("completion reported, no report at all", "silent-claim unproven", claimed=True, done=True, evidence=0),
    case("completion ticked with an empty text", "silent-claim", text="", done=True, evidence=1),
    case("completion told with its text", text="三卷口述史已经出版，书号已核发。", done=True, evidence=1),
)
