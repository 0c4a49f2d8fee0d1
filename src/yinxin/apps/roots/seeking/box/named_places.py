"""The public places of the register as the search takes them: each under its present name and under those it once bore."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db.models import Count, Max

from yinxin.apps.roots.families.models import PlaceName
from yinxin.kit.registers.catalogue import catalogue

OWN = "r"
"""Before the number of a place of the register, where the pool holds the gazetteer's too."""

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")


def version() -> str:
    """Another one as soon as a place is published, changed or withdrawn. One query."""
    register = catalogue.get("places")
    if register is None:
        return ""
    found = register.public_rows().aggregate(n=Count("pk"), last=Max("changed_at"))
    return f"{found['n']}-{found['last'] or ''}"


def names() -> Iterator[tuple[str, str]]:
    """(number in the register, name in characters). Two queries."""
    register = catalogue.get("places")
    if register is None:
        return
    rows = register.public_rows()
    for pk, name, hant in rows.values_list("pk", "name", "name_hant"):
        if HAN.fullmatch(hant or name):
            yield f"{OWN}{pk}", hant or name
    further = PlaceName.objects.filter(record__in=rows.values("pk")).values_list("record_id", "text")
    yield from ((f"{OWN}{pk}", text) for pk, text in further if HAN.fullmatch(text))
