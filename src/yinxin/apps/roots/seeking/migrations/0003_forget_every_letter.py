from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("seeking", "0002_unanswered")]

    operations = [
        migrations.AlterField(
            model_name="queryletter",
            name="forget_on",
            field=models.DateField(db_index=True, verbose_name="删除日期"),
        ),
    ]
