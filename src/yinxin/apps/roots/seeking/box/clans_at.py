"""Which surnames live in a place, by the public clans of the register: in a village of one clan its name all but says the surname."""

from __future__ import annotations

from collections.abc import Mapping

from yinxin.apps.roots.families.access import public_clans
from yinxin.apps.roots.families.models import ClanAtPlace, Share
from yinxin.domain.roots.place_rows import key
from yinxin.domain.text.fold import simplified
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.root_tables import tables

WEIGHT = {Share.ALL: 0.95, Share.MOST: 0.7, Share.SOME: 0.3, Share.FEW: 0.1, Share.FORMER: 0.1}
"""What the words of the register come to; of households no number is kept."""

MOST = 20_000


def clans_at() -> Mapping[str, Mapping[str, float]]:
    """By the key of a place's name the share of each surname, in the characters of the table of surnames. One query."""
    places = catalogue.get("places")
    if places is None:
        return {}
    rows = ClanAtPlace.objects.filter(
        record__in=public_clans().values("pk"), place__in=places.public_rows().values("pk")
    )
    found: dict[str, dict[str, float]] = {}
    named = tables().surnames
    for place, surnames, share in rows.values_list("place__name", "record__surnames", "share")[:MOST]:
        here = found.setdefault(key(place), {})
        for surname in surnames.split():
            name = named.traditional_of(simplified(surname)) or surname
            here[name] = max(here.get(name, 0.0), WEIGHT[Share(share)])
    return found
