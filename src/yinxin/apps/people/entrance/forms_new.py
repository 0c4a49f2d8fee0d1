"""The judges of what is new about an account: the account itself, its address, its password, its second factors."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    AddEmailForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmPasswordResetCodeForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SignupForm,
)
from allauth.core import context as running
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm, SignupWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.entrance.credentials import CredentialField, refusing_hostile
from yinxin.apps.people.entrance.forms import code_field
from yinxin.apps.people.models import User
from yinxin.kit import limits
from yinxin.kit.network import network_of

PASSWORD_HINT = _("至少12个字符，不能是常见的口令，也不能与姓名或邮箱相近。")
LONGEST_NAME = 40


class SignUpForm(SignupForm):
    """An account of one's own: an address, a name to be called by, a password unless it is to be a passkey."""

    name = forms.CharField(
        label=_("姓名"),
        max_length=80,
        help_text=_("办理人员用它称呼您。"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"] = _email(_("电子邮箱"), _("登录时使用。我们会寄一个验证码。"))
        if "password1" in self.fields:
            self.fields["password1"] = _new_password(_("口令"), PASSWORD_HINT)
        self.order_fields(["email", "name", "password1"])

    def clean(self) -> dict[str, Any]:
        limits.take_declared("sign-up.network", network_of(running.request))
        cleaned: dict[str, Any] = super().clean()
        return cleaned

    def try_save(self, request: HttpRequest) -> Any:
        """An address that has an account costs the time of one password too, or the time would tell."""
        if self.account_already_exists and self.cleaned_data.get("password1"):
            User().set_password(self.cleaned_data["password1"])
        return super().try_save(request)


class EmailCodeForm(ConfirmEmailVerificationCodeForm):
    """The code of the letter that confirms an address."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"] = code_field(_("信里的验证码"))


class ResetCodeForm(ConfirmPasswordResetCodeForm):
    """The code of the letter by which a forgotten password is set anew."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"] = code_field(_("信里的验证码"))


class NewEmailForm(AddEmailForm):
    """Another address; it takes the place of the present one once its code was typed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"] = _email(_("新的邮箱"), _("我们会向新邮箱寄一个验证码，确认后才更换。"))


class ForgottenForm(ResetPasswordForm):
    """Whose password was forgotten."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"] = _email(_("电子邮箱"), "")

    def clean_email(self) -> str:
        limits.take_declared("forgotten.network", network_of(running.request))
        return str(super().clean_email())


class NewPasswordForm(ResetPasswordKeyForm):
    """The new password, twice."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password1"] = _new_password(_("新口令"), PASSWORD_HINT)
        self.fields["password2"] = _new_password(_("再填一次新口令"), "")

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        password_validation.validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("两次填写的新口令不一样。请重新填写。"))
        return cleaned


class AuthenticatorForm(ActivateTOTPForm):
    """The first six digits prove that the app has taken the secret over."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"] = code_field(_("验证器显示的6位数字"))

    def clean_code(self) -> str:
        limits.take_declared("second-step", str(self.user.pk))
        return str(super().clean_code())


class PasskeyForm(AddWebAuthnForm):
    """A passkey that also signs in without the password: it is asked to know its owner by fingerprint, face or PIN."""

    credential = CredentialField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"] = _name()
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = _("用它登录时不用再填口令")
        self.fields["passwordless"].help_text = _("需要设备用指纹、面容或密码确认是您本人。")

    def clean(self) -> dict[str, Any]:
        with refusing_hostile():
            cleaned: dict[str, Any] = super().clean()
        return cleaned


class FirstPasskeyForm(SignupWebAuthnForm):
    """The passkey of an account that has no password."""

    credential = CredentialField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"] = _name()

    def clean(self) -> dict[str, Any]:
        with refusing_hostile():
            cleaned: dict[str, Any] = super().clean()
        return cleaned


class PasskeyNameForm(EditWebAuthnForm):
    """What its owner calls a passkey."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"] = _name(required=True)


def _name(*, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=_("名称"), max_length=LONGEST_NAME, required=required, help_text=_("便于认出是哪台设备，如“我的手机”。")
    )


def _email(label: Any, hint: Any) -> forms.EmailField:
    widget = forms.EmailInput(attrs={"autocomplete": "email"})
    return forms.EmailField(label=label, max_length=254, help_text=hint, widget=widget)


def _new_password(label: Any, hint: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, strip=False, max_length=256, help_text=hint, widget=widget)
