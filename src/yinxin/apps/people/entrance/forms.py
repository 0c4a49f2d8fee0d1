"""The judges of who signs in, and of who shows once more that it is she; each counts a try before it looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordAgainForm
from allauth.core import context as running
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.actions import signing
from yinxin.apps.people.entrance.credentials import CredentialField, refusing_hostile
from yinxin.apps.people.entrance.factors import UnreadableSecretError, owned_by
from yinxin.apps.people.entrance.sentences import WRONG_CODE
from yinxin.apps.people.models import User
from yinxin.kit import limits
from yinxin.kit.network import network_of


class SignInForm(LoginForm):
    """E-mail and password. The field is named as programs know it from the description of the API."""

    username = forms.EmailField(
        label=_("电子邮箱"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autofocus": True, "autocomplete": "username webauthn"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["login"]
        self.fields["password"] = _password(_("口令"))
        self.order_fields(["username", "password"])

    def clean(self) -> dict[str, Any]:
        email, network = self.cleaned_data.get("username"), network_of(self.request)
        self.cleaned_data["login"] = email
        if email and self.cleaned_data.get("password"):
            signing.take_try(email, network)
        cleaned: dict[str, Any] = super().clean()  # type: ignore[no-untyped-call]  # allauth's
        if email and not self.errors:
            signing.forget_tries(email, network)
        return cleaned


class ConfirmPasswordForm(PasswordAgainForm):
    """The password once more, before something that protects the account is changed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password"] = _password(_("口令"))

    def clean_password(self) -> str:
        limits.take_declared("confirm-it-is-you", str(self.user.pk))
        return str(super().clean_password())


class SecondStepForm(AuthenticateForm):
    """Six digits of an authenticator app, or a recovery code, after the password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"] = code_field(_("验证器的6位数字，或一个恢复码"))

    def clean_code(self) -> str:
        limits.take_declared("second-step", str(self.user.pk))
        with refusing_unreadable(self.user):
            code = super().clean_code()
        limits.forget("second-step", str(self.user.pk))
        return str(code)


class ConfirmCodeForm(ReauthenticateForm):
    """The same, before something that protects the account is changed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"] = code_field(_("验证器的6位数字，或一个恢复码"))

    def clean_code(self) -> str:
        limits.take_declared("second-step", str(self.user.pk))
        with refusing_unreadable(self.user):
            code = super().clean_code()
        limits.forget("second-step", str(self.user.pk))
        return str(code)


class PasskeySignInForm(LoginWebAuthnForm):
    """A signature by a passkey cannot be guessed; the count only keeps a machine from asking for ever."""

    credential = CredentialField()

    def clean_credential(self) -> Any:
        limits.take_declared("passkey.network", network_of(running.request))
        with refusing_hostile():
            return super().clean_credential()


class PasskeyStepForm(AuthenticateWebAuthnForm):
    """A passkey or security key after the password."""

    credential = CredentialField()

    def clean_credential(self) -> Any:
        with refusing_hostile():
            return super().clean_credential()


class ConfirmPasskeyForm(ReauthenticateWebAuthnForm):
    """The same, before something that protects the account is changed."""

    credential = CredentialField()

    def clean_credential(self) -> Any:
        with refusing_hostile():
            return super().clean_credential()


@contextmanager
def refusing_unreadable(user: User) -> Iterator[None]:
    """Around what compares a code with the secret of this person: one that does not open matches no code."""
    try:
        with owned_by(user):
            yield
    except UnreadableSecretError:
        raise forms.ValidationError(WRONG_CODE, code="incorrect_code") from None


def code_field(label: Any) -> forms.CharField:
    """A code somebody reads off a letter, a paper or a telephone; the keyboard may offer it."""
    return forms.CharField(
        label=label, max_length=32, widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True})
    )


def _password(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
