"""That a donor agreed by her account is said of nobody without one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("donations", "0002_change_of_use"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis", "account"), ("person__isnull", True), _negated=True),
                name="donations_agreed_by_an_account_of_hers",
            ),
        ),
    ]
