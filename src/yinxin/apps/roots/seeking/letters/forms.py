"""The only judges of what is written in a letter and of what is done to one."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.people.models import Unit, User
from yinxin.apps.roots.seeking.box import regions
from yinxin.apps.roots.seeking.letters import consenting
from yinxin.apps.roots.seeking.letters.contents import Contents
from yinxin.kit.saying.romanised import romanised

OFFICE = re.compile("[市区县镇乡]?(人民)?政府$")


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no generic at run time
    """Offices, with the name of the place in letters for whoever reads no characters."""

    def label_from_instance(self, unit: Unit) -> str:
        return f"{unit} {romanised(OFFICE.sub('', str(unit)))}".rstrip()


class AskForm(forms.Form):
    """A letter to the office. Only an address is asked of its writer; a name only to be spoken to by."""

    words = forms.CharField(
        label=_("纸上的字"),
        max_length=300,
        required=False,
        help_text=_("证件、墓碑或信封上的姓名和地名，照原样写。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    where = forms.ChoiceField(label=_("纸是在哪里写的"), required=False)
    known = forms.CharField(
        label=_("您知道些什么，想知道什么"),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "先人大约哪年出洋、到哪里、做什么，家里怎样叫村子，族谱或字辈还记得几个字。在世的人，请不要写姓名和住处。"
        ),
    )
    place = PlaceField(Unit.objects.none(), label=_("写给哪里"), required=False, empty_label=_("不知道是哪里"))
    called = forms.CharField(label=_("怎样称呼您"), max_length=60, required=False)
    email = forms.EmailField(
        label=_("邮箱"), max_length=200, help_text=_("我们把一个验证码发到这里；答复好了，也只发一个链接。")
    )
    agree = forms.BooleanField(
        label=_("我读过上面的说明，同意这样办"),
        error_messages={"required": _("请读说明并勾选；不同意，就不要送出这封信。")},
    )
    shown = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, places: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        grouped = [(label, list(choices)) for label, choices in regions.GROUPS]
        self.fields["where"].choices = [("", _("不知道")), *grouped]  # type: ignore[attr-defined]
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["shown"].initial = consenting.shown()

    @property
    def written(self) -> Contents:
        told = self.cleaned_data
        return Contents(
            email=told["email"].strip(),
            called=told["called"],
            words=told["words"],
            where=told["where"],
            known=told["known"],
        )


class CodeForm(forms.Form):
    """The six digits from the mail. The number stands in the address; whoever comes without it is asked for it."""

    number = forms.CharField(label=_("回执号"), max_length=12, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    code = forms.RegexField(
        r"^\s*\d{6}\s*$",
        label=_("邮件里的六位验证码"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"invalid": _("验证码是六个数字，请照邮件填。")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self["number"].value():
            self.fields["number"].widget = forms.HiddenInput()


class AssignForm(forms.Form):
    to = forms.ModelChoiceField(User.objects.none(), label=pgettext_lazy("求助信", "分给"), empty_label=_("——请选择——"))

    def __init__(self, *args: Any, officials: QuerySet[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].queryset = officials  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("答复"),
        max_length=6_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "只写查得到、可以公开的：地名、族谱、会馆、已故的先人。不写在世者的姓名、住处和电话；有宗亲愿意联系的，请他自己来登记。"
        ),
    )
