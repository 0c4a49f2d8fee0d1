"""Signing in and out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse

from yinxin.apps.people.access import user_of
from yinxin.apps.people.forms_accounts import SignInForm
from yinxin.kit.policy import PUBLIC, policy


class SignIn(LoginView):
    """The page then speaks the user's own language, unless she chose another before signing in."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_valid(form)
        if settings.LANGUAGE_COOKIE_NAME not in self.request.COOKIES:
            answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, user_of(self.request).language, samesite="Lax")
        return answer

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_invalid(form)
        if getattr(form, "paused", False):
            answer.status_code = 429
        return answer


sign_in = policy("people.sign-in", roles=PUBLIC, methods=("GET", "POST"))(SignIn.as_view())
sign_out = policy("people.sign-out", roles=PUBLIC, methods=("POST",))(LogoutView.as_view())
