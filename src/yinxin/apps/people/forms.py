"""The only judges of what comes into the directory from outside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.models import Level, Unit, UnitKind

EARLIEST = 1900
LATEST = 2100


class DayField(forms.DateField):
    """A day that an office can mean; far-off years overflow once a time zone is added."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not EARLIEST <= day.year <= LATEST:
            raise forms.ValidationError(_("请填写1900年至2100年之间的日期，例如 2019-03-01。"))
        return day


class LinesField(forms.CharField):
    """Several values, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), **options)

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in super().clean(value).splitlines()]
        if any(len(line) > 100 for line in lines):
            raise forms.ValidationError(_("每行最多100个字。"))
        return tuple(dict.fromkeys(line for line in lines if line))


class SearchForm(forms.Form):
    """What the list page is asked for."""

    q = forms.CharField(label=_("单位名称"), required=False, max_length=100)
    level = forms.ChoiceField(label=_("层级"), required=False, choices=[("", _("全部")), *Level.choices])
    closed = forms.BooleanField(label=_("包括已停用的单位"), required=False)
    place = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)


class UnitForm(forms.Form):
    """A unit as its own page asks for it; `units` are those the user may put it under."""

    name = forms.CharField(label=_("名称"), max_length=100)
    level = forms.ChoiceField(label=_("层级"), choices=Level.choices)
    kind = forms.ChoiceField(label=_("性质"), choices=UnitKind.choices, initial=UnitKind.DEPARTMENT)
    parent = forms.ModelChoiceField(label=_("上级单位"), queryset=Unit.objects.none())
    aliases = LinesField(label=_("简称或别名"), required=False, help_text=_("每行一个。"))
    valid_from = DayField(label=_("启用日期"), required=False)
    order = forms.IntegerField(label=_("排序"), min_value=0, max_value=10**6, initial=0)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parent"].queryset = units  # type: ignore[attr-defined]


class CorrectionForm(UnitForm):
    """Correcting a unit: its name changes by renaming only, its aliases one by one. A place has no parent."""

    def __init__(self, *args: Any, unit: Unit, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["name"], self.fields["aliases"]
        if unit.place_id is None:
            self.fields["parent"].required = False
            self.fields["parent"].widget = forms.HiddenInput()


class RenameForm(forms.Form):
    name = forms.CharField(label=_("新名称"), max_length=100)
    on = DayField(label=_("生效日期"))
    citation = forms.CharField(label=_("依据"), max_length=300, required=False, help_text=_("例如文件名称和文号。"))


class MergeForm(forms.Form):
    sources = forms.ModelMultipleChoiceField(label=_("合并的单位"), queryset=Unit.objects.none())
    into = forms.ModelChoiceField(label=_("并入的单位"), queryset=Unit.objects.none(), required=False)
    name = forms.CharField(label=_("合并后的新单位名称"), max_length=100, required=False)
    on = DayField(label=_("生效日期"))
    citation = forms.CharField(label=_("依据"), max_length=300, required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sources"].queryset = units  # type: ignore[attr-defined]
        self.fields["into"].queryset = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("into")) == bool(cleaned.get("name")):
            raise forms.ValidationError(_("请选择并入的单位，或填写新单位名称，两项填一项。"))
        return cleaned


class SplitForm(forms.Form):
    names = LinesField(
        label=_("拆分后的单位名称"),
        help_text=_("每行一个；写上原名称表示原单位继续存在。原单位的任务先由各单位共同承担，再到任务页说明由谁承担。"),
    )
    on = DayField(label=_("生效日期"))
    citation = forms.CharField(label=_("依据"), max_length=300, required=False)


class CloseForm(forms.Form):
    on = DayField(label=_("停用日期"))
    reason = forms.CharField(label=_("理由"), max_length=300, required=False)


class AliasForm(forms.Form):
    name = forms.CharField(label=_("简称或别名"), max_length=100)


class GroupForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=100)
    spellings = LinesField(label=_("其他写法"), required=False, help_text=_("每行一个。"))
    members = forms.ModelMultipleChoiceField(label=_("成员单位"), queryset=Unit.objects.none(), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["members"].queryset = units  # type: ignore[attr-defined]


class SheetForm(forms.Form):
    """A sheet with the directory."""

    file = forms.FileField(
        label=_("文件（.xlsx 或 .csv）"), max_length=200, widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"})
    )
