"""One's own second factors: allauth's pages, each change in one transaction with its event."""

from __future__ import annotations

from typing import Any

from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.http import HttpResponse
from django.urls import reverse_lazy

from yinxin.apps.people.actions import factors

OVERVIEW = reverse_lazy("mfa_index")


class AddAuthenticator(totp.ActivateTOTPView):
    """An app that shows six digits."""

    def form_valid(self, form: Any) -> HttpResponse:
        with factors.recorded("people.add-authenticator", self.request.user):
            return super().form_valid(form)


class RemoveAuthenticator(totp.DeactivateTOTPView):
    """Without the app again."""

    def form_valid(self, form: Any) -> HttpResponse:
        with factors.recorded("people.remove-authenticator", self.request.user):
            return super().form_valid(form)


class AddPasskey(passkeys.AddWebAuthnView):
    """A passkey or security key."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the form that was sent: allauth's own page forgets it, and its faults."""
        return {**super().get_context_data(), "form": self.get_form(), **kwargs}

    def form_valid(self, form: Any) -> HttpResponse:
        with factors.recorded("people.add-passkey", self.request.user):
            return super().form_valid(form)


class RenamePasskey(passkeys.EditWebAuthnView):
    """What its owner calls it."""

    success_url = OVERVIEW

    def form_valid(self, form: Any) -> HttpResponse:
        with factors.recorded("people.rename-passkey", self.request.user):
            return super().form_valid(form)


class RemovePasskey(passkeys.RemoveWebAuthnView):
    success_url = OVERVIEW

    def form_valid(self, form: Any) -> HttpResponse:
        with factors.recorded("people.remove-passkey", self.request.user):
            return super().form_valid(form)


class NewRecoveryCodes(codes.GenerateRecoveryCodesView):
    """The old ones no longer count."""

    def form_valid(self, form: Any) -> HttpResponse:
        with factors.recorded("people.new-recovery-codes", self.request.user):
            return super().form_valid(form)
