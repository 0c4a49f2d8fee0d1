"""Tries to sign in are counted by kit.limits now; an account knows when it was opened, so that an unconfirmed one is forgotten."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_trails")]

    operations = [
        migrations.DeleteModel(name="SignInTries"),
        migrations.AddField(
            model_name="user",
            name="opened",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="开设时间"),
        ),
    ]
