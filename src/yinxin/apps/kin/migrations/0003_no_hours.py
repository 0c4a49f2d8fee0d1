"""No moment that is kept names the hour of an act; a block knows each fact of a card.

Of letters from before the day is left. Their hour is not sealed afterwards: a migration has no keys.
For the same reason it cannot be undone where there are letters: their hour was in the clear then, and stands sealed now.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import migrations, models
from django.db.migrations.exceptions import IrreversibleError

import yinxin.kit.vault.fields

HOME = ZoneInfo("Asia/Shanghai")


def morning(moment: datetime) -> datetime:
    """Eight o'clock, the first that is not before a moment."""
    local = moment.astimezone(HOME)
    found = datetime.combine(local.date(), time(8), HOME)
    return found if found >= local else found + timedelta(days=1)


def without_hours(apps, _editor):
    for card in apps.get_model("kin", "Seeker").objects.all():
        card.made_at, card.expires_at = morning(card.made_at), morning(card.expires_at)
        card.rests_until = card.rests_until and morning(card.rests_until)
        card.save()
    for release in apps.get_model("kin", "Release").objects.all():
        release.until = morning(release.until)
        release.save()
    for shield in apps.get_model("kin", "Shield").objects.all():
        shield.since = shield.since.astimezone(HOME).replace(hour=0, minute=0, second=0, microsecond=0)
        shield.save()


def numbered(apps, _editor):
    numbers: dict[object, int] = {}
    for letter in apps.get_model("kin", "RelayMessage").objects.order_by("at", "pk"):
        numbers[letter.thread_id] = letter.number = numbers.get(letter.thread_id, 0) + 1
        letter.told_on = morning(letter.at).date()
        letter.save()


def refuse_with_letters(apps, _editor):
    if apps.get_model("kin", "RelayMessage").objects.exists():
        raise IrreversibleError("kin.0003_no_hours cannot be undone where there are letters: their hours are sealed")


class Migration(migrations.Migration):
    dependencies = [("kin", "0002_reports_without_a_reporter")]

    operations = [
        migrations.AlterField(
            model_name="relaythread",
            name="barred",
            field=models.TextField(blank=True, default="", verbose_name="不再牵线的标识"),
        ),
        migrations.AlterField(
            model_name="seeker",
            name="made_at",
            field=models.DateTimeField(verbose_name="写下后的第一个早上"),
        ),
        migrations.RunPython(without_hours, migrations.RunPython.noop),
        migrations.AddField(
            model_name="relaymessage",
            name="written_at",
            field=yinxin.kit.vault.fields.SealedField(null=True, person="person", verbose_name="写信时间"),
        ),
        migrations.AddField(
            model_name="relaymessage",
            name="told_on",
            field=models.DateField(null=True, verbose_name="告知收信人的日子"),
        ),
        migrations.AddField(
            model_name="relaymessage",
            name="number",
            field=models.PositiveIntegerField(default=0, verbose_name="第几封"),
            preserve_default=False,
        ),
        migrations.RunPython(numbered, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name="relaymessage",
            options={"ordering": ["thread", "number"], "verbose_name": "信件", "verbose_name_plural": "信件"},
        ),
        migrations.RemoveField(model_name="relaymessage", name="at"),
        migrations.AlterField(
            model_name="relaymessage",
            name="told_on",
            field=models.DateField(verbose_name="告知收信人的日子"),
        ),
        migrations.AddConstraint(
            model_name="relaymessage",
            constraint=models.UniqueConstraint(fields=("thread", "number"), name="kin_message_numbered_once"),
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_with_letters),
    ]
