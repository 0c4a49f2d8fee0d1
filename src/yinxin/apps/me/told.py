"""What the record of events tells about a person: erased with her, while that something happened stays in the chain."""

from __future__ import annotations

from django.db.models import Q

from yinxin.apps.me.models import ContactRecord
from yinxin.apps.people.models import User
from yinxin.kit.audit import erasing
from yinxin.kit.audit.models import Event

REASON = "person-erased"
"""In a word of the machine, so that it holds nothing personal and reads the same in every language."""


def forget_what_was_told(user: User, *, by: User | None) -> int:
    """Erase the content of every event about the person, her account or her record; how many had any."""
    own = Q(object_type=User._meta.label_lower, object_id=str(user.pk))
    for pk in ContactRecord.objects.filter(person=user).values_list("pk", flat=True):
        own |= Q(object_type=ContactRecord._meta.label_lower, object_id=str(pk))
    return erasing.erase(Event.objects.filter(own | Q(about=user.pk)), by=by, reason=REASON, about=user)
