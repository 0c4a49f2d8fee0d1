from django.db import migrations, models


def name_the_endings(apps, _schema_editor):
    """Until now a receipt that was replaced read as withdrawn: the one given at the same moment tells them apart."""
    receipts = apps.get_model("consent", "Receipt").objects
    for row in receipts.filter(withdrawn_at__isnull=False):
        newer = receipts.filter(person_id=row.person_id, matter=row.matter, given_at=row.withdrawn_at)
        row.ending = "replaced" if newer.exclude(pk=row.pk).exists() else "withdrawn"
        row.save(update_fields=["ending"])


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="receipt",
            name="ending",
            field=models.CharField(
                blank=True,
                choices=[("withdrawn", "本人撤回"), ("replaced", "换成新的同意"), ("lapsed", "到期或说明已更新")],
                default="",
                max_length=10,
                verbose_name="结束原因",
            ),
        ),
        migrations.AlterField(
            model_name="receipt",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="结束时间"),
        ),
        migrations.RunPython(name_the_endings, migrations.RunPython.noop),
    ]
