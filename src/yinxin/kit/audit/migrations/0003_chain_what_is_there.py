"""The events recorded before there was a chain become its beginning, in the order they have.

Numbers left out by undone transactions are closed up, and a time that is earlier than the one before is raised to it:
the chain has neither gaps nor steps back. From here on both are sealed.
"""

import secrets

from django.db import migrations

from yinxin.kit import keys
from yinxin.kit.audit import canonical

BATCH = 500


def chain(apps, schema_editor):
    Event, Payload = apps.get_model("audit", "Event"), apps.get_model("audit", "Payload")
    database = schema_editor.connection.alias
    events = Event.objects.using(database)
    sequence, seen, previous, at = 0, 0, canonical.NOTHING_BEFORE, None
    while batch := list(events.filter(sequence__gt=seen).order_by("sequence")[:BATCH]):
        for event in batch:
            sequence, seen = sequence + 1, event.sequence
            at = max(at, event.at) if at else event.at
            content = canonical.write(canonical.Content(event.old, event.new, event.reason))
            salt = secrets.token_bytes(canonical.SALT_BYTES)
            event.sequence, event.at, event.previous = sequence, at, previous
            event.version, event.commitment = 1, canonical.commit(salt, content)
            event.hash = previous = canonical.seal(keys.read(keys.Key.AUDIT), event)
            names = ("sequence", "at", "version", "commitment", "previous", "hash")
            events.filter(sequence=seen).update(**{name: getattr(event, name) for name in names})
            Payload.objects.using(database).create(event_id=sequence, salt=salt, content=content)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_room_for_the_chain")]

    operations = [migrations.RunPython(chain, migrations.RunPython.noop)]
