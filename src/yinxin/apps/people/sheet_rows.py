"""One unit as one row of a sheet: its columns, their words, and how each value is written and read back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.forms import EARLIEST, LATEST
from yinxin.apps.people.models import Level, NameKind, Unit, UnitKind

SEPARATOR = "；"

# Column → the words that may head it. Headings are data of the file and stay Chinese in every language.
COLUMNS = {
    "name": ("名称", "单位名称", "单位"),
    "level": ("层级", "级别"),
    "kind": ("性质", "类别"),
    "parent": ("上级单位", "上级"),
    "aliases": ("简称/别名", "简称", "别名", "简称、别名"),
    "former": ("曾用名", "曾用名称"),
    "valid_from": ("启用日期", "启用"),
    "valid_to": ("停用日期", "停用"),
    "groups": ("小组", "所属小组"),
    "order": ("排序", "序号"),
}
REQUIRED = ("name", "level")
LEVELS = {"省级": Level.PROVINCE, "市级": Level.CITY, "县级": Level.COUNTY, "镇级": Level.TOWN, "村级": Level.VILLAGE}
KINDS = {
    "地方政府": UnitKind.GOVERNMENT,
    "部门": UnitKind.DEPARTMENT,
    "团体和其他单位": UnitKind.ORGANISATION,
    "团体": UnitKind.ORGANISATION,
    "其他": UnitKind.ORGANISATION,
}
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]00:00(?::00)?)?")
_FORMER = re.compile(r"(?P<name>[^（(]+?)\s*(?:[（(](?P<since>[^至）)]*)至(?P<until>[^）)]*)[）)])?")


@dataclass(frozen=True, slots=True, order=True)
class FormerName:
    name: str
    since: str = ""
    until: str = ""

    def __str__(self) -> str:
        return f"{self.name}（{self.since}至{self.until}）" if self.since or self.until else self.name


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What a sheet can say of a unit; two equal rows mean that nothing is to be changed."""

    name: str
    level: str
    kind: str = UnitKind.DEPARTMENT
    parent: str = ""
    aliases: frozenset[str] = frozenset()
    former: frozenset[FormerName] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None
    groups: frozenset[str] = frozenset()
    order: int = 0


def row_of(unit: Unit) -> SheetRow:
    """The row of a unit; reads its names, parent and groups, which a caller with many units has fetched before."""
    names = list(unit.names.all())
    return SheetRow(
        name=unit.name,
        level=unit.level,
        kind=unit.kind,
        parent=unit.parent.name if unit.parent else "",
        aliases=frozenset(one.name for one in names if one.kind in {NameKind.ALIAS, NameKind.LEARNED}),
        former=frozenset(
            FormerName(one.name, day_text(one.since), day_text(one.until))
            for one in names
            if one.kind == NameKind.FORMER
        ),
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        groups=frozenset(group.name for group in unit.member_of.all()),
        order=unit.order,
    )


def cells_of(row: SheetRow) -> list[str]:
    """The row as printed, one text a column, in the order of COLUMNS."""
    return [
        row.name,
        next(word for word, level in LEVELS.items() if level == row.level),
        next(word for word, kind in KINDS.items() if kind == row.kind),
        row.parent,
        SEPARATOR.join(sorted(row.aliases)),
        SEPARATOR.join(str(former) for former in sorted(row.former)),
        day_text(row.valid_from),
        day_text(row.valid_to),
        SEPARATOR.join(sorted(row.groups)),
        str(row.order),
    ]


def day_text(day: date | None) -> str:
    return day.isoformat() if day else ""


def day_from(text: str) -> date | None:
    """A day however an office writes it: 2019-03-01, 2019/3/1, 2019年3月1日, 2019.3.1. Empty is no day."""
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        day = date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        day = None
    if day is None or not EARLIEST <= day.year <= LATEST:
        raise forms.ValidationError(_("日期读不懂，请写成 2019-03-01 这样。"))
    return day


class ListedField(forms.CharField):
    """Several names in one cell."""

    def clean(self, value: str) -> frozenset[str]:
        found = [part.strip() for part in re.split(r"[；;\n]", super().clean(value))]
        if any(len(part) > 100 for part in found):
            raise forms.ValidationError(_("每个名称最多100个字，几个名称之间用“；”隔开。"))
        return frozenset(part for part in found if part)


class FormerField(ListedField):
    """Former names, each with the days it was in use where these are known: 市外侨局（2014-01-01至2019-03-01）."""

    def clean(self, value: str) -> frozenset[FormerName]:  # type: ignore[override]
        return frozenset(self._one(part) for part in super().clean(value))

    def _one(self, part: str) -> FormerName:
        found = _FORMER.fullmatch(part)
        if found is None:
            raise forms.ValidationError(_("曾用名请写成“名称（启用日期至停用日期）”，不知道日期就只写名称。"))
        since, until = (day_from((found[key] or "").strip()) for key in ("since", "until"))
        if since and until and until <= since:
            raise forms.ValidationError(_("曾用名的停用日期要晚于启用日期。"))
        return FormerName(found["name"].strip(), day_text(since), day_text(until))


class DayCell(forms.CharField):
    def clean(self, value: str) -> date | None:
        return day_from(super().clean(value))


class RowForm(forms.Form):
    """The judge of one row. Its field names are those of `SheetRow`."""

    name = forms.CharField(max_length=100, error_messages={"required": _("没有写单位名称。请补上名称，或删去这一行。")})
    level = forms.CharField(error_messages={"required": _("没有写层级。请写省级、市级、县级、镇级或村级。")})
    kind = forms.CharField(required=False)
    parent = forms.CharField(max_length=100, required=False)
    aliases = ListedField(required=False)
    former = FormerField(required=False)
    valid_from = DayCell(required=False)
    valid_to = DayCell(required=False)
    groups = ListedField(required=False)
    order = forms.CharField(required=False)

    def clean_level(self) -> str:
        try:
            return LEVELS[self.cleaned_data["level"]]
        except KeyError:
            raise forms.ValidationError(_("没有这个层级。请写省级、市级、县级、镇级或村级。")) from None

    def clean_kind(self) -> str:
        try:
            return KINDS[self.cleaned_data["kind"] or "部门"]
        except KeyError:
            raise forms.ValidationError(_("没有这种性质。请写地方政府、部门或团体和其他单位。")) from None

    def clean_order(self) -> int:
        text = self.cleaned_data["order"].removesuffix(".0")
        if not re.fullmatch(r"\d{0,6}", text):
            raise forms.ValidationError(_("排序请写不超过六位的整数，或不写。"))
        return int(text or 0)
