"""How one signs in, by django-allauth: e-mail and password, or a passkey; an authenticator app; no telephone number.

Every name here is a setting of allauth (docs.allauth.org); settings.py takes them all over.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

ACCOUNT_ADAPTER = "yinxin.apps.people.entrance.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "yinxin.apps.people.entrance.forms.SignInForm",
    "signup": "yinxin.apps.people.entrance.forms_new.SignUpForm",
    "confirm_email_verification_code": "yinxin.apps.people.entrance.forms_new.EmailCodeForm",
    "add_email": "yinxin.apps.people.entrance.forms_new.NewEmailForm",
    "reset_password": "yinxin.apps.people.entrance.forms_new.ForgottenForm",
    "confirm_password_reset_code": "yinxin.apps.people.entrance.forms_new.ResetCodeForm",
    "reset_password_from_key": "yinxin.apps.people.entrance.forms_new.NewPasswordForm",
    "reauthenticate": "yinxin.apps.people.entrance.forms.ConfirmPasswordForm",
}
# An address is believed when its owner typed the code that was sent to it; changing it asks the same of the new one.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
# The answer is the same for an address that has an account and for one that has none; so is the letter's being sent.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
# A sign-in lasts as long as SESSION_COOKIE_AGE says, without a box to tick.
ACCOUNT_SESSION_REMEMBER = True
# What protects the account is changed only within ten minutes of a password or passkey.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
# One limiter answers, kit.limits: two that answer differently would puzzle whoever meets them. See LIMITS below.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False

MFA_ADAPTER = "yinxin.apps.people.entrance.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_TOTP_ISSUER = "Yinxin 银信"
# A telephone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "yinxin.apps.people.entrance.forms.SecondStepForm",
    "reauthenticate": "yinxin.apps.people.entrance.forms.ConfirmCodeForm",
    "activate_totp": "yinxin.apps.people.entrance.forms_new.AuthenticatorForm",
    "add_webauthn": "yinxin.apps.people.entrance.forms_new.PasskeyForm",
    "signup_webauthn": "yinxin.apps.people.entrance.forms_new.FirstPasskeyForm",
    "edit_webauthn": "yinxin.apps.people.entrance.forms_new.PasskeyNameForm",
    "login_webauthn": "yinxin.apps.people.entrance.forms.PasskeySignInForm",
    "authenticate_webauthn": "yinxin.apps.people.entrance.forms.PasskeyStepForm",
    "reauthenticate_webauthn": "yinxin.apps.people.entrance.forms.ConfirmPasskeyForm",
}

ENTRANCE_LIMITS: dict[str, Any] = {
    # Guessing one password from one place …
    "sign-in": (5, timedelta(minutes=15)),
    # … from many places: wide enough that a stranger needs ten networks to make somebody wait, and then for an hour at most …
    "sign-in.address": (50, timedelta(hours=1)),
    # … and many passwords from one place, behind which a whole community centre may sit.
    "sign-in.network": (200, timedelta(minutes=15)),
    "second-step": (5, timedelta(minutes=15)),
    "confirm-it-is-you": (10, timedelta(minutes=15)),
    "passkey.network": (120, timedelta(minutes=15)),
    "sign-up.network": (30, timedelta(hours=1)),
    "forgotten.network": (30, timedelta(hours=1)),
    # Letters to one address: nobody's letter box is filled by us.
    "letter.address": (6, timedelta(hours=1)),
}
