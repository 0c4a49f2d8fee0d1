from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mail", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="message",
            name="recipient_digest",
            field=models.CharField(db_index=True, default="", max_length=64, verbose_name="收件地址校验值"),
            preserve_default=False,
        ),
    ]
