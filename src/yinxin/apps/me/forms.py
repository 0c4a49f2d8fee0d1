"""The only judges of what a person tells of herself and of what an official asks."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.apps.me.contact import SENSITIVE, Contact
from yinxin.apps.me.documents import is_possible
from yinxin.apps.me.models import DocumentKind
from yinxin.apps.me.wording import LOOKS
from yinxin.apps.people.models import Language
from yinxin.kit.vault import blind

PHONE = re.compile(r"\+?[0-9]{5,20}")
ERASE_WORDS = ("注销", "註銷", "ERASE")
"""What is typed to say that one means it, in whichever language the page is read."""


class AccountForm(forms.Form):
    """One's own name and language."""

    name = forms.CharField(label=_("姓名"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = forms.ChoiceField(label=_("界面语言"), choices=Language.choices)


class ContactForm(forms.Form):
    """One's own contact record: each field with what it is for beside it, none of them required."""

    other_names = forms.CharField(
        label=_("其他文字的姓名"),
        max_length=200,
        required=False,
        help_text=_("例如护照上的拼写、族谱上的写法。用来核对证件和旧文书。"),
    )
    document_kind = forms.ChoiceField(
        label=_("证件种类"), required=False, choices=[("", _("不填证件")), *DocumentKind.choices]
    )
    document_number = forms.CharField(
        label=_("证件号码"),
        max_length=40,
        required=False,
        help_text=_("只在办理您申请的事项时核对身份。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    address = forms.CharField(
        label=_("邮寄地址"),
        max_length=300,
        required=False,
        help_text=_("只用来寄送您申请的材料。"),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    phone = forms.CharField(
        label=_("电话"),
        max_length=30,
        required=False,
        help_text=_("只在办理中有疑问时与您联系。可带国家或地区代码，例如 +60 12 345 6789。"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, consented: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.consented = consented
        if not consented:
            # Never ticked beforehand (PIPL art. 14): an initial value given by anybody is not taken.
            self.fields["agree"] = forms.BooleanField(
                label=_("我已阅读并单独同意上面的说明"), required=False, initial=False
            )
            self.fields["shown"] = forms.RegexField(r"^[0-9a-f]{64}$", required=False, widget=forms.HiddenInput)

    def clean_document_number(self) -> str:
        return blind.normalised(self.cleaned_data["document_number"])

    def clean_phone(self) -> str:
        phone = re.sub(r"[\s()（）.-]", "", self.cleaned_data["phone"])
        if phone and not PHONE.fullmatch(phone):
            raise forms.ValidationError(_("电话只能写数字，前面可加“+”和国家或地区代码。请检查后再填。"))
        return phone

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        _judge_document(self, told.get("document_kind", ""), told.get("document_number", ""))
        if any(told.get(field) for field in SENSITIVE) and not self.consented and not told.get("agree"):
            self.add_error("agree", _("填写证件、地址或电话，要先勾选单独同意；也可以把这几项留空，只保存其他内容。"))
        return told

    @property
    def contact(self) -> Contact:
        """What was told, as the record takes it."""
        return Contact(**{field: self.cleaned_data[field] for field in Contact.__slots__})


class FindForm(forms.Form):
    """One exact number, what for, and why. There is nothing else to search by."""

    document_kind = forms.ChoiceField(label=_("证件种类"), choices=DocumentKind.choices)
    document_number = forms.CharField(
        label=_("证件号码"),
        max_length=40,
        help_text=_("要写完整的号码；不能按姓名、地区或部分号码查找。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    purpose = forms.ChoiceField(label=_("查看目的"), choices=[("", _("请选择")), *LOOKS.items()])
    reason = forms.CharField(
        label=_("理由"), min_length=4, max_length=200, help_text=_("写明事项或受理编号。本人会看到这句话。")
    )

    def clean_document_number(self) -> str:
        return blind.normalised(self.cleaned_data["document_number"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("document_kind") and told.get("document_number"):
            _judge_document(self, told["document_kind"], told["document_number"])
        return told


class RevealForm(forms.Form):
    """Which value of the record in hand is to be shown."""

    ticket = forms.CharField(max_length=2000)
    field = forms.CharField(max_length=40)


class AgreeForm(forms.Form):
    """A tick beside words, and the digest of those words."""

    agree = forms.BooleanField(label=_("我已阅读并单独同意上面的说明"), initial=False)
    shown = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


class EraseForm(forms.Form):
    """A word typed out: what cannot be undone is not done by one press."""

    word = forms.CharField(
        label=_("请输入“注销”"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"].strip()
        if word.upper() not in ERASE_WORDS:
            raise forms.ValidationError(_("要注销，请输入“注销”两个字；不想注销就离开本页。"))
        return word


def _judge_document(form: forms.Form, kind: str, number: str) -> None:
    if bool(kind) != bool(number):
        field = "document_number" if kind else "document_kind"
        form.add_error(field, _("证件种类和号码要一起填，或一起留空。"))
    elif kind and not is_possible(kind, number):
        label = DocumentKind(kind).label
        form.add_error("document_number", _("这不像%(kind)s的号码。请对照证件再填一次。") % {"kind": label})
