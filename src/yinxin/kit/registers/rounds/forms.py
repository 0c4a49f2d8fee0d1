"""The form of a check: what the round asks of the record, as it stands, and what was found there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.models import ModelChoiceField
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.forms import helpful_field
from yinxin.kit.registers.rounds.answering import Found
from yinxin.kit.registers.rounds.rounds import Round

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm

LONGEST = 500
MOST_PHOTOS = 6
AGREES = [("yes", pgettext_lazy("核查", "相符")), ("no", pgettext_lazy("核查", "不符"))]


class PhotosInput(forms.ClearableFileInput):
    """A phone opens its camera or its album."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """None, one or several pictures."""

    widget = PhotosInput(attrs={"accept": "image/*"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > MOST_PHOTOS:
            raise forms.ValidationError(_("一次最多%(n)s张照片。请少选几张。") % {"n": MOST_PHOTOS})
        return [super(PhotosField, self).clean(one, initial) for one in given]


class CheckForm(ModelForm):
    """`user` limits what key fields may name. Fields that stand as the form showed them are confirmed, not set: the record may have
    been changed since a phone kept the form."""

    register: Register

    check_key = forms.UUIDField(widget=forms.HiddenInput)
    check_day = forms.DateField(
        label=pgettext_lazy("名录", "核查日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    check_agrees = forms.ChoiceField(
        label=pgettext_lazy("核查", "现场与登记"), choices=AGREES, widget=forms.RadioSelect, initial="yes"
    )
    check_mismatch = forms.CharField(
        label=pgettext_lazy("名录", "不符之处"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("只写这条记录的情况，不写个人。"),
    )
    check_mend_by = forms.DateField(
        label=pgettext_lazy("名录", "整改期限"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    check_photos = PhotosField(label=pgettext_lazy("核查", "照片"), required=False)
    check_found = forms.CharField(
        label=pgettext_lazy("名录", "现场情况"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, asked: Round, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.asked = asked
        for name in asked.check.asks:
            field = self.fields[name]
            field.show_hidden_initial = True
            if isinstance(field, ModelChoiceField):
                field.queryset = self.register.choices(name, user)
        self.fields["check_key"].initial = uuid4
        self.fields["check_day"].initial = timezone.localdate()
        wanted = {"check_photos": asked.check.photo, "check_found": asked.check.note}
        for name in [
            *(one for one, asks in wanted.items() if not asks),
            *([] if asked.campaign else ["check_mend_by"]),
        ]:
            del self.fields[name]

    def clean_check_day(self) -> Any:
        day, today = self.cleaned_data["check_day"], timezone.localdate()
        if day > today:
            raise ValidationError(_("核查日期不能在今天以后。"))
        if day < self.asked.first:
            raise ValidationError(_("这一期从%(day)s开始，请写那天以后的日期。") % {"day": self.asked.first})
        return day

    def clean(self) -> dict[str, Any] | None:
        given = super().clean() or self.cleaned_data
        if given.get("check_agrees") == "no" and not given.get("check_mismatch", "").strip():
            self.add_error("check_mismatch", _("请写明哪里不符。"))
        return given

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            try:
                self.register.clean_record(self.instance)
            except ValidationError as fault:
                self.add_error(None, fault)

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in self.asked.check.asks]

    @property
    def further(self) -> list[forms.BoundField]:
        """What is asked besides the fields of the record, but the key."""
        names = [name for name in self.fields if name not in self.asked.check.asks and name != "check_key"]
        return [self[name] for name in names]

    @property
    def shown_before(self) -> SafeString:
        """What the questions showed, for the server to tell an answer from what was left alone."""
        return format_html_join("", "{}", ((one.as_hidden(only_initial=True),) for one in self.questions))

    @property
    def result(self) -> Found:
        """Of a form without faults."""
        given = self.cleaned_data
        disagrees = given["check_agrees"] == "no"
        touched = set(self.changed_data)
        return Found(
            key=given["check_key"],
            seen_on=given["check_day"],
            values={name: given[name] for name in self.asked.check.asks if name in touched},
            found=given.get("check_found", ""),
            mismatch=given["check_mismatch"] if disagrees else "",
            mend_by=given.get("check_mend_by") if disagrees else None,
            photos=[(one.name or "", one.read()) for one in given.get("check_photos", [])],
        )


class SettleForm(forms.Form):
    settlement = forms.CharField(
        label=pgettext_lazy("名录", "处理结果"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


@cache
def check_form_of(register: Register, asks: tuple[str, ...]) -> type[CheckForm]:
    """One class for each set of questions."""
    made = forms.modelform_factory(register.model, form=CheckForm, fields=list(asks), formfield_callback=helpful_field)
    made.register = register  # type: ignore[attr-defined]
    return cast(type[CheckForm], made)
