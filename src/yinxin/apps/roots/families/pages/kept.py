"""The page of a person for officials, with what whoever confirms the proof says to have seen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yinxin.apps.people.access import user_of
from yinxin.apps.roots.families import access
from yinxin.apps.roots.families.pages.person import page
from yinxin.apps.roots.families.seen import digest_of
from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import sentence_of


def kept_page(request: HttpRequest, pk: int, *, status: int = 200) -> HttpResponse:
    person = access.seen_person(request, pk)
    seen = digest_of(person)  # before the rows are read: what changes in between is not confirmed
    own = person.stated_by_id == user_of(request).pk or person.hands.filter(stated_by=user_of(request)).exists()
    keeps = access.kept_persons(request.user).filter(pk=pk).exists()
    shown = {"page": page(person, access.seen_persons(request.user)), "keeps": keeps, "seen": seen, "is_own_hand": own}
    return render(request, "families/keep.html", shown, status=status)


def shown_anew(request: HttpRequest, pk: int, refused: RefusedError) -> HttpResponse:
    """Where it changed since it was shown. Any other refusal goes on."""
    if refused.code != "person-changed":
        raise refused
    messages.error(request, sentence_of(refused))
    return kept_page(request, pk, status=409)
