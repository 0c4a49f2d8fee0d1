"""A task, phase or milestone stands once among what is accepted. Rows that a race doubled are written anew with the next act."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Max, Q


def drop_doubled(apps, schema_editor):
    stages = apps.get_model("progress", "Stage").objects
    newest = (
        stages.order_by()
        .values("task", "phase", "milestone")
        .annotate(newest=Max("pk"))
        .values_list("newest", flat=True)
    )
    kept = set(newest)
    doubled = [pk for pk in stages.order_by().values_list("pk", flat=True) if pk not in kept]
    for start in range(0, len(doubled), 500):
        stages.filter(pk__in=doubled[start : start + 500]).delete()


class Migration(migrations.Migration):
    dependencies = [("progress", "0006_feeds_and_looks")]

    operations = [
        migrations.RunPython(drop_doubled, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.UniqueConstraint(
                fields=["task"],
                condition=Q(phase__isnull=True, milestone__isnull=True),
                name="progress_one_stage_of_a_task",
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.UniqueConstraint(fields=["phase"], name="progress_one_stage_of_a_phase"),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.UniqueConstraint(fields=["milestone"], name="progress_one_stage_of_a_milestone"),
        ),
    ]
