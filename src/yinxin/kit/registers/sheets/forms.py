"""What the pages of sheets ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.models import Load
from yinxin.kit.registers.sheets.headers import LEFT_OUT
from yinxin.kit.registers.sheets.layout import sheet_columns


class SheetForm(forms.Form):
    """The file."""

    sheet = forms.FileField(
        label=_("表格文件"), allow_empty_file=True, help_text=_("xlsx、xls、ods 或 csv，最多十万行。")
    )


class DecisionForm(forms.Form):
    """Which column of the sheet is which field, and what an empty cell does to a known record."""

    clears = forms.TypedChoiceField(
        label=_("已有记录的空格"),
        choices=[("yes", _("清除原来的内容")), ("no", _("保持原来的内容"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, load: Load, **options: Any) -> None:
        super().__init__(*args, **options)
        names: list[tuple[str, Any]] = [("", _("——请选择——")), (LEFT_OUT, _("不要这一栏"))]
        names += [(one.name, one.label) for one in sheet_columns(load.kind)]
        self.fields["clears"].initial = "yes" if load.clears else "no"
        for header in load.findings.get("headers", ()):
            self.fields[f"column_{header['place']}"] = forms.ChoiceField(
                label=f"{header['letters']} {header['text']}".strip(),
                choices=names,
                required=False,
                initial=header["field"],
            )

    @property
    def columns(self) -> Mapping[str, str]:
        """Place → field, of the columns that were decided about."""
        return {
            name.removeprefix("column_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("column_") and value
        }

    def clean(self) -> dict[str, Any]:
        """A field has one column."""
        taken: dict[str, str] = {}
        for place, field in self.columns.items():
            if field != LEFT_OUT and taken.setdefault(field, place) != place:
                self.add_error(f"column_{place}", _("这一项已经对应了另一栏。"))
        return self.cleaned_data


class MendForm(forms.Form):
    """What a word of a list means, for all rows."""

    field = forms.CharField(max_length=60, widget=forms.HiddenInput)
    word = forms.CharField(max_length=500, widget=forms.HiddenInput, strip=False)
    meant = forms.CharField(label=_("应当是"), max_length=200)


class LoadForm(forms.Form):
    """Why, and whether rows with faults are passed over."""

    reason = forms.CharField(
        label=_("载入理由"), max_length=500, help_text=_("写进每一条记录的历史，例如“2026年普查第一批”。")
    )
    good_only = forms.BooleanField(label=_("只载入没有问题的行"), required=False)


class UndoForm(forms.Form):
    """Why, and whether records that cannot be put back are left as they are."""

    reason = forms.CharField(label=_("撤销理由"), max_length=500)
    leave_out = forms.BooleanField(label=_("不能撤销的记录保持原样，其余撤销"), required=False)
