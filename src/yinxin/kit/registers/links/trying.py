"""Each night some of the web addresses of records that stand in public are opened; one that fails three times is called dead.

An address is asked once a week at most. A page that wants a password or has no time for us stands nevertheless (401, 403, 429, 5xx).
Where the installation has no way out (YINXIN_LINK_CHECKS=no) nothing is tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yinxin.kit import outward
from yinxin.kit.outbox.schedules import Schedule, daily
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import LinkState
from yinxin.kit.registers.web_address import WebAddressField

if TYPE_CHECKING:
    from yinxin.kit.outbox.progress import Progress

A_NIGHT = 300
AGAIN_AFTER = timedelta(days=6)
"""Less than a week, so that a weekly turn does not slip by the minutes of a night."""
DEAD_AFTER = 3
GONE = frozenset({404, 410})

TRY_LINKS = Schedule(
    "registers.links", "yinxin.kit.registers.links.trying.try_links", daily("04:20"), _("试开名录里的网址")
)


def try_links(progress: Progress) -> dict[str, int]:
    """The job: as many as a night holds, those first that were never tried or longest ago."""
    told = {"tried": 0, "dead": 0}
    if not settings.LINK_CHECKS:
        return told
    for register in catalogue:
        for field in address_fields(register):
            _follow(register, field)
    early = timezone.now() - AGAIN_AFTER
    due = LinkState.objects.exclude(tried_at__gt=early).order_by("tried_at", "pk")
    tonight = list(due[:A_NIGHT])
    for number, state in enumerate(tonight, start=1):
        _try(state)
        told["tried"] += 1
        told["dead"] += state.dead_since is not None
        progress.advance(number, len(tonight))
    return told


def address_fields(register: Register) -> Iterator[str]:
    """The public web addresses of a register."""
    for name in register.public_fields:
        if "__" not in name and isinstance(register.model._meta.get_field(name), WebAddressField):
            yield name


def _follow(register: Register, field: str) -> None:
    """A state for every public address, a fresh one where the address was changed, none where the record is public no longer."""
    named = dict(register.public_rows().exclude(**{field: ""}).values_list("pk", field))
    with transaction.atomic():
        kept = {one.record: one for one in LinkState.objects.filter(register=register.slug, field=field)}
        lost = [one.pk for one in kept.values() if named.get(one.record) != one.address]
        LinkState.objects.filter(pk__in=lost).delete()
        LinkState.objects.bulk_create(
            LinkState(register=register.slug, record=pk, field=field, address=address)
            for pk, address in named.items()
            if pk not in kept or kept[pk].address != address
        )


def _try(state: LinkState) -> None:
    answers = _answers(state)
    today = timezone.localdate()
    state.tried_at = timezone.now()
    if answers:
        state.failures, state.failing_since, state.dead_since = 0, None, None
    else:
        state.failures += 1
        state.failing_since = state.failing_since or today
        state.dead_since = state.failing_since if state.failures >= DEAD_AFTER else None
    state.save()


def _answers(state: LinkState) -> bool:
    state.status = None
    try:
        found = outward.ask("GET", state.address, headers={"User-Agent": "Yinxin link check"}, turns=outward.MOST_TURNS)
    except (outward.InwardError, outward.SilentError):
        return False
    state.status = found.status
    return found.status not in GONE
