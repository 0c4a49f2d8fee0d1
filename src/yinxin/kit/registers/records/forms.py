"""The judges of what comes from outside to the page of a record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Attachment
from yinxin.kit.registers.records.attachments import kinds_of

LONGEST = 500


class Because(forms.Form):
    """Why, and from which version of the record."""

    reason = forms.CharField(label=_("理由"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)


class PublishForm(forms.Form):
    """Nothing need be said about publishing."""

    reason = forms.CharField(label=_("理由"), required=False, max_length=LONGEST)


class AttachmentForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """What is said of a file. `kind` is one of the register's."""

    class Meta:
        model = Attachment
        fields = ["kind", "caption", "credit", "rights", "is_public"]
        help_texts = {
            "credit": _("例如“市档案馆提供”。未经本人同意，不写个人姓名。"),
            "rights": _("例如“可转载，须注明出处”。"),
        }

    def __init__(self, *args: Any, register: Register, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(kind, label) for kind, label in kinds_of(register).items()]
        label = self.fields["kind"].label
        self.fields["kind"] = forms.ChoiceField(label=label, choices=choices)
        if not register.is_public:
            del self.fields["is_public"]

    @property
    def said(self) -> dict[str, Any]:
        return {"is_public": False, **self.cleaned_data}


class NewAttachmentForm(AttachmentForm):
    """With the file."""

    file = forms.FileField(label=_("文件"), allow_empty_file=True)

    field_order = ["file", "kind", "caption", "credit", "rights", "is_public"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].help_text = _("照片、PDF 或文档，不超过 %(n)s MB。照片里的拍摄地点会自动去掉。") % {
            "n": settings.UPLOAD_LIMIT // 1024 // 1024
        }

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in super().said.items() if name != "file"}


class SourceForm(forms.Form):
    """Where a fact was read; left empty, what stood there is taken away."""

    source = forms.CharField(
        label=pgettext_lazy("出处", "出处"),
        max_length=300,
        required=False,
        help_text=_("书名、文号或网页的名称。清空即去掉出处。"),
    )
    url = forms.URLField(label=pgettext_lazy("出处", "网址"), max_length=300, required=False, assume_scheme="https")
    as_of = forms.DateField(
        label=pgettext_lazy("出处", "截至"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("资料说的是哪一天的情况。"),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("source") and not data.get("as_of") and "as_of" not in self.errors:
            self.add_error("as_of", _("请写明资料截至哪一天。"))
        return data
