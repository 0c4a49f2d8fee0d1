"""The templates that come with the program; an office takes one out, edits it in Word, and brings it back as its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from yinxin.apps.supervision.drafts.page import Page
from yinxin.apps.supervision.models import PaperKind

STANDS = (
    "截至{{ as_of }}，清单共有任务{{r total }}项，已验收{{r accepted }}项，占{{r rate }}%；"
    "红灯{{r red }}项，黄灯{{r amber }}项，灰灯{{r grey }}项，绿灯{{r green }}项，不亮灯{{r off }}项。"
)


@cache
def template(kind: str) -> bytes:
    """The Word file with its fields. Papers are in Chinese."""
    page = Page()
    page.title("{{ title }}")
    WRITERS[PaperKind(kind)](page)
    page.signed("{{ place }}", "{{ as_of }}")
    page.heading("附：数字来源", on_new_page=True)
    page.table(
        ["序号", "内容", "数字", "行数"],
        [12, 104, 24, 16],
        "for source in sources",
        ["{{ source.n }}", "{{ source.label }}", "{{r source.value }}{{ source.unit }}", "{{ source.rows }}"],
    )
    return page.bytes()


def _bulletin(page: Page) -> None:
    page.text("现将《{{ plan }}》{{ first }}至{{ last }}的进展情况通报如下。")
    page.heading("一、总体情况")
    page.text(STANDS + "已报完成、等待验收{{r reported }}项，到期没有完成{{r overdue }}项。")
    page.table(
        ["部分", "任务", "已验收", "红灯", "黄灯", "灰灯"],
        [76, 16, 16, 16, 16, 16],
        "for one in sections",
        ["{{ one.title }}", *(f"{{{{r one.{name} }}}}" for name in ("total", "accepted", "red", "amber", "grey"))],
    )
    page.heading("二、本期完成的任务")
    _tasks(
        page,
        "done",
        "本期验收{{r done_count }}项：",
        "本期没有验收的任务。",
        "{{r task.title }}（{{ task.units }}，{{ task.accepted }}验收{% if task.evidence %}，佐证{{r task.evidence }}件{% endif %}）。"
        "{% if task.said %}{{ task.said_by }}报告：{{r task.said }}{% endif %}",
    )
    page.heading("三、存在的问题")
    _tasks(
        page,
        "late",
        "到期没有完成{{r overdue }}项：",
        "没有到期未完成的任务。",
        "{{r task.title }}（{{ task.units }}），期限{{ task.due }}，已过{{r task.late }}天。",
    )
    _tasks(page, "returned", "验收退回{{r returned_count }}项：", "", "{{r task.title }}（{{ task.units }}）。")
    _tasks(
        page,
        "silent",
        "正在办理而本期没有报告{{r silent_count }}项{% if silent_more %}，其中{% endif %}：",
        "",
        "{{r task.title }}（{{ task.units }}）。",
    )
    _tasks(
        page,
        "put_off",
        "本期同意延期{{r put_off_count }}项：",
        "",
        "{{r task.title }}（{{ task.units }}），延至{{ task.due }}。",
    )
    page.heading("四、近期到期的任务")
    _tasks(
        page,
        "coming",
        "三十天内到期{{r coming_count }}项，请按时办结：",
        "三十天内没有到期的任务。",
        "{{r task.title }}（{{ task.units }}），{{ task.due }}到期。",
    )


def _summary(page: Page) -> None:
    page.text("{{ first }}至{{ last }}，各单位按照《{{ plan }}》开展工作。" + STANDS + "本期验收{{r done_count }}项。")
    page.heading("一、主要工作")
    page.rule("{%p for part in parts %}")
    page.subheading("{{ part.title }}")
    page.rule("{%p if part.done %}")
    page.text("本期验收{{r part.done_count }}项。")
    page.rule("{%p endif %}")
    page.rule("{%p for task in part.done %}")
    page.text(
        "{{r task.title }}（{{ task.units }}，{{ task.accepted }}验收）。{% if task.said %}{{ task.said_by }}报告：{{r task.said }}{% endif %}"
    )
    page.rule("{%p endfor %}")
    page.rule("{%p for task in part.going_on %}")
    page.text(
        "{{r task.title }}（{{ task.units }}）正在办理。{% if task.said %}{{ task.said_by }}报告：{{r task.said }}{% endif %}"
    )
    page.rule("{%p endfor %}")
    page.rule("{%p endfor %}")
    page.heading("二、指标完成情况")
    page.rule("{%p if indicators %}")
    _indicators(page)
    page.rule("{%p else %}")
    page.text("本期没有报告实测值的指标。")
    page.rule("{%p endif %}")
    page.heading("三、存在的问题")
    _tasks(
        page,
        "late",
        "到期没有完成{{r overdue }}项：",
        "没有到期未完成的任务。",
        "{{r task.title }}（{{ task.units }}），期限{{ task.due }}，已过{{r task.late }}天。",
    )
    page.heading("四、下一步工作")
    _tasks(
        page,
        "open",
        "继续办理{{r open_count }}项：",
        "清单中没有继续办理的任务。",
        "{{r task.title }}（{{ task.units }}），期限{{ task.due }}。",
    )


def _evaluation(page: Page) -> None:
    page.heading("一、总体情况")
    page.text(STANDS + "按期报完成并已验收{{r on_time }}项。")
    page.table(
        ["部分", "任务", "已验收", "红灯", "黄灯", "灰灯"],
        [76, 16, 16, 16, 16, 16],
        "for one in sections",
        ["{{ one.title }}", *(f"{{{{r one.{name} }}}}" for name in ("total", "accepted", "red", "amber", "grey"))],
    )
    page.heading("二、指标完成情况")
    page.text(
        "有目标值的指标{{r indicator_count }}个，达到目标{{r met_count }}个，还没有实测值{{r unknown_count }}个。"
    )
    page.rule("{%p if indicators %}")
    _indicators(page)
    page.rule("{%p endif %}")


def _brief(page: Page) -> None:
    page.text(
        "{{ first }}至{{ last }}。任务{{r total }}项，已验收{{r done }}项；红灯{{r red }}项，黄灯{{r amber }}项，灰灯{{r grey }}项。"
    )
    page.heading("一、有什么变化")
    _kinds(page, "changes", "本期没有变化。")
    page.heading("二、需要决定的事")
    _kinds(page, "decisions", "没有等待决定的事。")


def _kinds(page: Page, name: str, none: str) -> None:
    page.rule(f"{{%p if not {name} %}}")
    page.text(none)
    page.rule("{%p endif %}")
    page.rule(f"{{%p for kind in {name} %}}")
    page.text("{{ kind.title }}{{r kind.count }}项{% if kind.more %}，其中{% endif %}：")
    page.rule("{%p for task in kind.tasks %}")
    page.text(
        "{{r task.title }}（{{ task.units }}），期限{{ task.due }}{% if task.late %}，已过{{r task.late }}天{% endif %}。"
    )
    page.rule("{%p endfor %}")
    page.rule("{%p endfor %}")


def _tasks(page: Page, name: str, some: str, none: str, each: str) -> None:
    """A list of tasks with its first line; without any the other line, or nothing where there is none."""
    page.rule(f"{{%p if {name} %}}")
    page.text(some)
    page.rule(f"{{%p for task in {name} %}}")
    page.text(each)
    page.rule("{%p endfor %}")
    if none:
        page.rule("{%p else %}")
        page.text(none)
    page.rule("{%p endif %}")


def _indicators(page: Page) -> None:
    page.table(
        ["指标", "目标", "结果", "差距", "结论", "佐证"],
        [52, 28, 26, 20, 18, 12],
        "for one in indicators",
        [
            "{{r one.subject }}",
            "{{ one.sign }}{{r one.target }}{{ one.unit }}",
            "{% if one.result %}{{r one.result }}{{ one.unit }}（{{ one.said_by }}，{{ one.as_of }}）{% endif %}",
            "{% if one.difference %}{{r one.difference }}{% endif %}",
            "{{ one.judged }}",
            "{% if one.evidence %}{{r one.evidence }}{% endif %}",
        ],
    )


WRITERS: dict[PaperKind, Callable[[Page], None]] = {
    PaperKind.BULLETIN: _bulletin,
    PaperKind.SUMMARY: _summary,
    PaperKind.EVALUATION: _evaluation,
    PaperKind.BRIEF: _brief,
}
