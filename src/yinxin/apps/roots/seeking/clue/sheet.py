"""What stands on the sheet: every line in Chinese, and in small in the language of whoever carries it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from yinxin.apps.roots.seeking.box import regions
from yinxin.apps.roots.seeking.box.form import Question
from yinxin.apps.roots.seeking.clue.picks import Pick
from yinxin.domain.roots.readings import Role
from yinxin.kit.printing.codes import code_runs
from yinxin.kit.saying.aloud import aloud, aloud_person


@dataclass(frozen=True, slots=True)
class Line:
    """`chinese` is for whoever is asked, `own` for whoever asks; empty where both read the same."""

    chinese: str
    own: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """In traditional and in simplified characters, and how whoever carries the sheet says it; empty for readers of Chinese."""

    chars: str
    simplified: str
    said: str


@dataclass(frozen=True, slots=True)
class Group:
    """The ticked candidates of one kind."""

    heading: Line
    names: Sequence[Name]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`words` is empty where whoever carries it leaves out what she typed; `other` is the address of the sheet the other way."""

    title: Line
    greeting: Line
    words: str
    words_label: Line
    where: Line | None
    where_label: Line
    groups: Sequence[Group]
    asking: Line
    questions: Sequence[Line]
    blanks: Sequence[Line]
    closing: Line
    url: str
    day: date
    query: str
    other: str

    @property
    def code(self) -> list[list[list[int]]]:
        return code_runs(self.url)


HEADINGS: dict[str, Callable[[], str]] = {
    "surname": lambda: _("可能的姓"),
    "place": lambda: _("可能的地名"),
    "person": lambda: _("可能的先人"),
}


def sheet_of(question: Question, picks: Sequence[Pick], *, bare: bool = False) -> Sheet:
    """The address in the code leads back to the same question, and tells nothing of who asked. `bare`: neither sheet nor code holds
    what was typed."""
    typed = {name: value for name, value in (("q", _printable(question.words)), ("where", question.where)) if value}
    asked = {} if bare else typed
    ticked = [("pick", one.written) for one in picks]
    plain, without = urlencode([*typed.items(), *ticked]), urlencode([*typed.items(), *ticked, ("bare", "1")])
    return Sheet(
        title=_line(lambda: _("寻根线索单")),
        greeting=_line(_greeting if asked.get("q") else _bare_greeting),
        words=asked.get("q", ""),
        words_label=_line(lambda: _("旧纸上写的（持单人抄录）")),
        where=_line(lambda: regions.name_of(question.where)) if asked.get("where") else None,
        where_label=_line(lambda: _("纸写于")),
        groups=[Group(_line(HEADINGS[kind]), names) for kind in HEADINGS if (names := _names(picks, kind))],
        asking=_line(lambda: _("想请教您")),
        questions=[_line(one) for one in QUESTIONS],
        blanks=[_line(one) for one in BLANKS],
        closing=_line(_closing if asked.get("q") else _bare_closing),
        url=f"{settings.SITE_URL}{reverse('seeking:box')}{'?' if asked else ''}{urlencode(asked)}",
        day=timezone.localdate(),
        query=without if bare else plain,
        other=plain if bare else without,
    )


ROLES = {"surname": Role.SURNAME, "place": Role.PLACE}


def _greeting() -> str:
    return _(
        "您好！持单人是海外乡亲的后代，正在寻找祖籍的村子和族谱。下面是旧纸上的外文写法，和可能对应的汉字。"
        "请您看看本地有没有这个姓、这个地名，或者告诉他可以去问谁。谢谢您！"
    )


def _bare_greeting() -> str:
    return _(
        "您好！持单人是海外乡亲的后代，正在寻找祖籍的村子和族谱。下面是家里旧纸上的姓名、地名可能是的汉字。"
        "请您看看本地有没有这个姓、这个地名，或者告诉他可以去问谁。谢谢您！"
    )


def _closing() -> str:
    return _("扫码可看检索的结果。单上没有持单人的姓名和联系方式；要留的，由他自己写在上面。")


def _bare_closing() -> str:
    return _("扫码可到寻根检索的网页。单上没有持单人的姓名和联系方式；要留的，由他自己写在上面。")


QUESTIONS: tuple[Callable[[], str], ...] = (
    lambda: _("本村或附近，有姓上面这个姓的人家吗？祠堂和族谱在哪里？"),
    lambda: _("这个地名现在归哪个镇、哪个村委会？以前还叫过什么？"),
    lambda: _("从前出洋的人家，谁最清楚？可以请他看看这张单吗？"),
)

BLANKS: tuple[Callable[[], str], ...] = (
    lambda: _("先人的中文姓名、字辈"),
    lambda: _("大约哪年出洋，去了哪里"),
    lambda: _("持单人怎样联系（自愿填写）"),
)


def _line(said: Callable[[], str]) -> Line:
    with override("zh-hans"):
        chinese = said()
    own = "" if (get_language() or "").startswith("zh") else said()
    return Line(chinese, own if own != chinese else "")


def _names(picks: Sequence[Pick], kind: str) -> list[Name]:
    return [Name(one.chars, one.simplified, _said(one)) for one in picks if one.kind == kind]


def _said(pick: Pick) -> str:
    """In Jyutping and pinyin, in the language of whoever carries the sheet."""
    if (get_language() or "").startswith("zh"):
        return ""
    found = aloud_person(pick.chars) if pick.kind == "person" else aloud(pick.chars, ROLES[pick.kind])
    return " · ".join(one for one in (found.jyutping, found.pinyin) if one)


def _printable(words: str) -> str:
    """Without the marks that turn a line around or hide in it: what is printed is what was typed."""
    return "".join(one for one in words if unicodedata.category(one) not in ("Cc", "Cf"))
