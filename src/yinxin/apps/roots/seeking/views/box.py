"""The box, the sheet and the card: public, by GET, so that an answer can be shared; the question is kept nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from yinxin.apps.roots.seeking.box.form import BoxForm
from yinxin.apps.roots.seeking.box.page import box_page
from yinxin.apps.roots.seeking.card import card_of
from yinxin.apps.roots.seeking.clue.held import held_picks
from yinxin.apps.roots.seeking.clue.printing import printed
from yinxin.apps.roots.seeking.clue.sheet import Sheet, sheet_of
from yinxin.apps.roots.seeking.guide import chapters
from yinxin.apps.roots.seeking.sounds_key import sounds_key
from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.visits import visited

DAY = 24 * 3600
"""Seconds."""


@policy("seeking.box", roles=PUBLIC)
@visited("roots.network")
def box(request: HttpRequest) -> HttpResponse:
    form = BoxForm(request.GET)
    return render(
        request, "seeking/box.html", {"form": form, "page": box_page(form.question), "sounds_key": sounds_key()}
    )


@policy("seeking.guide", roles=PUBLIC)
@visited("roots.network")
def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "seeking/guide.html", {"chapters": chapters(), "sounds": sounds_key()})


@policy("seeking.card", roles=PUBLIC)
@visited("roots.network")
def card(request: HttpRequest) -> HttpResponse:
    """Kept for a day by a visitor's phone, so that it opens where there is no network; a masthead with a name in it is kept nowhere."""
    picks = held_picks(request.GET.getlist("pick"))
    if not picks:
        return redirect("seeking:box")
    answer = render(request, "seeking/card.html", {"card": card_of(picks[0])})
    if not request.user.is_authenticated:
        answer.headers["Cache-Control"] = f"private, max-age={DAY}"
    return answer


@policy("seeking.clue", roles=PUBLIC)
@visited("roots.network")
def clue(request: HttpRequest) -> HttpResponse:
    return render(request, "seeking/clue.html", {"sheet": _sheet(request), "bare": "bare" in request.GET})


@policy("seeking.clue", roles=PUBLIC)
@visited("roots.printed")
def clue_pdf(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(printed(_sheet(request)), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="yinxin-clue-sheet.pdf"'
    return answer


def _sheet(request: HttpRequest) -> Sheet:
    picks = held_picks(request.GET.getlist("pick"))
    return sheet_of(BoxForm(request.GET).question, picks, bare="bare" in request.GET)
