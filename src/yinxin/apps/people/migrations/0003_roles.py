"""Nine roles where there were three. "unit" said where somebody stands, not what she does: she reports."""

from django.db import migrations, models
from django.db.models import Q

ROLES = [
    ("office", "协调办"),
    ("reporter", "填报人"),
    ("head", "单位负责人"),
    ("clerk", "经办人"),
    ("reader", "读者"),
    ("supervisor", "督查"),
    ("steward", "数据管理"),
    ("administrator", "系统管理"),
    ("auditor", "审计"),
]


def rename(old, new):
    """Posts only: events of the record keep the word of their day."""

    def change(apps, schema_editor):
        apps.get_model("people", "Post").objects.filter(role=old).update(role=new)

    return change


class Migration(migrations.Migration):
    dependencies = [("people", "0002_accounts")]

    operations = [
        migrations.AlterField(
            model_name="post",
            name="role",
            field=models.CharField(choices=ROLES, max_length=16, verbose_name="角色"),
        ),
        migrations.RunPython(rename("unit", "reporter"), rename("reporter", "unit")),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=Q(("role__in", [value for value, _ in ROLES])), name="people_post_role_is_known"
            ),
        ),
    ]
