"""The directory as a sheet: taking one in, giving one out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yinxin.apps.people import access, exporting, importing
from yinxin.apps.people.forms import SheetForm
from yinxin.apps.people.roles import DIRECTORY, SHEETS
from yinxin.apps.people.sheet_rows import COLUMNS
from yinxin.apps.people.views.units import FORM
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import policy


@policy("people.import-units", roles=SHEETS, methods=FORM)
@limited("upload.account")
def unit_import(request: HttpRequest, place: int) -> HttpResponse:
    of = access.place(request.user, place, *SHEETS)
    form = SheetForm(request.POST or None, request.FILES or None)
    outcome = None
    if form.is_valid():
        outcome = importing.load(of, form.cleaned_data["file"], by=access.user_of(request))
    taken_in = outcome is not None and not outcome.faults
    context = {"form": form, "place": of, "outcome": outcome, "columns": COLUMNS}
    return render(request, "people/unit_import.html", context, status=422 if form.is_bound and not taken_in else 200)


@policy("people.export-units", roles=DIRECTORY)
def unit_export(request: HttpRequest, place: int, kind: str) -> HttpResponse:
    of = access.place(request.user, place)
    media_type, content = exporting.sheet(of, kind)
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = exporting.disposition(of, kind)
    return answer
