"""What was taken back after a backup does not come back with it."""

from __future__ import annotations

import uuid

import pytest

from tests.apps.kin.senders import after_days, in_contact, say, seeker
from yinxin.apps.kin.actions import leaving, relaying
from yinxin.apps.kin.models import Answer, Apart, MatchProposal, RelayMessage, RelayThread, Report, Seeker, Shield
from yinxin.kit.backup import restoring

pytestmark = pytest.mark.django_db


def test_a_restored_database_begins_with_all_letters_closed(clock):
    """No way leads from an old backup to who withdrew meanwhile, so everything is taken back; what protects somebody stays."""
    one, other, shielded = seeker("甲"), seeker("乙"), seeker("丙", None)
    near, _far = in_contact(clock, one, other)
    relaying.write(one, near, "二叔的信", sent_as=uuid.uuid4())
    leaving.shield(shielded)
    after_days(clock, 28)
    say(one, Answer.YES)
    restoring.follow()
    gone = (Seeker, MatchProposal, RelayThread, RelayMessage, Report)
    assert not any(model.objects.exists() for model in gone)
    assert Shield.objects.count() == Apart.objects.count() == 1
