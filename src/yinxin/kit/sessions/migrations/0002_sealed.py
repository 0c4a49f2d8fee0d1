"""Sessions that stand open in the table end: from here on a digest of the key is kept, and the content is sealed."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def end_all(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("browsers", "Session")._base_manager.all().delete()


class Migration(migrations.Migration):
    dependencies = [("browsers", "0001_initial")]

    operations = [migrations.RunPython(end_all, migrations.RunPython.noop)]
