"""A visitor's letter: written, confirmed, its answer read, taken back."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from yinxin.apps.roots.seeking.letters import access, actions, consenting
from yinxin.apps.roots.seeking.letters.asking import asked_form, confirmed, place_of, refuse_too_many
from yinxin.apps.roots.seeking.letters.forms import CodeForm
from yinxin.apps.roots.seeking.letters.page import answer_page
from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.visits import language_asked, visited

FORM = ("GET", "POST")


@never_cache
@policy("seeking.ask", roles=PUBLIC, methods=FORM)
@visited("roots.network")
def ask(request: HttpRequest) -> HttpResponse:
    form = asked_form(request)
    if not form.is_valid():
        shown = {"form": form, "words": consenting.words()}
        return render(request, "seeking/ask.html", shown, status=422 if form.is_bound else 200)
    refuse_too_many(request, form.written.email)
    agreed = actions.Agreed(form.cleaned_data["shown"], request.LANGUAGE_CODE)
    letter = actions.write(form.written, place=place_of(form), agreed=agreed)
    told = {"number": letter.number} | ({"language": language_asked(request)} if language_asked(request) else {})
    return redirect(f"{reverse('seeking:confirm')}?{urlencode(told)}")


@never_cache
@policy("seeking.confirm", roles=PUBLIC, methods=FORM)
@visited("roots.network")
def confirm(request: HttpRequest) -> HttpResponse:
    """The same words for every letter, and for a number that is none."""
    form = CodeForm(request.POST or None, initial={"number": request.GET.get("number", "")[:12]})
    letter = confirmed(request, form)
    if letter is None:
        return render(request, "seeking/confirm.html", {"form": form}, status=422 if form.is_bound else 200)
    return render(request, "seeking/received.html", {"letter": letter})


@never_cache
@policy("seeking.answer", roles=PUBLIC, methods=FORM)
@visited("roots.network")
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """How far the letter has got and, in time, the answer. The link in the mail opens it: whoever has the mail is its writer.
    POST takes letter and answer back."""
    letter = access.by_key(key)
    if request.method == "POST":
        actions.erase(letter)
        return render(request, "seeking/erased.html")
    return render(request, "seeking/answer.html", {"page": answer_page(letter), "today": timezone.localdate()})
