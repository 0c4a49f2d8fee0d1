"""Keeping a spelling that a visitor gives. It waits for two of the office before the search knows it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from yinxin.apps.notices import recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.roots.spellings.access import receiver
from yinxin.apps.roots.spellings.models import Confidence, SpellingEvidence, Transcriber
from yinxin.apps.roots.spellings.registers import register
from yinxin.kit.audit.recording import record
from yinxin.kit.registers import actions


@transaction.atomic
def give(values: Mapping[str, Any]) -> SpellingEvidence:
    """From a visitor, about whom nothing is kept. RefusedError("spelling-no-office") where no office stands."""
    unit, today = receiver(), timezone.localdate()
    kept = {
        **values,
        "code": f"PX-{today:%Y%m%d}-{secrets.token_hex(3).upper()}",
        "unit": unit,
        "transcriber": Transcriber.FAMILY,
        "confidence": Confidence.LIKELY,
    }
    row: SpellingEvidence = actions.create(register(), kept, by=None)
    record("spellings.give", row, by=None, new={"spelling": row.spelling, "characters": row.characters})
    told, key = recipients.of_office(unit), f"spelling:{row.pk}"
    tell("spelling-given", to=told, facts={"code": row.code}, link=f"/registers/spellings/{row.pk}/", key=key)
    return row
