"""The judges of who is added, which password is good enough, and why something is done to somebody else's account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.forms import DayField
from yinxin.apps.people.forms_posts import choices_of
from yinxin.apps.people.models import Language, Role, Unit, User
from yinxin.kit import limits


class NewUserForm(forms.Form):
    """A person with an account and a first post; `units` are those the office may fill."""

    email = forms.EmailField(label=_("电子邮箱"), max_length=254, help_text=_("登录时使用。"))
    name = forms.CharField(label=_("姓名"), max_length=80)
    language = forms.ChoiceField(label=_("界面语言"), choices=Language.choices, initial=Language.SIMPLIFIED)
    unit = forms.ModelChoiceField(label=_("单位"), queryset=Unit.objects.none())
    role = forms.ChoiceField(label=_("角色"), initial=Role.REPORTER)
    since = DayField(label=_("任职日期"))

    def __init__(self, *args: Any, units: QuerySet[Unit], roles: Iterable[Role], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = choices_of(roles)  # type: ignore[attr-defined]
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
        _label_new(self)

    def clean_old_password(self) -> str:
        """Counted like every guess: an unattended desk must not be a place to try passwords."""
        limits.take_declared("confirm-it-is-you", str(self.user.pk))
        return super().clean_old_password()


class FirstPasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # not generic at run time
    """The password of an account that so far has only passkeys."""

    error_messages = {"password_mismatch": _("两次填写的新口令不一样。请重新填写。")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _label_new(self)


class ReasonForm(forms.Form):
    """Why something is done to somebody else's account; it stands in the record."""

    reason = forms.CharField(label=_("理由"), max_length=200, help_text=_("例如：手机遗失，本人当面申请。"))


def password_form(user: User, data: Any) -> PasswordForm | FirstPasswordForm:
    """With the old password, where there is one."""
    return PasswordForm(user, data) if user.has_usable_password() else FirstPasswordForm(user, data)


def _label_new(form: forms.BaseForm) -> None:
    form.fields["new_password1"].label = _("新口令")
    form.fields["new_password1"].help_text = _("至少12个字符，不能是常见的口令，也不能与姓名或邮箱相近。")
    form.fields["new_password2"].label = _("再填一次新口令")
    form.fields["new_password2"].help_text = ""
