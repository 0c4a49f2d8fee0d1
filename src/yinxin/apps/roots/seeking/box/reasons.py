"""Why a candidate is offered, in a sentence each. The engine gives facts; how they read is decided here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from yinxin.apps.roots.spellings.models import Dialect, Tradition
from yinxin.domain.roots.answers import Reason, ReasonCode
from yinxin.kit.root_tables import tables

USUAL = 100
"""Bearers in ten thousand from which on being usual is worth a sentence."""

HOMES = {
    "sze-yup": pgettext_lazy("大姓", "四邑"),
    "canton": pgettext_lazy("大姓", "广府各县"),
    "hokkien": pgettext_lazy("大姓", "闽南"),
    "teochew": pgettext_lazy("大姓", "潮汕"),
    "hakka": pgettext_lazy("大姓", "客家地区"),
    "hainan": pgettext_lazy("大姓", "海南"),
    "foochow": pgettext_lazy("大姓", "福州一带"),
    "taiwan": pgettext_lazy("大姓", "台湾"),
    "vietnam": pgettext_lazy("大姓", "越南"),
    "jiangzhe": pgettext_lazy("大姓", "江浙"),
}
"""By the column of the table of surnames."""

BEARER = re.compile("bearer: *([^,;]+)")
"""Somebody of public life, now dead, in a source of the table of spellings."""

OWN = "yinxin:"
"""How a source begins that is evidence of our own register; its code follows."""


def sentences(reasons: Iterable[Reason]) -> list[str]:
    """In the order given, each once."""
    said = (SAID[reason.code](reason.facts) for reason in reasons if reason.code in SAID)
    return list(dict.fromkeys(one for one in said if one))


def dialect_name(code: str) -> str:
    return str(Dialect(code).label) if code in Dialect.values else code


def tradition_name(code: str) -> str:
    """By our own list, which is in three languages; one that is only in the tables by its name there."""
    if code in Tradition.values:
        return str(Tradition(code).label)
    found = next((one for one in tables().traditions if one.id == code), None)
    if found is None:
        return code
    return found.english if (get_language() or "").startswith("en") else found.name


def _sound(facts: dict[str, str]) -> str:
    return _("%(dialect)s“%(char)s”读作 %(syllable)s，%(tradition)s常写成 %(letters)s。") % _named(facts)


def _near(facts: dict[str, str]) -> str:
    return _("%(dialect)s“%(char)s”读作 %(syllable)s，写成 %(letters)s 不常见，也许是笔误或当时随听随写。") % _named(
        facts
    )


def _attested(facts: dict[str, str]) -> str:
    """By what stands behind it: evidence of our own register, a person of public life now dead, or papers of that kind."""
    source, told = facts.get("source", ""), _named(facts)
    if source.startswith(OWN):
        return _("有据可查：%(letters)s 曾这样写“%(chars)s”（旧拼写 %(code)s）。") % {
            **told,
            "code": source.removeprefix(OWN),
        }
    if bearers := BEARER.findall(source):
        return _("有据可查：%(person)s 就这样写“%(chars)s”。") % {**told, "person": _("、").join(bearers[:2])}
    return _("有据可查：在%(tradition)s里，%(letters)s 常用来写“%(chars)s”。") % told


def _common(facts: dict[str, str]) -> str:
    share = float(facts.get("share", "0") or 0)
    if share < USUAL:
        return ""
    told = {"chars": facts.get("chars", ""), "n": max(1, round(share / 100))}
    if facts.get("region") == "han":
        return _("“%(chars)s”是常见的姓：每一百个中国人里约有%(n)s人。") % told
    home = HOMES.get(facts.get("region", ""))
    return _("“%(chars)s”在%(home)s是大姓：每一百人里约有%(n)s人。") % {**told, "home": home} if home else ""


def _exonym(facts: dict[str, str]) -> str:
    told = {**facts, "until": facts.get("to", "")}
    if told["until"].isdigit():
        return _("%(until)s年以前的地图和书信把%(chars)s写作 %(letters)s。") % told
    return _("旧地图和书信把%(chars)s写作 %(letters)s。") % told


def _old_name(facts: dict[str, str]) -> str:
    until = facts.get("to", "")
    if until:
        return _("%(letters)s 是%(chars)s在%(until)s年以前的名称。") % {**facts, "until": until}
    return _("%(letters)s 是%(chars)s的旧名。") % facts


def _named(facts: dict[str, str]) -> dict[str, str]:
    return {
        **facts,
        "dialect": dialect_name(facts.get("dialect", "")),
        "tradition": tradition_name(facts.get("tradition", "")),
        "letters": facts.get("letters", "").capitalize(),
    }


SAID: dict[ReasonCode, Callable[[dict[str, str]], str]] = {
    ReasonCode.SOUND: _sound,
    ReasonCode.NEAR: _near,
    ReasonCode.ATTESTED: _attested,
    ReasonCode.SAME: lambda _facts: _("您写的就是这个字。"),
    ReasonCode.VARIANT: lambda facts: _("“%(given)s”和“%(chars)s”是同一个字的不同写法。") % facts,
    ReasonCode.MISTAKEN: lambda facts: _("“%(given)s”和“%(chars)s”是两个字，简繁转换时常被弄混。") % facts,
    ReasonCode.EXONYM: _exonym,
    ReasonCode.OLD_NAME: _old_name,
    ReasonCode.COMMON: _common,
    ReasonCode.TURNED: lambda _facts: _("这里把最后一个词当作姓：许多外国表格把姓写在后面。"),
    ReasonCode.LEFT_OUT: lambda facts: _("没有计入：%(letters)s（西名或称呼）。") % facts,
    ReasonCode.MARRIED_IN: lambda facts: _("%(letters)s 就是“氏”：前面是她娘家的姓，不是丈夫的姓。") % facts,
    ReasonCode.TOGETHER: lambda facts: _("纸上的 %(letters)s 也指向这里。") % facts,
}
"""By the code of the reason. A code nobody has words for says nothing, and the hit stands without it."""
