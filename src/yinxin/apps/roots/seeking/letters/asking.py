"""The letter as a visitor sends it: filled in from the box, judged, and not too often."""

from __future__ import annotations

from django.http import HttpRequest

from yinxin.apps.people.models import Unit
from yinxin.apps.roots.seeking.letters import access, actions
from yinxin.apps.roots.seeking.letters.forms import AskForm, CodeForm
from yinxin.apps.roots.seeking.models import QueryLetter
from yinxin.apps.roots.spellings.access import receiver
from yinxin.domain.errors import RefusedError
from yinxin.kit.limits.taking import take_declared
from yinxin.kit.mail.envelope import digest
from yinxin.kit.network import network_of
from yinxin.kit.refusals.sentences import sentence_of


def asked_form(request: HttpRequest) -> AskForm:
    """What was typed into the box goes along, so that nobody types it twice."""
    user = request.user
    known = {
        "words": request.GET.get("q", "")[:300],
        "where": request.GET.get("where", "")[:20],
        "email": user.email if user.is_authenticated else "",
    }
    return AskForm(request.POST or None, initial=known, places=access.receivers())


def confirmed(request: HttpRequest, form: CodeForm) -> QueryLetter | None:
    """The letter; None where the form is to be shown again, with what is wrong. RefusedError("too-often")."""
    if not form.is_valid():
        return None
    take_declared("roots.letter-code", network_of(request))
    try:
        return actions.confirm(form.cleaned_data["number"].strip().upper(), form.cleaned_data["code"].strip())
    except RefusedError as error:
        form.add_error("code", sentence_of(error))
        return None


def place_of(form: AskForm) -> Unit:
    """The place she chose; whoever knows none writes to the one at the top, which hands it on."""
    chosen: Unit | None = form.cleaned_data["place"]
    return chosen or receiver()


def refuse_too_many(request: HttpRequest, email: str) -> None:
    """RefusedError("too-often"): by network, and by the address, so that nobody fills a stranger's letter box with codes."""
    take_declared("roots.letters", network_of(request))
    take_declared("roots.letter-address", digest(email))
