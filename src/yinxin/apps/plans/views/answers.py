"""How the views of plans know who asks, and how an action at the desk is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import reswap, retarget

from yinxin.apps.people.models import User
from yinxin.apps.plans.desk_page import counts, desk_item, desk_page
from yinxin.apps.plans.forms import EditForm
from yinxin.apps.plans.models import ProposedTask, Source

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class SignedIn(HttpRequest):
    """A request behind a policy that asks for a role: there is a user, and htmx has been looked at."""

    user: User
    htmx: HtmxDetails


def item_answer(request: SignedIn, row: ProposedTask, form: BaseForm | None = None) -> HttpResponse:
    """The changed task for htmx, the desk at that task for a browser without. A faulty form shows its sentences."""
    row.refresh_from_db()
    status = 422 if form and form.errors else 200
    if not request.htmx and status == 200:
        return redirect(f"{reverse('plans:desk', args=[row.source_id])}#item-{row.pk}")
    shown = {"item": desk_item(row), "counts": counts(row.source.proposed.all()), "form": form}
    if status != 200:
        edit_form = form if isinstance(form, EditForm) else EditForm.of(row)
        shown |= {"editing": True, "edit_form": edit_form}
    if request.htmx:
        answer = render(request, "plans/_desk_item.html", shown, status=status)
        # A refused split answers with one task where the page waits for all.
        return retarget(reswap(answer, "outerHTML"), f"#item-{row.pk}")
    return render(request, "plans/item.html", shown, status=status)


def desk_answer(request: SignedIn, source: Source, form: BaseForm | None = None) -> HttpResponse:
    """All tasks of the desk again, after an action that touched several."""
    source.refresh_from_db()
    status = 422 if form and form.errors else 200
    if not request.htmx and status == 200:
        return redirect("plans:desk", source.pk)
    template = "plans/_desk_items.html" if request.htmx else "plans/desk.html"
    return render(request, template, {"page": desk_page(source), "form": form}, status=status)
