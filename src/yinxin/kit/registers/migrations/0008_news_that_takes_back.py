"""News of what copies made before may not tell any longer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0007_saved_views"),
    ]

    operations = [
        migrations.AddField(
            model_name="news",
            name="takes_back",
            field=models.BooleanField(default=False, verbose_name="收回已公开的内容"),
        ),
    ]
