"""Taking everything back with one press, and declaring that nobody shall ever be told of oneself."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yinxin.apps.kin.forgetting import forget
from yinxin.apps.kin.matters import ABROAD, CARD
from yinxin.apps.kin.models import Shield
from yinxin.apps.kin.recorded import record_act
from yinxin.apps.people.models import User
from yinxin.kit import still_there
from yinxin.kit.consent import giving


@transaction.atomic
def take_everything_back(person: User) -> None:
    """Cards, answers, letters and details are deleted and both consents withdrawn, before this returns."""
    still_there.hold(person)
    giving.withdraw(person, ABROAD)
    giving.withdraw(person, CARD)
    forget(person.pk)
    record_act(person)


@transaction.atomic
def shield(person: User) -> None:
    """From now on nothing here leads to her, and she can write no card until she takes the declaration back."""
    take_everything_back(person)
    Shield.objects.get_or_create(person=person, defaults={"since": timezone.now()})


@transaction.atomic
def unshield(person: User) -> None:
    still_there.hold(person)
    Shield.objects.filter(person=person).delete()
    record_act(person)
