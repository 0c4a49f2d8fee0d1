"""What has to be put right in a sheet of persons, in words: the line, the column, what to do. What stands there is not repeated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from yinxin.apps.roots.exchange.giving_out import wording
from yinxin.domain.errors import RefusedError
from yinxin.domain.kin_sheets.columns import COLUMNS

FAULTY = "tree-sheet-faults"

ADVICE = {
    "missing": _("这一行没有编号。请给每个人一个编号，同一个人的几行写同一个编号。"),
    "one-number": _("一行只写一个人的编号，编号里不要有空格和标点。"),
    "word-sex": _("看不懂。请写男、女或不详，或者留空。"),
    "word-confidence": _("看不懂。请写当时的记载、后来的记载、口述或存疑；留空就当后来的记载。"),
    "word-name_kind": _("看不懂。请写本名、字、号、讳、派名、乳名、婚后姓名、纸名或别名；留空就当本名。"),
    "word-event": _("看不懂。请写婚娶、过继、出洋、回国、居住或科举、任职。"),
    "date": _(
        "看不懂这个时间。请写成光绪二十年、民国九年、1894、1894-05-03、约1890年这样的形式；只知道有这件事，写“日期不详”。"
    ),
    "date-of-nothing": _(
        "这里像是表格或数据库里的空日期（0000-00-00、1899-12-30、1900-01-00之类），不是真的日期。没有日期请留空；知道日期请照出处写。"
    ),
    "living": _("写着此人在世。在世的人不能登记，请删去此人的各行，也从别人的父、母、配偶里删去此人的编号。"),
    "twice": _(
        "这个标题有两栏（%(letters)s栏）。一个标题只能有一栏：多出的出生、去世、其他生平等，请另起一行写，编号相同。"
    ),
    "two-persons": _(
        "同一个编号写了两个不同的本名。若是两个人，请分别编号；若是一个人，请在“哪一种名”里写字、号、别名等。"
    ),
    "generation": _("世次请写1到300的数字。"),
    "own": _("银信编号是从本系统导出时带的数字，不要改；自己填的表请留空。"),
    "long": _("字数太多，请缩短。"),
    "no-source": _("写了卷页，没有写出处。请写明是哪一部书、哪一块碑。"),
    "no-event": _("写了时间或地方，没有写是哪一件事。请填婚娶、过继、出洋、回国、居住或科举、任职。"),
    "nobody": _("表里没有这个编号的人。请为此人加一行，或者改正编号；已经登记的人也要有一行。"),
    "herself": _("写成了此人自己的编号，请改正。"),
    "differs": _("同一个人的几行写得不一样。请统一；出处说法不一的，只有出生、去世、父母这些可以分行写。"),
}


@dataclass(frozen=True, slots=True)
class FaultLine:
    line: int
    column: str
    advice: str


def faults_of(refused: RefusedError) -> list[FaultLine]:
    """In the order of the sheet."""
    rows: Any = refused.facts.get("faults", ())
    return [_line(one) for one in sorted(_checked(rows), key=lambda one: int(one["line"]))]


def _checked(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [one for one in rows if isinstance(one, dict) and one.get("code") in ADVICE]


def _line(one: dict[str, Any]) -> FaultLine:
    labels = {column.key: column.labels[wording()] for column in COLUMNS}
    return FaultLine(
        int(one["line"]), labels.get(one["column"], ""), str(ADVICE[one["code"]]) % {"letters": one.get("letters", "")}
    )
