"""The addresses of the entrance: of allauth's pages only those that are used, each with its declared policy.

Their names are allauth's, which reverses them; they have no namespace.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from yinxin.apps.people.entrance.declaring import declared
from yinxin.apps.people.views import factors as own
from yinxin.apps.people.views import signing
from yinxin.kit.policy import PUBLIC, SIGNED_IN

FORM = ("GET", "POST")

urlpatterns = [
    path("sign-in/", declared(account.login, "account.sign-in", PUBLIC, FORM), name="account_login"),
    path(
        "sign-in/second-step/",
        declared(factors.authenticate, "account.second-step", PUBLIC, FORM),
        name="mfa_authenticate",
    ),
    path(
        "sign-in/passkey/",
        declared(passkeys.login_webauthn, "account.sign-in-passkey", PUBLIC, FORM),
        name="mfa_login_webauthn",
    ),
    path("sign-up/", declared(account.signup, "account.sign-up", PUBLIC, FORM), name="account_signup"),
    path(
        "sign-up/with-passkey/",
        declared(account.signup_by_passkey, "account.sign-up-passkey", PUBLIC, FORM),
        name="account_signup_by_passkey",
    ),
    path(
        "sign-up/passkey/",
        declared(signing.SignUpPasskey.as_view(), "account.first-passkey", PUBLIC, FORM),
        name="mfa_signup_webauthn",
    ),
    path(
        "sign-up/confirm/",
        declared(account.email_verification_sent, "account.confirm-email", PUBLIC, FORM),
        name="account_email_verification_sent",
    ),
    path(
        "password/forgotten/",
        declared(account.password_reset, "account.forgotten", PUBLIC, FORM),
        name="account_reset_password",
    ),
    path(
        "password/forgotten/code/",
        declared(account.confirm_password_reset_code, "account.forgotten-code", PUBLIC, FORM),
        name="account_confirm_password_reset_code",
    ),
    path(
        "password/forgotten/new/",
        declared(signing.CompletePasswordReset.as_view(), "account.forgotten-new", PUBLIC, FORM),
        name="account_complete_password_reset",
    ),
    path(
        "account/confirm/",
        declared(account.reauthenticate, "account.confirm-password", SIGNED_IN, FORM),
        name="account_reauthenticate",
    ),
    path(
        "account/confirm/code/",
        declared(factors.reauthenticate, "account.confirm-code", SIGNED_IN, FORM),
        name="mfa_reauthenticate",
    ),
    path(
        "account/confirm/passkey/",
        declared(passkeys.reauthenticate_webauthn, "account.confirm-passkey", SIGNED_IN, FORM),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "account/email/",
        declared(signing.ChangeEmail.as_view(), "account.email", SIGNED_IN, FORM),
        name="account_email",
    ),
    path("account/security/", declared(factors.index, "account.security", SIGNED_IN), name="mfa_index"),
    path(
        "account/security/authenticator/",
        declared(own.AddAuthenticator.as_view(), "account.add-authenticator", SIGNED_IN, FORM),
        name="mfa_activate_totp",
    ),
    path(
        "account/security/authenticator/remove/",
        declared(own.RemoveAuthenticator.as_view(), "account.remove-authenticator", SIGNED_IN, FORM),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/security/passkeys/new/",
        declared(own.AddPasskey.as_view(), "account.add-passkey", SIGNED_IN, FORM),
        name="mfa_add_webauthn",
    ),
    path(
        "account/security/passkeys/<row:pk>/name/",
        declared(own.RenamePasskey.as_view(), "account.rename-passkey", SIGNED_IN, FORM),
        name="mfa_edit_webauthn",
    ),
    path(
        "account/security/passkeys/<row:pk>/remove/",
        declared(own.RemovePasskey.as_view(), "account.remove-passkey", SIGNED_IN, FORM),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/security/codes/",
        declared(codes.view_recovery_codes, "account.recovery-codes", SIGNED_IN),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/security/codes/new/",
        declared(own.NewRecoveryCodes.as_view(), "account.new-recovery-codes", SIGNED_IN, FORM),
        name="mfa_generate_recovery_codes",
    ),
]
