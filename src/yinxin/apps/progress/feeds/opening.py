"""From the key in an address to the feed: whoever holds it sees what its person may see today, and nothing once she may not."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy

from yinxin.apps.people.models import Unit, User
from yinxin.apps.progress.feeds import access, actions
from yinxin.apps.progress.models import FeedKey
from yinxin.kit.limits.taking import take_declared
from yinxin.kit.network import network_of
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily


@dataclass(frozen=True, slots=True)
class Opened:
    """Whose eyes the feed is read with, and of which unit."""

    person: User
    unit: Unit


def opened(request: HttpRequest, token: str) -> Opened:
    """404 for a key that is none, was revoked, or whose person has left the unit; the last of these is revoked on the spot.

    RefusedError("too-often") before anything is looked for: keys are not to be guessed from one network, nor one feed fetched all day.
    """
    take_declared("feed.network", network_of(request))
    digest = actions.digest(token)
    take_declared("feed.key", digest)
    key = FeedKey.objects.filter(digest=digest, revoked_at__isnull=True).select_related("person", "unit").first()
    if key is None or not _stands(key):
        raise Http404
    actions.used(key)
    return Opened(key.person, key.unit)


def revoke_ended(_progress: Progress) -> dict[str, int]:
    """Keys that nobody fetched since their person's post ended: were it given again, they would open anew."""
    found = FeedKey.objects.filter(revoked_at__isnull=True).select_related("person", "unit").order_by("pk")
    return {"revoked": sum(not _stands(key) for key in found.iterator())}


def _stands(key: FeedKey) -> bool:
    stands = key.person.is_active and access.units(key.person).filter(pk=key.unit_id).exists()
    if not stands:
        actions.revoke(key, by=None)
    return stands


REVOKE_ENDED = Schedule(
    "progress.feeds",
    "yinxin.apps.progress.feeds.opening.revoke_ended",
    daily("03:25"),
    gettext_lazy("停用离任人员的日历订阅"),
)
