"""Documents are kept by the intake; those that are here already are handed to it, bytes where they lie."""

import django.db.models.deletion
from django.db import migrations, models


def hand_over(apps, schema_editor):
    Source = apps.get_model("plans", "Source")
    Received = apps.get_model("intake", "Received")
    for source in Source.objects.filter(received=None).iterator():
        source.received = Received.objects.create(
            file=source.file.name,
            name=source.name,
            kind="document",
            media_type="application/octet-stream",
            size=source.size,
            sha256=source.sha256,
            kept_sha256=source.sha256,
            state="accepted",
            by_id=source.uploaded_by_id,
        )
        source.save(update_fields=["received"])


def take_back(apps, schema_editor):
    for source in apps.get_model("plans", "Source").objects.select_related("received").iterator():
        source.file = source.received.file.name
        source.save(update_fields=["file"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("intake", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="source",
            name="received",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="intake.received",
                verbose_name="原件",
            ),
        ),
        migrations.RunPython(hand_over, take_back),
        migrations.RemoveField(model_name="source", name="file"),
        migrations.AlterField(
            model_name="source",
            name="received",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="intake.received",
                verbose_name="原件",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "等待读取"),
                    ("reading", "正在读取"),
                    ("ready", "待确认"),
                    ("failed", "未能读取"),
                    ("confirmed", "已确认"),
                    ("undone", "已撤销"),
                    ("held", "等待病毒扫描"),
                ],
                default="waiting",
                max_length=10,
                verbose_name="状态",
            ),
        ),
    ]
