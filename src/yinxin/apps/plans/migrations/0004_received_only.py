"""From now on every document has been received, and keeps no file of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_hand_over")]

    operations = [
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
