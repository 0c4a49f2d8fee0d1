"""The table of the index, as each of the two databases has it."""

from django.db import migrations

from yinxin.kit.search.vendors import vendor_of


def create(apps, schema_editor):
    schema_editor.execute(vendor_of(schema_editor.connection).CREATE, params=None)


def drop(apps, schema_editor):
    schema_editor.execute(vendor_of(schema_editor.connection).DROP, params=None)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunPython(create, drop)]
