"""`yinxin clock due`: the last day of a term. Needs no database: it counts with the notices that come with the program."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date, timedelta

from yinxin.domain.clock import Due, Pause, Term, TermEnding, TermUnit, due
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.state_holidays import arranged, built_in

REFUSALS = {
    "clock-term-empty": "期限“{length}”不对：--days 至少为 1。",
    "clock-term-too-long": "期限“{length}”太长：--days 最多为 {most}（一百年），请检查是否多写了数字。",
    "clock-too-far": "从 {start} 算起的到期日超出二百年或公元 9999 年：请检查日期、期限和暂停时段。",
    "clock-pause-reversed": "暂停时段 {start}:{end} 的结束早于开始：请写成 开始:结束，两天都包括在内。",
}
RULES = {
    TermUnit.WORKING: "按工作日计算：开始当日不计入（民法典第二百零一条），休息日和放假日不计入，调休上班日计入（国务院办公厅放假通知）",
    TermUnit.CALENDAR: "按自然日计算：开始当日不计入（民法典第二百零一条），休息日和放假日计入",
    TermUnit.MONTH: "按月计算：开始当日不计入（民法典第二百零一条），到期月的对应日为最后一日，没有对应日的为月末日（民法典第二百零二条）",
}
PAUSES = "；暂停的日子不计入，重叠的只算一次"
ENDINGS = {
    TermEnding.AS_COUNTED: "；最后一日是休息日的不顺延",
    TermEnding.NEXT_WORKING_DAY: "；最后一日是休息日的，以其后第一个工作日为最后一日（民法典第二百零三条）",
}
UNITS = {TermUnit.WORKING: "个工作日", TermUnit.CALENDAR: "个自然日", TermUnit.MONTH: "个月"}
WEEK = "一二三四五六日"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ONE_DAY = timedelta(days=1)


def add_arguments(parser: ArgumentParser) -> None:
    """What the clock must be told."""
    parser.add_argument("--start", required=True, metavar="日期", help="从哪一天开始，如 2026-09-25；当日不计入")
    parser.add_argument("--days", required=True, metavar="数", help="多少个工作日、自然日或月")
    parser.add_argument("--unit", required=True, metavar="单位", help="working 工作日、calendar 自然日、month 月")
    parser.add_argument(
        "--pause", action="append", default=[], metavar="开始:结束", help="暂停的时段，两天都包括在内；可给多个"
    )
    parser.add_argument(
        "--roll", action="store_true", help="最后一日是休息日时顺延到下一个工作日（民法典第二百零三条）"
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出，供程序读取")


def run(args: Namespace) -> int:
    """Counts and prints. What cannot be counted is one sentence."""
    try:
        term = Term(_number(args.days), _unit(args.unit), _ending(roll=args.roll))
        start, pauses = _day(args.start, "--start"), [_pause(text) for text in args.pause]
        counted = due(start, term, built_in(), pauses)
    except RefusedError as refused:
        raise UnreadableError(refused.code, REFUSALS[refused.code].format(**refused.facts)) from None
    sys.stdout.write(_as_json(counted, term) if args.json else _in_words(start, term, counted, pauses))
    return 0


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UnreadableError("number", f"--days 应为整数，不能是“{text[:20]}”：请写成 1、15 这样的数字。") from None


def _unit(text: str) -> TermUnit:
    try:
        return TermUnit(text)
    except ValueError:
        offered = "、".join(TermUnit)
        raise UnreadableError("unit", f"--unit 没有“{text[:20]}”这个单位：可用的有 {offered}。") from None


def _ending(*, roll: bool) -> TermEnding:
    return TermEnding.NEXT_WORKING_DAY if roll else TermEnding.AS_COUNTED


def _day(text: str, where: str) -> date:
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:  # such as 30 February
        pass
    raise UnreadableError("day", f"{where} 的“{text[:20]}”不是日历上的日子：请写成 2026-09-25 这样的日期。")


def _pause(text: str) -> Pause:
    start, colon, end = text.replace("：", ":").partition(":")
    if not colon:
        raise UnreadableError("pause", f"--pause 的“{text[:40]}”缺少冒号：请写成 2026-10-01:2026-10-15。")
    return Pause(_day(start, "--pause"), _day(end, "--pause"))


def _rule(term: Term) -> str:
    return RULES[term.unit] + PAUSES + (ENDINGS[term.ending] if term.unit is not TermUnit.WORKING else "") + "。"


def _as_json(counted: Due, term: Term) -> str:
    told: dict[str, object] = {
        "due": counted.on.isoformat(),
        "certain": counted.certain,
        "skipped": [day.isoformat() for day in counted.skipped],
        "rule": _rule(term),
    }
    if counted.rolled_from:
        told["rolled_from"] = counted.rolled_from.isoformat()
    return json.dumps(told, ensure_ascii=False) + "\n"


def _in_words(start: date, term: Term, counted: Due, pauses: list[Pause]) -> str:
    """For a person: the day, how it was counted, which days were not and why."""
    lines = [
        f"{_told(counted.on)}到期" + ("" if counted.certain else "（未确定）"),
        f"从{_told(start)}起，{term.length}{UNITS[term.unit]}。{_rule(term)}",
    ]
    if counted.rolled_from:
        lines.append(f"最后一日原为{_told(counted.rolled_from)}，是休息日，已顺延。")
    if not counted.certain:
        lines.append(f"{_unknown_years(start, counted)}没有放假通知，暂按周一至周五为工作日计算，通知发布后可能变动。")
    if counted.skipped:
        lines.append(f"不计入 {len(counted.skipped)} 天：")
        lines += [f"  {span}  {why}" for span, why in _spans(counted.skipped, pauses)]
    return "\n".join(lines) + "\n"


def _unknown_years(start: date, counted: Due) -> str:
    years = sorted(set(range(start.year, counted.on.year + 1)) - built_in().years)
    return "、".join(f"{year}年" for year in years[:3]) + ("等" if len(years) > 3 else "")


def _spans(days: tuple[date, ...], pauses: list[Pause]) -> Iterator[tuple[str, str]]:
    """Days that follow one another for the same reason, as one line."""
    occasions = {day: line.occasion for line in arranged() if not line.is_worked for day in line.days}
    first: date | None = None
    for day, after in zip(days, [*days[1:], None], strict=True):
        first = first or day
        why = _why(day, occasions, pauses)
        if after != day + ONE_DAY or _why(after, occasions, pauses) != why:
            yield (f"{first}" if first == day else f"{first} 至 {day}"), why
            first = None


def _why(day: date, occasions: dict[date, str], pauses: list[Pause]) -> str:
    if any(pause.covers(day) for pause in pauses):
        return "暂停"
    return occasions.get(day, "周末休息")


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（星期{WEEK[day.weekday()]}）"
