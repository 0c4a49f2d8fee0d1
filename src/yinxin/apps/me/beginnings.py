"""When an account began, by the record of events."""

from __future__ import annotations

from datetime import datetime

from yinxin.apps.people.models import User
from yinxin.kit.audit.models import Event


def began_after(person: int, moment: datetime) -> bool:
    """Whether the first that is known of an account lies after a moment; False where nothing is known of it."""
    first = Event.objects.filter(object_type=User._meta.label_lower, object_id=str(person)).order_by("sequence").first()
    return first is not None and first.at > moment
