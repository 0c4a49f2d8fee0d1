"""How often something may be done: name → (most, in which span). What each is for stands in docs/operate/limits.md."""

from __future__ import annotations

from datetime import timedelta

from yinxin.config.signing_in import ENTRANCE_LIMITS

LIMITS = {
    "me.take-out": (10, timedelta(hours=1)),
    "api.account": (1_200, timedelta(minutes=5)),
    "api.network": (600, timedelta(minutes=5)),
    "upload.account": (300, timedelta(hours=1)),
    "promises.network": (600, timedelta(minutes=5)),
    "registers.network": (1_200, timedelta(minutes=5)),
    "burden.network": (120, timedelta(minutes=5)),
    "chart.account": (60, timedelta(hours=1)),
    "feed.network": (600, timedelta(hours=1)),
    "feed.key": (60, timedelta(hours=1)),
    "donations.claim": (10, timedelta(hours=1)),
    "donations.ask": (20, timedelta(hours=1)),
    "feed.make": (30, timedelta(hours=1)),
    "roots.network": (600, timedelta(minutes=5)),
    "roots.printed": (60, timedelta(minutes=5)),
    "spellings.give": (20, timedelta(hours=1)),
    "roots.letters": (10, timedelta(hours=1)),
    "roots.letter-address": (5, timedelta(days=1)),
    "roots.letter-code": (30, timedelta(hours=1)),
    "letters.card": (4, timedelta(days=180)),
    "letters.card-network": (1_000, timedelta(days=1)),
    "letters.release": (20, timedelta(days=1)),
    "letters.write": (60, timedelta(hours=1)),
    **ENTRANCE_LIMITS,
}
