"""A small invented plan of the cast's city, in three editions, and the road from its text to the desk."""

from __future__ import annotations

from tests.factories.people import Cast
from yinxin.apps.plans import actions
from yinxin.apps.plans.models import Source
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.running import run

FIRST = """五邑市侨乡记忆保护行动方案
五府办〔2031〕7号
为留住侨乡记忆，制定本方案。本方案自2031年起施行。
一、主要任务
（一）保护老屋
1.修缮空置老屋。2031年底前修缮登记在册的空置老屋40处，建立一屋一档。（牵头单位：市教育局；责任单位：市财政局、各市、区政府）
2.整理家书。征集民间家书不少于3000封，逐封编号并拍照。（牵头单位：市归国华侨联合会；责任单位：市文化广电新闻出版局）
（二）讲好故事
3.开办夜读会。每月组织一次侨乡夜读会，全年参加人数达到2万人次。（牵头单位：市委宣传部；责任单位：市教育局、市老照片馆）
4.出版口述史。2032年6月底前出版口述史三卷。（牵头单位：市文化广电新闻出版局；责任单位：市财政局）
"""

SECOND = FIRST.replace("空置老屋40处", "空置老屋55处").replace(
    "4.出版口述史。2032年6月底前出版口述史三卷。（牵头单位：市文化广电新闻出版局；责任单位：市财政局）\n",
    "4.设立码头陈列点。2032年底前在旧码头设立陈列点6处。（牵头单位：市外事侨务局；责任单位：各市、区政府）\n",
)

ANOTHER = """五邑市口岸服务提升计划
一、重点工作
（一）改善候检环境
1.增设候检座椅。2031年底前在候检大厅增设座椅200张。（责任单位：市发展和改革局）
"""

SECRET = "机密★10年\n" + FIRST
INTERNAL = "内部资料 注意保存\n" + ANOTHER


def imported(cast: Cast, text: str = FIRST, name: str = "方案.txt") -> Source:
    """Uploaded by the office and read, as the worker would: the desk is laid, nothing is confirmed."""
    receipt = actions.upload([(name, text.encode())], place=cast.place, by=cast.office)[0]
    assert receipt.source is not None, receipt.refusal
    return read(receipt.source)


def read(source: Source) -> Source:
    for job in Job.objects.filter(key__startswith=f"plans.read:{source.pk}:"):
        run(str(job.pk))
    source.refresh_from_db()
    return source


def confirmed(cast: Cast, text: str = FIRST, name: str = "方案.txt") -> Source:
    """In the responsibility list, whatever the doubts."""
    source = imported(cast, text, name)
    actions.confirm_all(source, by=cast.office)
    source.refresh_from_db()
    return source
