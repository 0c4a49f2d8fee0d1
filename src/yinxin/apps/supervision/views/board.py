"""The pages of the wall board. What is shown stands in the address, so that it can be sent on and comes back after a reload."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from yinxin.apps.people.roles import PLANS
from yinxin.apps.plans import access
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.supervision.board import page, showing
from yinxin.apps.supervision.board.state import BoardForm
from yinxin.kit.policy import policy


@policy("supervision.board", roles=PLANS)
def boards(request: SignedIn) -> HttpResponse:
    """Every plan in force with its lights."""
    shown = {"boards": page.boards(request.user, timezone.localdate())}
    return render(request, "supervision/board/boards.html", shown)


@policy("supervision.board", roles=PLANS)
def board(request: SignedIn, pk: int) -> HttpResponse:
    plan, state = access.plan(request.user, pk), BoardForm(request.GET).state()
    shown = {"board": page.board_of(request.user, plan, timezone.localdate(), state), "state": state}
    return render(request, "supervision/board/board.html", shown)


@policy("supervision.board", roles=PLANS)
def show(request: SignedIn, pk: int) -> HttpResponse:
    """The board for a large screen; htmx asks for its pages again by itself."""
    plan = access.plan(request.user, pk)
    shown = {"show": showing.show_of(page.board_of(request.user, plan, timezone.localdate()))}
    return render(request, "supervision/board/_slides.html" if request.htmx else "supervision/board/show.html", shown)
