"""Columns of the chain beside the old ones, and a table of their own for what events tell and for published heads."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            "event", "sequence", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="序号")
        ),
        migrations.AlterField("event", "at", models.DateTimeField(verbose_name="时间")),
        migrations.AddField("event", "version", models.PositiveSmallIntegerField(default=1, verbose_name="格式版本")),
        migrations.AddField("event", "post", models.TextField(blank=True, default="", verbose_name="职务")),
        migrations.AddField(
            "event", "purpose", models.CharField(blank=True, default="", max_length=200, verbose_name="目的")
        ),
        migrations.AddField(
            "event",
            "about",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="涉及的人",
            ),
        ),
        migrations.AddField(
            "event", "commitment", models.CharField(default="", max_length=64, verbose_name="内容承诺值")
        ),
        migrations.AddField(
            "event", "previous", models.CharField(default="", max_length=64, verbose_name="上一条的校验值")
        ),
        migrations.AddField("event", "hash", models.CharField(default="", max_length=64, verbose_name="校验值")),
        migrations.CreateModel(
            name="Payload",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="audit.event",
                        verbose_name="操作记录",
                    ),
                ),
                ("salt", models.BinaryField(verbose_name="随机盐")),
                ("content", models.TextField(blank=True, verbose_name="内容")),
            ],
            options={
                "verbose_name": "记录内容",
                "verbose_name_plural": "记录内容",
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Anchor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.BigIntegerField(verbose_name="序号")),
                ("hash", models.CharField(max_length=64, verbose_name="校验值")),
                ("at", models.DateTimeField(verbose_name="签名时间")),
                ("signature", models.CharField(max_length=128, verbose_name="签名")),
            ],
            options={
                "verbose_name": "公布的链头",
                "verbose_name_plural": "公布的链头",
                "ordering": ["pk"],
                "base_manager_name": "objects",
            },
        ),
    ]
