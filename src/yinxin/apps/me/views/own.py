"""Seeing and correcting what is kept of oneself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from yinxin.apps.me import access, actions, matters, overview
from yinxin.apps.me.actions.contact import Agreement
from yinxin.apps.me.contact import contact_of
from yinxin.apps.me.forms import AccountForm, ContactForm
from yinxin.apps.me.looks import looks_of
from yinxin.apps.people.access import user_of
from yinxin.domain.privacy import consents
from yinxin.kit.consent import giving
from yinxin.kit.policy import SIGNED_IN, policy

FORM = ("GET", "POST")


@never_cache
@policy("me.see", roles=SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    looks = looks_of(access.looks(user)[:3])
    return render(request, "me/home.html", {"parts": overview.held(user), "looks": looks})


@never_cache
@policy("me.correct", roles=SIGNED_IN, methods=FORM)
def correct(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    form = AccountForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if form.is_valid():
        actions.correct(user, **form.cleaned_data)
        messages.success(request, _("已更正。"))
        return redirect("me:home")
    return render(request, "me/correct.html", {"form": form}, status=422 if form.is_bound else 200)


@sensitive_post_parameters()
@never_cache
@policy("me.contact", roles=SIGNED_IN, methods=FORM)
def contact(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    form = contact_form(request)
    if form.is_valid():
        agreed = agreement(form, request)
        actions.keep_contact(user, form.contact, agreed=agreed)
        messages.success(request, _("联系资料已保存。"))
        return redirect("me:home")
    return render(request, "me/contact.html", {"form": form, **_words()}, status=422 if form.is_bound else 200)


def contact_form(request: HttpRequest) -> ContactForm:
    """Filled with what is kept; without a standing consent it also holds the tick."""
    user = user_of(request)
    kept = contact_of(access.contact(user))
    initial = {name: getattr(kept, name) for name in kept.__slots__}
    consented = giving.standing(user, matters.CONTACT) is not None
    return ContactForm(request.POST or None, initial=initial, consented=consented)


def agreement(form: ContactForm, request: HttpRequest) -> Agreement | None:
    """The tick of a form, if there was one."""
    if not form.cleaned_data.get("agree"):
        return None
    return Agreement(form.cleaned_data["shown"], request.LANGUAGE_CODE)


def _words() -> dict[str, str]:
    words = giving.words(matters.CONTACT)
    return {"words": words, "shown": consents.digest(words)}


@never_cache
@policy("me.access-log", roles=SIGNED_IN)
def access_log(request: HttpRequest) -> HttpResponse:
    page = access.page_of(access.looks(user_of(request)), request.GET)
    return render(request, "me/access_log.html", {"looks": looks_of(page.object_list), "page": page})
