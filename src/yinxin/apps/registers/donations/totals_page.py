"""The page of totals: one way of counting at a time, for one reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.donations import access, naming
from yinxin.apps.registers.donations.totals import WAYS, Line, Sum3, lines, whole
from yinxin.apps.registers.donations.worth import TOTALLED

LABELS = {"use": _("按用途"), "year": _("按年份"), "town": _("按镇（街）")}
HEADS = {"use": _("用途类别"), "year": _("捐赠年份"), "town": _("镇（街）")}


@dataclass(frozen=True, slots=True)
class TotalsPage:
    """`list_address` is the list whose rows are counted: the office's own, or the public one."""

    way: str
    lines: list[Line]
    whole: Sum3
    list_address: str
    is_official: bool

    @property
    def ways(self) -> list[tuple[str, Any, bool]]:
        return [(way, LABELS[way], way == self.way) for way in WAYS]

    @property
    def head(self) -> Any:
        return HEADS[self.way]

    @property
    def currencies(self) -> tuple[str, ...]:
        return tuple(TOTALLED)


def totals_page(request: HttpRequest) -> TotalsPage:
    way = request.GET.get("by", "")
    way = way if way in WAYS else WAYS[0]
    rows, official = access.counted(request), access.is_official(request)
    address = reverse("registers:list" if official else "registers:public-list", args=[naming.register().slug])
    return TotalsPage(way, lines(rows, way), whole(rows), address, official)
