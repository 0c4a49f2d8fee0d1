"""The one door for persons: whoever is not proven to have died is not kept, and of an import only counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from yinxin.apps.roots.families.actions.confirming import typed
from yinxin.apps.roots.families.drafts import Existing, Kept, Key, NameDraft, PersonDraft, RelationDraft, Source
from yinxin.apps.roots.families.facts import facts_of_draft, parent_of
from yinxin.apps.roots.families.free_text import quiet, quiet_tie, refuse_places, refuse_sources
from yinxin.apps.roots.families.judging import facts_of, judge
from yinxin.apps.roots.families.models import (
    Branch,
    Citation,
    Clan,
    Event,
    Person,
    PersonName,
    Relation,
    RelationKind,
)
from yinxin.domain.errors import RefusedError
from yinxin.domain.kinship.descent import descent_of
from yinxin.domain.kinship.living import Standing, Verdict
from yinxin.domain.kinship.tree import Tree, standings
from yinxin.kit.audit.recording import record

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

AT_ONCE = 1_000
FIELDS = ("book", "title", "page", "quotation", "made", "added_later", "address", "confidence")


@transaction.atomic
def enter(
    draft: PersonDraft, relations: Sequence[RelationDraft], *, clan: Clan, branch: Branch | None, by: AbstractBaseUser
) -> Person:
    """One person by hand, who waits for a second official. RefusedError("person-not-proven") says how a death is proven; nothing of her
    is kept."""
    Clan.objects.select_for_update().get(pk=clan.pk)
    found = weighed([draft], relations)[draft.key]
    if not found.is_shown:
        raise RefusedError("person-not-proven")
    kept = _keep([draft], relations, clan=clan, branch=branch)
    person = Person.everyone.get(pk=kept.persons[draft.key])
    typed(person, by=by)
    record("families.enter", person, by=by, new={"clan": clan.name, "branch": branch.name if branch else ""})
    return person


@transaction.atomic
def keep(
    drafts: Sequence[PersonDraft],
    relations: Sequence[RelationDraft],
    *,
    clan: Clan,
    branch: Branch | None,
    by: AbstractBaseUser,
) -> Kept:
    """Those of an imported tree who are proven to have died. The others are judged in memory, dropped and counted.

    RefusedError("kin-cycle") where somebody would be her own ancestor.
    """
    Clan.objects.select_for_update().get(pk=clan.pk)
    found = weighed(drafts, relations)
    proven = [draft for draft in drafts if found[draft.key].is_shown]
    quieted = [quiet(draft) for draft in proven]
    kept = _keep(quieted, [quiet_tie(one) for one in relations], clan=clan, branch=branch)
    counts = [found[draft.key].verdict for draft in drafts]
    told = Kept(kept.persons, counts.count(Verdict.LIVING), counts.count(Verdict.MAYBE_LIVING), kept.relations)
    record(
        "families.keep",
        clan,
        by=by,
        new={"kept_persons": len(told.persons), "dropped_persons": told.living + told.maybe_living},
    )
    return told


def weighed(drafts: Sequence[PersonDraft], relations: Sequence[RelationDraft]) -> dict[Key, Standing]:
    """The standing of every draft, by its own facts, those of the other drafts, and those of the kept persons it is tied to."""
    ends = {end for one in relations for end in (one.person, one.other)}
    existing = {end.pk: end for end in ends if isinstance(end, Existing)}
    facts = {draft.key: facts_of_draft(draft) for draft in drafts}
    facts |= {existing[pk]: told for pk, told in facts_of(existing).items()}
    ties = (parent_of(one.person, one.other, one.kind, one.source.confidence) for one in relations)
    lines = descent_of(tie for tie in ties if tie)
    tree = Tree(
        facts=facts,
        blood=lines.blood,
        adopted=lines.adopted,
        spouses=[(one.person, one.other) for one in relations if one.kind == RelationKind.SPOUSE],
    )
    return standings(tree, today=timezone.localdate())


def _keep(
    drafts: Sequence[PersonDraft], relations: Sequence[RelationDraft], *, clan: Clan, branch: Branch | None
) -> Kept:
    refuse_places(event for one in drafts for event in one.events)
    cited = citations(_sources(drafts, relations))
    rows = [
        Person(
            clan=clan,
            branch=branch,
            sex=one.sex,
            generation=one.generation,
            visibility=one.visibility,
            citation=cited[one.source],
        )
        for one in drafts
    ]
    Person.everyone.bulk_create(rows, AT_ONCE)
    keys: dict[Key, int] = {draft.key: row.pk for draft, row in zip(drafts, rows, strict=True)}
    PersonName.everyone.bulk_create(
        [_name(keys[one.key], told, cited) for one in drafts for told in one.names], AT_ONCE
    )
    Event.everyone.bulk_create(
        [
            Event(
                person_id=keys[one.key],
                kind=told.kind,
                on=told.on,
                place=told.place,
                place_text=told.place_text,
                citation=cited[told.source],
            )
            for one in drafts
            for told in one.events
        ],
        AT_ONCE,
    )
    ties = list(_relations(relations, keys, cited))
    Relation.everyone.bulk_create(ties, AT_ONCE)
    if keys:
        judge(keys.values(), today=timezone.localdate())
    return Kept(persons=keys, relations=len(ties))


def _name(person: int, told: NameDraft, cited: dict[Source, Citation]) -> PersonName:
    return PersonName(
        person_id=person,
        kind=told.kind,
        surname=told.surname,
        given=told.given,
        language=told.language,
        script=told.script,
        citation=cited[told.source],
    )


def _relations(
    relations: Sequence[RelationDraft], keys: dict[Key, int], cited: dict[Source, Citation]
) -> Iterable[Relation]:
    """Between those who are kept. A tie to somebody who is not would tell of her."""
    for one in relations:
        person, other = (end.pk if isinstance(end, Existing) else keys.get(end) for end in (one.person, one.other))
        if person and other:
            yield Relation(person_id=person, other_id=other, kind=one.kind, rank=one.rank, citation=cited[one.source])


def _sources(drafts: Sequence[PersonDraft], relations: Sequence[RelationDraft]) -> Iterable[Source]:
    for one in drafts:
        yield one.source
        yield from (name.source for name in one.names)
        yield from (event.source for event in one.events)
    yield from (one.source for one in relations)


def citations(sources: Iterable[Source]) -> dict[Source, Citation]:
    """One row for each different source. RefusedError("text-names-living") where its words tell of somebody who may live."""
    wanted = list(dict.fromkeys(sources))
    refuse_sources(wanted)
    rows = [Citation(**{name: getattr(one, name) for name in FIELDS}) for one in wanted]
    Citation.objects.bulk_create(rows, AT_ONCE)
    return dict(zip(wanted, rows, strict=True))
