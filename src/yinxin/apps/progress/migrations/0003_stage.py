import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0005_alter_task_status"),
        ("progress", "0002_evidence_desk"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "未报完成"),
                            ("reported", "待验收"),
                            ("accepted", "已验收"),
                            ("returned", "已退回"),
                            ("resting", "不必验收"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="验收状态",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="最后一日")),
                ("since", models.DateField(blank=True, null=True, verbose_name="状态开始日期")),
                ("returns", models.PositiveSmallIntegerField(default=0, verbose_name="退回次数")),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="plans.milestone",
                        verbose_name="时间节点",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="plans.phase",
                        verbose_name="阶段目标",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stages",
                        to="plans.task",
                        verbose_name="任务",
                    ),
                ),
            ],
            options={
                "verbose_name": "验收项",
                "verbose_name_plural": "验收项",
                "ordering": ["task", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="stage",
            index=models.Index(fields=["state", "due_on"], name="progress_st_state_b1da31_idx"),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.CheckConstraint(
                condition=models.Q(("phase__isnull", True), ("milestone__isnull", True), _connector="OR"),
                name="progress_stage_of_one_part",
            ),
        ),
    ]
