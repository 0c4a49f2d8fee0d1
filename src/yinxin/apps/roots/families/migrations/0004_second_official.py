import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0003_names_of_registers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "person",
            "confirmed_by",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="复核人",
            ),
        ),
        migrations.AddField(
            "person",
            "is_waiting",
            models.BooleanField(db_index=True, default=False, editable=False, verbose_name="等第二人核对"),
        ),
        migrations.AddField(
            "person",
            "stated_by",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记证据的人",
            ),
        ),
        migrations.AddConstraint(
            "person",
            models.CheckConstraint(
                condition=models.Q(("confirmed_by__isnull", True))
                | models.Q(
                    ("is_waiting", False),
                    ("stated_by__isnull", False),
                    models.Q(("stated_by", models.F("confirmed_by")), _negated=True),
                ),
                name="families_person_two_saw_the_proof",
            ),
        ),
    ]
