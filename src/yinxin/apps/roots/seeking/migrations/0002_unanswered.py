"""A letter that was confirmed before unanswered ones were forgotten gets its day: 90 days after the one its answer was due."""

from datetime import timedelta

from django.db import migrations
from django.db.models import F


def forget_unanswered(apps, _editor):
    letters = apps.get_model("seeking", "QueryLetter")
    letters.objects.filter(forget_on__isnull=True).update(forget_on=F("due_on") + timedelta(days=90))


class Migration(migrations.Migration):
    dependencies = [("seeking", "0001_initial")]

    operations = [migrations.RunPython(forget_unanswered, migrations.RunPython.noop)]
