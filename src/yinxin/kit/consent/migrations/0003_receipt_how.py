from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_receipt_ending")]

    operations = [
        migrations.AlterField(
            model_name="receipt",
            name="how",
            field=models.CharField(
                choices=[("page", "本人在网页上勾选")], default="page", max_length=10, verbose_name="方式"
            ),
        ),
    ]
