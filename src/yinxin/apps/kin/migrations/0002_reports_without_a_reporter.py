"""A report bears no reporter; what was given is sealed for whoever wrote it.

Reports from before are removed: their letters are sealed for another person, and there was no release that made any.
"""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def remove_old_reports(apps, _editor):
    apps.get_model("kin", "Report").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("kin", "0001_letters"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.RunPython(remove_old_reports, migrations.RunPython.noop),
        migrations.RemoveField(model_name="report", name="against"),
        migrations.AddField(
            model_name="report",
            name="reporter",
            field=models.CharField(default="", max_length=64, verbose_name="举报人标识"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="report",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="所指的人",
            ),
        ),
        migrations.AddField(
            model_name="relaythread",
            name="barred",
            field=models.CharField(blank=True, default="", max_length=64, verbose_name="不再牵线的标识"),
        ),
    ]
