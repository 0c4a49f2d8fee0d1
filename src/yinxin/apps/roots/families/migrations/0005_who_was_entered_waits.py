from django.db import migrations


def who_was_entered_waits(apps, _editor):
    """The record knows who was entered by hand, and by whom: a second official has not seen the proof yet."""
    told = apps.get_model("audit", "Event").objects.filter(action="families.enter", object_type="families.person")
    persons = apps.get_model("families", "Person").objects
    for number, actor in told.order_by("sequence").values_list("object_id", "actor"):
        persons.filter(pk=int(number)).update(is_waiting=True, stated_by=actor)


class Migration(migrations.Migration):
    dependencies = [("families", "0004_second_official"), ("audit", "0004_only_the_chain")]
    operations = [migrations.RunPython(who_was_entered_waits, migrations.RunPython.noop)]
