"""How the letters enter the record: that a person did something with her own letters, and never what, with whom or about which."""

from __future__ import annotations

from yinxin.apps.people.models import User
from yinxin.kit.audit.recording import record

ACT = "letters.act"


def record_act(person: User) -> None:
    """One word for a yes, a no, a letter and an end: the record cannot be read for any of them. Called last in the transaction of the act."""
    record(ACT, person, by=person, about=person)
