"""A page with one form on it, the same for every act of the directory."""

from __future__ import annotations

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise


def form_page(
    request: HttpRequest, form: BaseForm, title: str | Promise, back: str, about: object = "", *, act: object = ""
) -> HttpResponse:
    """`people/unit_form.html` with the form, headed by what it is `about`; 422 when what was sent has faults, so that a script notices too.

    The button says what it does when that is more than saving: `act`.
    """
    context = {"form": form, "title": title, "back": back, "about": about, "act": act}
    return render(request, "people/unit_form.html", context, status=422 if form.is_bound else 200)


def done(request: HttpRequest, sentence: str | Promise, address: str, *numbers: int) -> HttpResponse:
    """On to the page named `address`, which says that it is done."""
    messages.success(request, str(sentence))
    return redirect(address, *numbers)
