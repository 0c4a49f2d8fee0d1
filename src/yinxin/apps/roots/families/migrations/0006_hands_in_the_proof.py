import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STATED = ("families.enter", "families.reopen", "families.state")


def whose_hands_were_in_it(apps, _editor):
    """The record knows who stated the proof of those who wait, since it was last confirmed."""
    told = apps.get_model("audit", "Event").objects.filter(object_type="families.person")
    hand = apps.get_model("families", "ProofHand").objects
    for person in apps.get_model("families", "Person").objects.filter(is_waiting=True):
        hands = {person.stated_by_id}
        acts = told.filter(object_id=str(person.pk), action__in=[*STATED, "families.confirm"]).order_by("sequence")
        for action, actor in acts.values_list("action", "actor"):
            hands = {person.stated_by_id} if action == "families.confirm" else {*hands, actor}
        for official in hands - {None}:
            hand.create(person=person, stated_by_id=official)


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0005_who_was_entered_waits"),
        ("audit", "0004_only_the_chain"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProofHand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hands",
                        to="families.person",
                        verbose_name="谱中人",
                    ),
                ),
                (
                    "stated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记证据的人",
                    ),
                ),
            ],
            options={
                "verbose_name": "登记证据的人",
                "verbose_name_plural": "登记证据的人",
                "constraints": [models.UniqueConstraint(fields=("person", "stated_by"), name="families_hand_once")],
            },
        ),
        migrations.RunPython(whose_hands_were_in_it, migrations.RunPython.noop),
    ]
