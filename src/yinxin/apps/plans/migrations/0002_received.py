"""Documents are kept by the intake. PostgreSQL alters no table with rows changed in the same transaction: hence three steps."""

import django.db.models.deletion
from django.db import migrations, models


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
    ]
