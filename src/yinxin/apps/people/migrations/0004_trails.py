"""The way down to each unit, so that a post reaches what lies below its own government and nothing beside it."""

from django.db import migrations, models


def write_trails(apps, schema_editor):
    units = {unit.pk: unit for unit in apps.get_model("people", "Unit").objects.all()}

    def trail(unit):
        way = []
        while unit is not None and unit.pk not in way:
            way.append(unit.pk)
            unit = units.get(unit.parent_id)
        return "/" + "".join(f"{pk}/" for pk in reversed(way))

    for unit in units.values():
        unit.trail = trail(unit)
    apps.get_model("people", "Unit").objects.bulk_update(units.values(), ["trail"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_roles")]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="trail",
            field=models.CharField(db_index=True, default="", editable=False, max_length=400, verbose_name="路径"),
        ),
        migrations.RunPython(write_trails, migrations.RunPython.noop),
    ]
