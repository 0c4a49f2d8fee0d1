"""Names for the index of the root search: of the proven deceased whom anybody may see, and of nobody else.

Whoever holds an index asks `version` before each use, and reads `names` anew when it has changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Max
from django.utils import timezone

from yinxin.apps.roots.families.access import names_of, public_branches, public_clans, shown_persons
from yinxin.apps.roots.families.models import IndexState, Script

HAN = (Script.HANT, Script.HANS)
AT_ONCE = 5_000


def version() -> str:
    """Changes when a person, a clan or a branch does, and with the day: what is proven today was not proven always."""
    number = IndexState.objects.values_list("number", flat=True).first() or 0
    bodies = [rows.aggregate(Max("changed_at"), Count("pk")) for rows in (public_clans(), public_branches())]
    told = [f"{one['changed_at__max'] or ''}/{one['pk__count']}" for one in bodies]
    return f"{timezone.localdate()}:{number}:{':'.join(told)}"


def names() -> Iterator[tuple[str, str]]:
    """(number of the person, name in characters), as `NameIndex.of` takes them; a person has a row for each of her names."""
    rows = names_of(shown_persons()).filter(script__in=HAN).order_by("pk")
    for person, surname, given in rows.values_list("person_id", "surname", "given").iterator(AT_ONCE):
        yield str(person), f"{surname}{given}"
