"""Documents that are here already are handed to the intake, bytes where they lie."""

from django.db import migrations


def hand_over(apps, schema_editor):
    Source = apps.get_model("plans", "Source")
    Received = apps.get_model("intake", "Received")
    for source in Source.objects.filter(received=None).iterator():
        source.received = Received.objects.create(
            file=source.file.name,
            name=source.name,
            kind="document",
            media_type="application/octet-stream",
            size=source.size,
            sha256=source.sha256,
            kept_sha256=source.sha256,
            state="accepted",
            by_id=source.uploaded_by_id,
        )
        source.save(update_fields=["received"])


def take_back(apps, schema_editor):
    for source in apps.get_model("plans", "Source").objects.select_related("received").iterator():
        source.file = source.received.file.name
        source.save(update_fields=["file"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_received")]

    operations = [migrations.RunPython(hand_over, take_back)]
