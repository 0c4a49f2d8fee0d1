"""Invented plans of any length, the same every time."""

from __future__ import annotations

from itertools import count, islice

PLACES = ("东港", "西洲", "南屏", "北塘", "石桥", "青岚", "白鹭", "榕江")
WORKS = (
    "改造老旧码头",
    "修缮侨批馆舍",
    "培训社区翻译",
    "开通办事专线",
    "建立联络名册",
    "举办寻根夏令营",
    "编印办事指南",
    "整理馆藏旧照",
)
UNITS = ("市民政局", "市教育局", "市财政局", "市文广旅局", "市住建局", "市农业农村局", "市商务局", "市交通运输局")
NUMERALS = "一二三四五六七八九十"


def _task(number: int) -> tuple[str, str, str, str]:
    """Title, text, deadline and units of the n-th task."""
    place, work = PLACES[number % 8], WORKS[(number // 8) % 8]
    lead, member = UNITS[number % 8], UNITS[(number + 3) % 8]
    title = f"{place}片区{work}"
    text = f"在{place}片区分批{work}，全年不少于{number % 40 + 3}处，做到有台账、有专人、有检查，群众满意率达到{85 + number % 10}%以上。"
    return title, text, f"{2027 + number % 4}年底前", f"{lead}、{member}"


def narrative(characters: int) -> str:
    """A plan in numbered paragraphs of about this many characters."""
    lines = ["榕江市侨乡建设三年行动方案", ""]
    size = 0
    for number in count():
        if number % 50 == 0:
            lines.append(f"{NUMERALS[number // 50 % 10]}、第{number // 50 + 1}批重点任务")
        title, text, due, units = _task(number)
        lines.append(f"{number % 50 + 1}.{title}。{due}，{text}（{units}）")
        size += len(lines[-1])
        if size >= characters:
            return "\n".join(lines) + "\n"
    raise AssertionError("unreachable")


def table(rows: int) -> str:
    """A plan as a tab-separated table with this many rows."""
    lines = [
        "榕江市侨乡建设重点任务清单",
        "",
        "\t".join(("序号", "重点任务", "工作内容", "完成时限", "牵头单位", "配合单位")),
    ]
    for number in islice(count(), rows):
        title, text, due, units = _task(number)
        lines.append("\t".join((str(number + 1), title, text, due, *units.split("、"))))
    return "\n".join(lines) + "\n"
