"""The tables of the package, read once and handed to the domain: what root-seeking knows without a database."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from yinxin.domain.roots.answers import Evidence
from yinxin.domain.roots.associations import associations_from
from yinxin.domain.roots.engine import Engine, KnownPlaces, Tables
from yinxin.domain.roots.foreign import foreign_from
from yinxin.domain.roots.readings import Readings
from yinxin.domain.roots.regions import Regions
from yinxin.domain.roots.rolewords import role_words_from
from yinxin.domain.roots.surname_table import SurnameTable
from yinxin.domain.roots.traditions import dialects_from, tradition_from

HERE = Path(__file__).parent


def _text(name: str) -> str:
    return (HERE / name).read_text("utf-8")


@cache
def engine() -> Engine:
    """The engine over the built-in tables."""
    return Engine(tables())


@cache
def tables() -> Tables:
    """All tables as they are in the package."""
    return Tables(
        readings=Readings.from_bytes((HERE / "readings.bin").read_bytes()),
        dialects=dialects_from(_text("dialects.tsv")),
        traditions=[
            tradition_from(file.read_text("utf-8"), file.name) for file in sorted((HERE / "traditions").glob("*.tsv"))
        ],
        surnames=SurnameTable.from_text(_text("surnames.tsv")),
        regions=Regions.from_text(_text("regions.tsv")),
        roles=role_words_from(_text("role_words.tsv"), _text("western_given.tsv")),
        foreign=foreign_from(_text("foreign.tsv")),
        evidence=evidence_from(_text("attested.tsv")),
        gazetteer=known_places,
        associations=associations_from(_text("associations.tsv")),
    )


@cache
def known_places() -> KnownPlaces:
    """The gazetteer, read, and what reads it imported, when the first place is sought: a search for a surname needs neither."""
    from yinxin.domain.roots.places import exonyms_from
    from yinxin.kit.root_tables.gazetteer import gazetteer

    return KnownPlaces(gazetteer().lines(), _weights(gazetteer().weights), exonyms_from(_text("exonyms.tsv")))


def _weights(named: Mapping[str, float]) -> dict[str, float]:
    """How much is written of places, by their whole name and by what the ways to write it have in common."""
    from yinxin.domain.roots.place_rows import key

    found = dict(named)
    for name, weight in named.items():
        found[key(name)] = max(found.get(key(name), 0.0), weight)
    return found


def evidence_from(text: str) -> tuple[Evidence, ...]:
    """Reads `attested.tsv`."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(Evidence(row[0], row[1], row[2], row[3], float(row[4]), row[5]) for row in rows)
