"""The one notice of the letters: that there is something, at most once a day, with no fact and an address that tells nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from yinxin.apps.kin.wording import NOTICE
from yinxin.apps.notices.actions import tell
from yinxin.apps.people.models import User

ADDRESS = "/letters/"


def tell_of_something(persons: Iterable[User], *, day: date) -> None:
    """In the transaction of what happened. It reads the same for a question, a letter, a detail and a contact that opens."""
    tell(NOTICE, to=persons, facts={}, link=ADDRESS, key=f"letters:{day}")
