"""What events tell is in the payloads now; every event has its place and its seal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_chain_what_is_there")]

    operations = [
        migrations.RemoveField("event", "old"),
        migrations.RemoveField("event", "new"),
        migrations.RemoveField("event", "reason"),
        migrations.AlterField("event", "post", models.TextField(blank=True, verbose_name="职务")),
        migrations.AlterField("event", "purpose", models.CharField(blank=True, max_length=200, verbose_name="目的")),
        migrations.AlterField("event", "commitment", models.CharField(max_length=64, verbose_name="内容承诺值")),
        migrations.AlterField("event", "previous", models.CharField(max_length=64, verbose_name="上一条的校验值")),
        migrations.AlterField("event", "hash", models.CharField(max_length=64, verbose_name="校验值")),
        migrations.AddIndex("event", models.Index(fields=["at"], name="audit_event_at")),
        migrations.AddIndex("event", models.Index(fields=["action", "sequence"], name="audit_event_of_act")),
    ]
