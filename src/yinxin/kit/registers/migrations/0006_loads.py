import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("registers", "0005_link_states"),
    ]

    operations = [
        migrations.CreateModel(
            name="Load",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("register", models.CharField(max_length=40, verbose_name="名录")),
                (
                    "received",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="intake.received",
                        verbose_name="收到的文件",
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="文件名")),
                ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "等待载入"),
                            ("running", "正在载入"),
                            ("loaded", "已载入"),
                            ("failed", "没有载入"),
                            ("undone", "已撤销"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("columns", models.JSONField(default=dict, verbose_name="各栏的对应")),
                ("mends", models.JSONField(default=dict, verbose_name="改正的用词")),
                ("clears", models.BooleanField(default=True, verbose_name="空格清除原值")),
                ("counts", models.JSONField(default=dict, verbose_name="各类行数")),
                ("findings", models.JSONField(default=dict, verbose_name="预览结果")),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="预览的校验值")),
                ("judged_at", models.DateTimeField(null=True, verbose_name="预览时间")),
                ("good_only", models.BooleanField(default=False, verbose_name="只载入没有问题的行")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="理由")),
                ("refusal", models.CharField(blank=True, max_length=500, verbose_name="没有载入的原因")),
                ("attempts", models.PositiveIntegerField(default=0, verbose_name="次数")),
                ("created", models.PositiveIntegerField(default=0, verbose_name="新登记")),
                ("changed", models.PositiveIntegerField(default=0, verbose_name="修改")),
                ("loaded_at", models.DateTimeField(null=True, verbose_name="载入时间")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="撤销时间")),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销人",
                    ),
                ),
                ("undo_reason", models.CharField(blank=True, max_length=500, verbose_name="撤销的理由")),
                ("undone", models.PositiveIntegerField(default=0, verbose_name="撤销的记录")),
            ],
            options={
                "verbose_name": "名录表格",
                "verbose_name_plural": "名录表格",
                "ordering": ["-at", "-pk"],
                "constraints": [],
            },
        ),
        migrations.AddIndex(
            model_name="load",
            index=models.Index(fields=["register", "by", "-at"], name="registers_loads_of_one"),
        ),
    ]
