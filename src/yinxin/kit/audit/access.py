"""What is open to whom: published heads to everybody, the record to the auditor (`record_page`)."""

from __future__ import annotations

from django.db.models import QuerySet

from yinxin.kit.audit.models import Anchor


def published() -> QuerySet[Anchor]:
    """Every head ever published, the newest first."""
    return Anchor.objects.order_by("-pk")
