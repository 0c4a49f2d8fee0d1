"""Taking everything back with one press, and declaring that nobody shall ever be told of oneself."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yinxin.apps.kin.forgetting import forget
from yinxin.apps.kin.matters import BOTH
from yinxin.apps.kin.models import Shield
from yinxin.apps.kin.recorded import record_act
from yinxin.apps.people.models import User
from yinxin.kit import still_there
from yinxin.kit.consent import giving


@transaction.atomic
def take_everything_back(person: User) -> None:
    """Cards, answers, letters and details are deleted and both consents withdrawn, before this returns. Whoever she was in contact with is blocked."""
    still_there.hold(person)
    forget(person.pk)
    for matter in BOTH:
        giving.withdraw(person, matter)
    record_act(person)


@transaction.atomic
def shield(person: User) -> None:
    """From now on nothing here leads to her, and she can write no card until she takes the declaration back.

    Whoever she was in contact with is blocked, in case she comes back, and so is whoever she left by taking everything back before.
    """
    take_everything_back(person)
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    Shield.objects.get_or_create(person=person, defaults={"since": today})


@transaction.atomic
def unshield(person: User) -> None:
    still_there.hold(person)
    Shield.objects.filter(person=person).delete()
    record_act(person)
