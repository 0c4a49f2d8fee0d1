"""From news to messages: queued in the transaction of the change, written from what is public when they are sent."""

from __future__ import annotations

import http.client
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.kit import outward
from yinxin.kit.audit.recording import record
from yinxin.kit.outbox.failing import RetryError
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.queueing import enqueue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Delivery, Hook, News, Outcome, Turn
from yinxin.kit.registers.opendata.feeding import mark, shown_rows
from yinxin.kit.registers.public.news import news_follower
from yinxin.kit.registers.webhooks.signing import HEADER, signature
from yinxin.version import VERSION

JOB = "yinxin.kit.registers.webhooks.telling.deliver"
MOST = 100
"""Records in one message; of a larger lot only the number is told, and where to read them all."""

FAILURES = 20
"""Attempts in vain, one after the other, after which a hook is switched off."""

JSON = "application/json; charset=utf-8"


@news_follower
def tell_hooks(register: Register, news: Sequence[News]) -> None:
    """One message for each hook and lot of changes."""
    hooks = Hook.objects.filter(Q(register="") | Q(register=register.slug), is_on=True)
    for hook in hooks:
        listed = ",".join(str(one.pk) for one in news) if len(news) <= MOST else ""
        key = f"registers.hook:{hook.pk}:{news[0].pk}"
        enqueue(JOB, hook.pk, register.slug, listed, len(news), key=key, passing=True)


def deliver(progress: Progress, hook_pk: int, slug: str, listed: str, count: int) -> dict[str, object]:
    """One attempt. What the other side does not take is tried again, and when it never takes anything the hook is switched off."""
    hook = Hook.objects.filter(pk=hook_pk, is_on=True).first()
    if hook is None:
        return {"sent": False}
    outcome, status = send(hook, message(slug, listed, count, progress.idempotency_key), progress.idempotency_key)
    _noted(hook, Delivery(hook=hook, key=progress.idempotency_key, items=count, outcome=outcome, status=status))
    if outcome == Outcome.DELIVERED or _is_last(progress) or status == http.HTTPStatus.GONE:
        return {"sent": outcome == Outcome.DELIVERED, "status": status}
    raise RetryError(_("变更推送没有送达，稍后再试。"))


def send(hook: Hook, content: dict[str, Any], key: str) -> tuple[Outcome, int | None]:
    """What came of one message; whatever the other side says is read by nobody."""
    body = json.dumps(content, ensure_ascii=False).encode()
    headers = {
        "Content-Type": JSON,
        "User-Agent": f"Yinxin/{VERSION}",
        "Yinxin-Delivery": key,
        HEADER: signature(hook, body, int(timezone.now().timestamp())),
    }
    try:
        status = outward.ask("POST", hook.url, body=body, headers=headers, lines=outward.SIGNED).status
    except outward.InwardError:
        return Outcome.FORBIDDEN, None
    except outward.SilentError:
        return Outcome.UNREACHABLE, None
    return (Outcome.DELIVERED if 200 <= status < 300 else Outcome.REFUSED), status


def message(slug: str, listed: str, count: int, key: str) -> dict[str, Any]:
    """Public fields only, as they are now: a record withdrawn since is told as withdrawn, whatever was queued."""
    news = list(News.objects.filter(pk__in=[int(pk) for pk in listed.split(",") if pk], register=slug).order_by("pk"))
    shown = shown_rows(news)
    return {
        "id": key,
        "register": slug,
        "sent_at": timezone.now().isoformat(),
        "count": count,
        "records_url": settings.SITE_URL
        + (reverse("api:public-records", args=[slug]) if slug else reverse("api:public-registers")),
        "items": [_item(slug, one, shown.get((slug, one.record))) for one in news],
    }


def _item(slug: str, news: News, row: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"record": mark(slug, news.record), "at": _told_at(news.at)}
    if row is None:
        return told | {"turn": Turn.WITHDRAWN.value}
    url = settings.SITE_URL + reverse("registers:public-record", args=[slug, row.address])
    turn = Turn.CHANGED.value if news.turn == Turn.WITHDRAWN else news.turn
    return told | {"turn": turn, "key": row.address, "url": url, "values": row.among_many}


def _told_at(moment: datetime) -> str:
    return moment.isoformat()


@transaction.atomic
def _noted(hook: Hook, delivery: Delivery) -> None:
    """The attempt in the hook's log, and how many failed one after the other."""
    delivery.at = timezone.now()
    delivery.save()
    held = Hook.objects.select_for_update().get(pk=hook.pk)
    if delivery.outcome == Outcome.DELIVERED:
        Hook.objects.filter(pk=held.pk).update(failures=0)
        return
    Hook.objects.filter(pk=held.pk).update(failures=F("failures") + 1)
    gone = delivery.status == http.HTTPStatus.GONE
    if held.is_on and (gone or held.failures + 1 >= FAILURES):
        Hook.objects.filter(pk=held.pk).update(is_on=False)
        record("registers.hook-off", held, by=None, old={"is_on": True}, new={"is_on": False})


def _is_last(progress: Progress) -> bool:
    """No dead letter for the administrator: what another site does not take is in the log of the hook."""
    job = Job.objects.filter(pk=progress.job).first()
    return job is None or job.attempts >= job.most_attempts
