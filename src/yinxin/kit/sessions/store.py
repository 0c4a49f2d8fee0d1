"""Django's session engine in the database, writing beside the sealed content whose session it is.

The content itself is opaque, so "every session of this user" could else be answered only by opening all of them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from yinxin.kit.sessions.models import Session

DEVICE, BEGAN, SEEN = "session_device", "session_began", "session_seen"
"""What the content keeps of a sign-in; the two moments are seconds since 1970."""


class SessionStore(DatabaseStore):
    """The cookie, its age and the sealed content are Django's own."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        signed_in = SESSION_KEY in data
        if signed_in:
            data[SEEN] = timezone.now().timestamp()
            data.setdefault(BEGAN, data[SEEN])
        row = cast("Session", super().create_model_instance(data))
        if signed_in:
            row.user_id, row.device = data[SESSION_KEY], data.get(DEVICE, "")
            row.began, row.seen = (datetime.fromtimestamp(data[name], tz=UTC) for name in (BEGAN, SEEN))
        return row
