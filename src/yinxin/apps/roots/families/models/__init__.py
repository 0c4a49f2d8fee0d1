"""Places, clans and branches, poems; persons of the past with what sources say of them."""

from yinxin.apps.roots.families.models.assertions import (
    Event,
    EventKind,
    NameKind,
    PersonName,
    Relation,
    RelationKind,
    Script,
)
from yinxin.apps.roots.families.models.citation import Citation, Confidence
from yinxin.apps.roots.families.models.clan import Branch, Clan, ClanAtPlace, Share
from yinxin.apps.roots.families.models.person import IndexState, Person, Sex, Visibility
from yinxin.apps.roots.families.models.place import Level, Place, PlaceName, PlaceParent, Precision
from yinxin.apps.roots.families.models.poem import GenerationPoem, PoemVariant
from yinxin.apps.roots.families.models.proof_hand import ProofHand

__all__ = [
    "Branch",
    "Citation",
    "Clan",
    "ClanAtPlace",
    "Confidence",
    "Event",
    "EventKind",
    "GenerationPoem",
    "IndexState",
    "Level",
    "NameKind",
    "Person",
    "PersonName",
    "Place",
    "PlaceName",
    "PlaceParent",
    "PoemVariant",
    "Precision",
    "ProofHand",
    "Relation",
    "RelationKind",
    "Script",
    "Sex",
    "Share",
    "Visibility",
]
