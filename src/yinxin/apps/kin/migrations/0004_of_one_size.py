"""What is barred is of one length, and until when a card rests stands sealed in the card.

Digests of before are filled up here. Cards of before keep their size until they end, and a rest that runs now ends with this: a
migration has no keys. Undone, cards rest no more.
"""

from __future__ import annotations

from django.db import migrations

from yinxin.apps.kin.padding import filled_up

MOST = 14


def fill_up(apps, _editor):
    for end in apps.get_model("kin", "RelayThread").objects.exclude(barred=""):
        whole, *near = end.barred.split()
        end.barred = " ".join([whole, *sorted(filled_up(near, MOST - 1))])
        end.save(update_fields=["barred"])


class Migration(migrations.Migration):
    dependencies = [("kin", "0003_no_hours")]

    operations = [
        migrations.RunPython(fill_up, migrations.RunPython.noop),
        migrations.RemoveField(model_name="seeker", name="rests_until"),
    ]
