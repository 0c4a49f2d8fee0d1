"""The only judges of what comes from outside to the desk and the list: files, edits, reasons and choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.forms import DayField
from yinxin.apps.people.models import Unit
from yinxin.apps.plans.desk_page import UnitChoice
from yinxin.apps.plans.models import Plan, ProposedTask, TaskUnit
from yinxin.apps.plans.models.task import RecurrenceChoice
from yinxin.domain.plans.deadline import last_day

SPLIT_MARK = "----"
"""A line of four hyphens says where a task is cut, for those who type."""

AMENDABLE = [
    ("title", _("标题")),
    ("text", _("任务内容")),
    ("measures", _("工作措施")),
    ("safeguards", _("保障措施")),
    ("due", _("完成时限")),
    ("due_text", _("时限原文")),
    ("recurrence", _("周期")),
    ("notes", _("备注")),
]


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """One or several files."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > settings.UPLOAD_MOST_FILES:
            raise forms.ValidationError(
                _("一次最多上传%(n)s个文件。请分几次上传。") % {"n": settings.UPLOAD_MOST_FILES}
            )
        if not given:
            raise forms.ValidationError(_("请先选择要上传的文件。"))
        return [super(ManyFiles, self).clean(file, initial) for file in given]


class UploadForm(forms.Form):
    """`places` are those this user works for; with a single one there is nothing to choose."""

    place = forms.ModelChoiceField(label=_("发文地区"), queryset=Unit.objects.none())
    documents = ManyFiles(label=_("计划文件"), allow_empty_file=True)

    def __init__(self, *args: Any, places: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["place"].initial = places.first()

    def received(self) -> list[tuple[str, bytes]]:
        return [(file.name or "", file.read()) for file in self.cleaned_data["documents"]]


class DueField(forms.CharField):
    """A day, a month or a year: 2017-12-31, 2017-10, 2017."""

    def clean(self, value: Any) -> str | None:
        text: str = super().clean(value)
        if not text:
            return None
        try:
            day = last_day(text)
        except ValueError:
            day = None
        if (
            day is None
            or not 1900 <= day.year <= 2100
            or text not in {day.isoformat()[:4], day.isoformat()[:7], day.isoformat()}
        ):
            raise forms.ValidationError(_("请写成 2017、2017-10 或 2017-12-31 的样子。"))
        return text


class Text(forms.CharField):
    """Long text. A browser sends its line breaks as two characters; kept so, an untouched text would count as edited."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea, **options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class Lines(forms.CharField):
    """Several texts, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea, **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class EditForm(forms.Form):
    """The cells of a proposed task as the desk edits them. A cell that is not sent stays as it is."""

    title = forms.CharField(label=_("标题"), max_length=2000, required=False)
    text = Text(label=_("任务内容"), max_length=100_000, required=False)
    path = Lines(label=_("各级标题"), required=False)
    measures = Lines(label=_("工作措施"), required=False)
    safeguards = Text(label=_("保障措施"), max_length=100_000, required=False)
    notes = Text(label=_("备注"), max_length=20_000, required=False)
    due = DueField(label=_("完成时限"), max_length=10, required=False)
    due_text = forms.CharField(label=_("时限原文"), max_length=200, required=False)
    recurrence = forms.ChoiceField(label=_("周期"), required=False, choices=[("", _("无")), *RecurrenceChoice.choices])

    @classmethod
    def of(cls, row: ProposedTask, sent: QueryDict | None = None) -> EditForm:
        """The form of one proposed task, filled with what stands there now; `sent` is what a person made of it."""
        cells = {name: row.current.get(name) for name in cls.base_fields}
        lines = {name: "\n".join(value) for name, value in cells.items() if isinstance(value, list)}
        # Several of these forms can stand on one page: each has its own ids for its labels.
        return cls(sent, initial={**cells, **lines}, auto_id=f"item{row.pk}_%s")

    def clean_title(self) -> str:
        return self._kept("title", _("标题不能为空。"))

    def clean_text(self) -> str:
        return self._kept("text", _("任务内容不能为空。"))

    def edits(self) -> dict[str, Any]:
        """Only what was sent; an emptied date or period is None, as in the proposal."""
        nothing = {"due", "due_text", "recurrence"}
        return {
            name: (value or None) if name in nothing else value
            for name, value in self.cleaned_data.items()
            if name in self.data
        }

    def _kept(self, name: str, sentence: Any) -> str:
        value: str = self.cleaned_data[name]
        if name in self.data and not value:
            raise forms.ValidationError(sentence)
        return value


class UnitForm(forms.Form):
    """What one printed name of a task means. `index` is its place among the task's units; one past the end adds a unit."""

    index = forms.IntegerField(min_value=0, max_value=500)
    choice = forms.CharField(max_length=120, required=False)
    role = forms.ChoiceField(choices=TaskUnit.Role.choices, required=False)
    remove = forms.BooleanField(required=False)
    learn = forms.BooleanField(label=_("记住这个写法"), required=False)

    def __init__(self, *args: Any, choices: Sequence[UnitChoice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.choices = {name: choice for choice in reversed(choices) for name in (choice.label, choice.value)}

    def clean_choice(self) -> UnitChoice | None:
        """By key, or by name as typed."""
        typed: str = self.cleaned_data["choice"]
        if typed and typed not in self.choices:
            raise forms.ValidationError(
                _("单位目录里没有“%(name)s”。请从列表中选择，或先在单位目录里添加。") % {"name": typed}
            )
        return self.choices.get(typed)


class SplitForm(forms.Form):
    """Where to cut: positions in the text, the text itself with a line of ---- between the parts, or measures by number."""

    position = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    parts = forms.CharField(required=False, max_length=200_000, widget=forms.Textarea)
    measure = forms.TypedMultipleChoiceField(
        required=False, coerce=int, choices=[(str(number), str(number)) for number in range(500)]
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("measure") and not data.get("position") and SPLIT_MARK not in (data.get("parts") or ""):
            raise forms.ValidationError(
                _("请先把光标放在要拆开的地方，或在两部分之间加一行 ----；有措施的也可以勾选措施。")
            )
        return data

    def texts(self) -> list[str]:
        lines = (self.cleaned_data.get("parts") or "").splitlines()
        parts: list[list[str]] = [[]]
        for line in lines:
            if line.strip() == SPLIT_MARK:
                parts.append([])
            else:
                parts[-1].append(line)
        return ["\n".join(part).strip() for part in parts]


class MergeForm(forms.Form):
    """The tasks to lay together, at least two."""

    item = forms.TypedMultipleChoiceField(coerce=int, choices=[])

    def __init__(self, *args: Any, items: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["item"].choices = [(str(pk), str(pk)) for pk in items]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("理由"), max_length=300, error_messages={"required": _("请写明理由，日后查看时要用。")}
    )


class ConfirmForm(forms.Form):
    """“clear”: all without doubts; “all”: all that are open, whatever the doubts."""

    which = forms.ChoiceField(choices=[("clear", _("没有疑点的")), ("all", _("全部"))])


class ChangeForm(forms.Form):
    """Which cells of a change are taken over; none sent means all."""

    cells = forms.MultipleChoiceField(required=False, choices=[])

    def __init__(self, *args: Any, fields: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["cells"].choices = [(name, name) for name in fields]  # type: ignore[attr-defined]


class PlanForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """The facts of a plan that its document's head gives."""

    class Meta:
        model = Plan
        fields = ["title", "document_number", "issuer", "period_start", "period_end", "classification"]
        field_classes = {"period_start": DayField, "period_end": DayField}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("period_start"), data.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", _("结束日期不能早于开始日期。"))
        return data


class RevisionForm(forms.Form):
    """Which plan a document is a newer version of; none means that it is a plan of its own."""

    plan = forms.ModelChoiceField(label=_("原计划"), queryset=Plan.objects.none(), required=False)

    def __init__(self, *args: Any, plans: QuerySet[Plan], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]


class AmendForm(forms.Form):
    """A later notice changes one cell of a task. Its citation is kept."""

    field = forms.ChoiceField(label=_("栏目"), choices=AMENDABLE)
    value = forms.CharField(label=_("改为"), required=False, max_length=100_000, widget=forms.Textarea)
    citation = forms.CharField(
        label=_("依据"),
        max_length=300,
        help_text=_("文件名称、文号和条款。"),
        error_messages={"required": _("请写明修改的依据：文件名称、文号和条款。")},
    )

    def clean(self) -> dict[str, Any]:
        """The new value is judged as the desk judges the same cell."""
        data = super().clean() or {}
        name = data.get("field")
        if name:
            cell = EditForm({name: data.get("value", "")})
            if cell.is_valid():
                data["new"] = cell.edits()[name]
            else:
                self.add_error("value", cell.errors.get(name, [_("请检查填写的内容。")]))
        return data
