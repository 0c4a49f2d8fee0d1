"""What allauth asks about accounts: who an applicant is, how a letter is sent, what happens when somebody is in."""
# ruff: noqa: ARG002, FBT001, FBT002 - the signatures are those of allauth

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override

from yinxin.apps.people.actions import entering
from yinxin.apps.people.entrance import letters, sentences
from yinxin.apps.people.models import User
from yinxin.kit import limits
from yinxin.kit.network import network_of
from yinxin.kit.ui.speaking import keep_language


class AccountAdapter(DefaultAccountAdapter):
    """Named in ACCOUNT_ADAPTER."""

    error_messages = {**DefaultAccountAdapter.error_messages, **sentences.FAULTS}

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """An account that was closed is answered like a wrong password, not with a page that says it was there."""
        user = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, form: BaseForm, commit: bool = True
    ) -> AbstractBaseUser:
        data = form.cleaned_data
        language = get_language() or ""
        return entering.sign_up(
            email=data["email"], name=data["name"], password=data.get("password1"), language=language
        )

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Only the way by letter comes here; the page that changes a password is our own."""
        entering.reset_password(_ours(user), password)

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        with transaction.atomic():
            confirmed = super().confirm_email(request, email_address)
            if confirmed:
                entering.record_confirmed(email_address.user)
        return bool(confirmed)

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **how: Any) -> HttpResponse | None:
        entering.vouch_for_address(_ours(user))
        return super().pre_login(request, user, **how)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Whoever has just shown who she is need not show it again for the next ten minutes.

        Session and event are kept together or not at all: an act that cannot be recorded does not take place.
        """
        method = next((one["method"] for one in reversed(get_authentication_records(request, user))), "password")
        try:
            with transaction.atomic():
                super().login(request, user)
                record_authentication(request, user, method=method, reauthenticated=True)
                entering.record_sign_in(_ours(user), method=method)
                request.session.save()
        except Exception:
            logout(request)
            raise

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **how: Any) -> HttpResponse:
        """The page then speaks the user's own language, unless she chose another before signing in."""
        answer = super().post_login(request, user, **how)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            keep_language(answer, _ours(user).language)
        return answer

    def is_safe_url(self, url: str | None) -> bool:
        """Where `next` may lead: addresses of this site alone. allauth's own judge breaks on “http://[”."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_login_stages(self) -> list[str]:
        """Without the stages that are of no use here, each of which asks the database something."""
        return [
            "allauth.account.stages.EmailVerificationStage",
            "allauth.mfa.stages.AuthenticateStage",
            "allauth.mfa.webauthn.stages.PasskeySignupStage",
        ]

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """allauth's list in our words."""
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**way, "description": sentences.WAYS.get(way["id"], way["description"])} for way in found]

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        messages.error(request, str(sentences.FAULTS["email_password_mismatch"]))
        return redirect("account_login")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Letters would quote it; ours do not."""
        return network_of(request)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or sentences.MESSAGES.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> EmailMessage:
        """In the language of whoever has the address; of the page, where nobody has it."""
        owner = User.objects.filter(email=str(email).lower()).first()
        with override(owner.language if owner else get_language()):
            subject, text = letters.written(template_prefix, context)
        return EmailMessage(subject, text, self.get_from_email(), [email], headers=headers)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sent in a transaction, because the letters wait in the database until the worker takes them."""
        if template_prefix in letters.TOLD_BY_US:
            return
        if template_prefix in letters.ASKED_FOR:
            limits.take_declared("letter.address", email.lower())
        with transaction.atomic():
            self.render_mail(template_prefix, email, context).send()


def _ours(user: AbstractBaseUser) -> User:
    if not isinstance(user, User):
        raise TypeError("an account that is not ours")
    return user
