"""Django's session engine in the database, with sealed content, and beside it whose session it is.

A copy of the database must open no account. So the table holds a digest of the key that is in the cookie, never the key; and
the content, in which codes for confirming an address stand for some minutes, is sealed under a key derived from the vault's.
As it cannot be read in the table, "every session of this user" is answered by the columns beside it.
"""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone
from django.utils.crypto import salted_hmac

from yinxin.kit import keys
from yinxin.kit.sessions.models import Session
from yinxin.kit.vault import ciphers, keyring

DEVICE, BEGAN, SEEN = "session_device", "session_began", "session_seen"
"""What the content keeps of a sign-in; the two moments are seconds since 1970."""


class SessionStore(DatabaseStore):
    """The cookie and its age are Django's own."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(pk=digest(session_key)).exists()

    def load(self) -> dict[str, Any]:
        row = Session.objects.filter(pk=digest(self.session_key or ""), expire_date__gt=timezone.now()).first()
        if row is None:
            self._session_key = None
            return {}
        return self.decode(row.session_data)

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(pk=digest(key)).delete()

    def encode(self, session_dict: dict[str, Any]) -> str:
        sealed = ciphers.seal(keyring.suite(), _content_key(), json.dumps(session_dict).encode(), self._place())
        return base64.b64encode(sealed).decode()

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        """The content; empty, as Django has it, for what was not sealed here or for another session."""
        try:
            text = ciphers.unseal(_content_key(), base64.b64decode(session_data), self._place())
        except ValueError:  # UnsealableError is one
            return {}
        return cast("dict[str, Any]", json.loads(text))

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        signed_in = SESSION_KEY in data
        if signed_in:
            data[SEEN] = timezone.now().timestamp()
            data.setdefault(BEGAN, data[SEEN])
        row = cast("Session", super().create_model_instance(data))
        row.session_key = digest(row.session_key)
        if signed_in:
            row.user_id, row.device = data[SESSION_KEY], data.get(DEVICE, "")
            row.began, row.seen = (datetime.fromtimestamp(data[name], tz=UTC) for name in (BEGAN, SEEN))
        return row

    def _place(self) -> str:
        return f"browsers.session.session_data|{digest(self.session_key or '')}"


def digest(key: str) -> str:
    """What stands in the table for the key in a cookie: 160 bits of it, from which nobody comes back to a key of 165."""
    return salted_hmac("sessions.key", key, algorithm="sha256").hexdigest()[:40]


def _content_key() -> bytes:
    return keys.derived(keys.Key.VAULT, "browsers.session")
