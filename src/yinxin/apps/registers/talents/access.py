"""Who sees what of a talent: she herself everything, an official of the place she offered it to what she offers, and nobody a list of names."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from yinxin.apps.people.access import posts
from yinxin.apps.people.models import Role, Unit, UnitKind, User
from yinxin.apps.registers.talents.models import Answer, ContactRequest, Talent
from yinxin.domain.errors import RefusedError
from yinxin.domain.registers.renewals import shown_if_renewed_after

SEEKERS = frozenset({Role.OFFICE, Role.CLERK})
"""Look for somebody who can help, and ask her."""


def offered(user: User) -> QuerySet[Talent]:
    """What is offered to the places this user works for, confirmed within a year. Her own entry is not among what she finds."""
    trails = posts(user).filter(role__in=SEEKERS).values_list("unit__trail", flat=True)
    places = {int(key) for trail in trails for key in trail.split("/") if key}
    lately = Talent.objects.filter(renewed_on__gt=shown_if_renewed_after(timezone.localdate()))
    return lately.filter(unit__in=places, person__is_active=True).exclude(person=user).select_related("unit")


def one_offered(user: User, pk: int) -> Talent:
    return _found(offered(user).filter(pk=pk).first())


def own(user: User) -> QuerySet[Talent]:
    return Talent.objects.filter(person=user).select_related("unit").prefetch_related("languages")


def own_entry(user: User, kind: str) -> Talent | None:
    return own(user).filter(kind=kind).first()


def own_to_keep(user: User, kind: str) -> Talent:
    """RefusedError("talent-gone") where she has none, as when she pressed twice."""
    found = own_entry(user, kind)
    if found is None:
        raise RefusedError("talent-gone")
    return found


def asked_of(user: User) -> QuerySet[ContactRequest]:
    """The requests to write to her, the latest first."""
    return ContactRequest.objects.filter(talent__person=user).select_related("talent", "unit")


def asked_of_one(user: User, pk: int) -> ContactRequest:
    found = asked_of(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def asked_by(user: User) -> QuerySet[ContactRequest]:
    """What this official asked herself; a colleague's requests are not hers to see."""
    return ContactRequest.objects.filter(by=user).select_related("talent", "unit")


def accepted(user: User, pk: int) -> ContactRequest:
    """A request of this official's that was accepted and still stands, while she holds a post that may ask; else not found."""
    found = asked_by(user).filter(pk=pk, answer=Answer.ACCEPTED, talent__in=offered(user)).first()
    if found is None:
        raise Http404
    return found


def asking_units(user: User) -> QuerySet[Unit]:
    """For which units this user may ask."""
    return Unit.objects.filter(pk__in=posts(user).filter(role__in=SEEKERS).values("unit")).filter(valid_to__isnull=True)


def places() -> QuerySet[Unit]:
    """To which places somebody may offer help: governments from the county up."""
    return Unit.objects.filter(Q(level="city") | Q(level="county"), kind=UnitKind.GOVERNMENT, valid_to__isnull=True)


def _found(row: Talent | None) -> Talent:
    if row is None:
        raise Http404
    return row
