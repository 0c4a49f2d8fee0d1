"""The only judge of what a unit reports on one line, whether it came from the page or from a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from yinxin.apps.plans.models import Figure
from yinxin.apps.progress.models import Line
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress import amounts
from yinxin.domain.progress.burden import LONGEST
from yinxin.kit.refusals import sentence_of
from yinxin.kit.ui.templatetags.ui import plain_number

FALLING = frozenset({Figure.Comparator.AT_MOST, Figure.Comparator.LESS})
MOST_CHARACTERS = 5000
FORM = "report-form"
"""All cards of the page belong to one form that stands beside them, so that one card can be kept without the others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says. `values` are by the key of the indicator; one without a value is not among them."""

    text: str = ""
    is_done: bool = False
    values: tuple[tuple[int, Decimal], ...] = ()
    seconds: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.values or self.is_done)


class Paragraph(forms.CharField):
    """Several lines. A browser sends their breaks as two characters; kept so, an untouched text would count as changed."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class LineForm(forms.Form):
    """The fields of one line, figures first. `last` holds the last value of each indicator; going back from it wants a tick."""

    text = Paragraph(
        label=_("进展"),
        max_length=MOST_CHARACTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("最多%(limit_value)d个字，现在有%(show_value)d个。请写得短一些。")},
    )
    is_done = forms.BooleanField(label=_("已经完成，请验收"), required=False)
    seconds = forms.IntegerField(required=False, min_value=0, max_value=10**6, widget=forms.HiddenInput)

    def __init__(
        self,
        sent: QueryDict | Mapping[str, Any] | None = None,
        *,
        line: Line,
        figures: Sequence[Figure],
        last: Mapping[int, Decimal],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(sent, prefix=prefix_of(line), initial=dict(initial or {}))
        self.line, self.figures, self.last = line, figures, last
        own = {f"value-{figure.pk}": self._value_field(figure) for figure in figures}
        sure = {f"sure-{figure.pk}": forms.BooleanField(label=_("属实"), required=False) for figure in figures}
        self.fields = {**own, **sure, **self.fields}
        for one in self.fields.values():
            one.widget.attrs |= {"form": FORM, "data-kept": True}
        if line.part != Line.Part.LEAD:
            self.fields["is_done"].label = _("我单位负责的部分已经完成")

    @property
    def rows(self) -> list[tuple[Figure, forms.BoundField, forms.BoundField | None]]:
        """Each indicator with its value, and the tick where one is asked for."""
        found = []
        for figure in self.figures:
            value = self[f"value-{figure.pk}"]
            sure = self[f"sure-{figure.pk}"]
            found.append((figure, value, sure if value.errors or sure.value() else None))
        return found

    def has_changed(self) -> bool:
        """Whether it says anything new: to look at a card is not to touch it, and 十二 is what 12 was."""
        same = {"seconds", *(name for name in self.fields if name.startswith("sure-"))}
        if self.is_bound and self.errors is not None:
            values = {f"value-{pk}": plain_number(value) for pk, value in self.cleaned_data.get("values", ())}
            same |= {name for name, value in values.items() if value == self.initial.get(name)}
        return bool(set(self.changed_data) - same)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["values"] = tuple(
            (figure.pk, value) for figure in self.figures if (value := self._value(figure, data)) is not None
        )
        return data

    def entry(self) -> Entry:
        """What was given; of a form with faults, what is sound in it."""
        data = self.cleaned_data
        seconds = min(data.get("seconds") or 0, LONGEST)
        return Entry(str(data.get("text") or ""), bool(data.get("is_done")), data.get("values", ()), seconds)

    def _value_field(self, figure: Figure) -> forms.CharField:
        attributes = {"inputmode": "decimal", "autocomplete": "off"}
        return forms.CharField(
            label=figure.subject, max_length=40, required=False, widget=forms.TextInput(attrs=attributes)
        )

    def _value(self, figure: Figure, data: Mapping[str, Any]) -> Decimal | None:
        name = f"value-{figure.pk}"
        typed = (data.get(name) or "").strip()
        if not typed:
            return None
        try:
            value = amounts.read_amount(typed, figure.unit)
        except RefusedError as refused:
            self.add_error(name, sentence_of(refused))
            return None
        if not data.get(f"sure-{figure.pk}") and (doubt := self._doubt(figure, value)):
            self.add_error(name, doubt)
            return None
        return value

    def _doubt(self, figure: Figure, value: Decimal) -> str:
        """Why a value that can be read wants a second look; empty where it does not."""
        last, unit = self.last.get(figure.pk), figure.unit
        if went_back(figure, value, last):
            return _("%(value)s%(unit)s不如上次的%(last)s%(unit)s。请核对；确实如此就勾选“属实”再提交。") % {
                "value": plain_number(value),  # type: ignore[arg-type]
                "last": plain_number(last),  # type: ignore[arg-type]
                "unit": unit,
            }
        if amounts.unlikely(value, unit):
            return _(
                "%(value)s%(unit)s很少见：数量一般不是负数，比率一般不超过100%%。请核对；确实如此就勾选“属实”再提交。"
            ) % {
                "value": plain_number(value),  # type: ignore[arg-type]
                "unit": unit,
            }
        if amounts.leaps(value, last or figure.value):
            return _("%(value)s%(unit)s比上次或目标大一百倍以上。请核对单位；确实如此就勾选“属实”再提交。") % {
                "value": plain_number(value),  # type: ignore[arg-type]
                "unit": unit,
            }
        return ""


def went_back(figure: Figure, value: Decimal, last: Decimal | None) -> bool:
    """What comes back every month or year stands for its own period, and is behind nothing."""
    return not figure.recurrence and amounts.goes_back(value, last, falling=figure.comparator in FALLING)


def prefix_of(line: Line) -> str:
    return f"line{line.pk}"
