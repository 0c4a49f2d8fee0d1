"""The judges of who signs in, who is added, and which password is good enough."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.actions import signing
from yinxin.apps.people.forms import DayField
from yinxin.apps.people.models import Language, Role, Unit
from yinxin.domain.errors import RefusedError
from yinxin.kit.network import network_of
from yinxin.kit.refusals.sentences import sentence_of


class SignInForm(AuthenticationForm):
    """Sign-in by e-mail; a password is looked at only where a try is left."""

    username = forms.EmailField(
        label=_("电子邮箱"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autofocus": True, "autocomplete": "username"}),
    )
    error_messages = {
        "invalid_login": _("电子邮箱或口令不对。请检查后再试；忘记口令请找系统管理员重设。"),
        "inactive": _("电子邮箱或口令不对。请检查后再试；忘记口令请找系统管理员重设。"),
    }
    paused = False

    def clean(self) -> dict[str, Any]:
        email, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not email or not password or self.request is None:
            return super().clean()
        network = network_of(self.request)
        try:
            signing.take_try(email, network)
        except RefusedError as refused:
            self.paused = True
            raise forms.ValidationError(sentence_of(refused), code=refused.code) from None
        cleaned = super().clean()
        signing.forget_tries(email, network)
        return cleaned


class NewUserForm(forms.Form):
    """A person with an account and a first post; `units` are those the office may fill."""

    email = forms.EmailField(label=_("电子邮箱"), max_length=254, help_text=_("登录时使用。"))
    name = forms.CharField(label=_("姓名"), max_length=80)
    language = forms.ChoiceField(label=_("界面语言"), choices=Language.choices, initial=Language.SIMPLIFIED)
    unit = forms.ModelChoiceField(label=_("单位"), queryset=Unit.objects.none())
    role = forms.ChoiceField(label=_("角色"), choices=Role.choices, initial=Role.REPORTER)
    since = DayField(label=_("任职日期"))

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class PasswordForm(PasswordChangeForm):
    """One's own password: the old one, and twice a new one that the validators of the settings accept."""

    error_messages = {
        **PasswordChangeForm.error_messages,
        "password_incorrect": _("现在的口令不对。请重新填写。"),
        "password_mismatch": _("两次填写的新口令不一样。请重新填写。"),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["old_password"].label = _("现在的口令")
        self.fields["new_password1"].label = _("新口令")
        self.fields["new_password1"].help_text = _("至少12个字符，不能是常见的口令，也不能与姓名或邮箱相近。")
        self.fields["new_password2"].label = _("再填一次新口令")
        self.fields["new_password2"].help_text = ""
