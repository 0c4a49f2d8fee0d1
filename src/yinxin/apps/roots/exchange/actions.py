"""Taking a family tree in: sifted in a child, previewed, confirmed in one transaction, undone as a whole."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.apps.roots.exchange import access
from yinxin.apps.roots.exchange.drafting import drafts_of
from yinxin.apps.roots.exchange.matching import already, places_of
from yinxin.apps.roots.exchange.models import TreeImport
from yinxin.apps.roots.exchange.saying_more import further, say_more
from yinxin.apps.roots.exchange.taking_back import said_of, take_back, unsay
from yinxin.apps.roots.families.actions.entering import keep
from yinxin.apps.roots.families.drafts import Kept
from yinxin.apps.roots.families.models import Branch, Clan, Place
from yinxin.documents.gedcom.guarded import SHEETS
from yinxin.documents.gedcom.guarded import sifted as sifted_in_child
from yinxin.documents.kin_sheets.cells import is_sheet
from yinxin.domain.errors import RefusedError
from yinxin.domain.gedcom.sifted import Sifted, unpacked
from yinxin.kit.audit.recording import record
from yinxin.kit.intake.receiving import look_through

SIFT = "yinxin.domain.gedcom.sifting.sift"


def upload(name: str, data: bytes, *, title: str, clan: Clan, branch: Branch | None, by: User) -> TreeImport:
    """Read in a child, which drops whoever is not proven to have died. Of the file itself nothing is kept, not even its name.

    UnreadableError and RefusedError say why it is not taken; their sentences hold no name of a person. Of a sheet with faults
    RefusedError("tree-sheet-faults") has all of them (`faults.faults_of`), and no row is taken: a row left out could be the one that
    tells that somebody lives.
    """
    look_through(name, data, by=by)
    today = timezone.localdate().isoformat()
    content = sifted_in_child(data, SIFT, today, title, **({"child": SHEETS} if is_sheet(name) else {}))
    told = unpacked(content)
    if not told.persons:
        raise RefusedError("tree-nobody")
    return _kept(TreeImport(title=title, clan=clan, branch=branch, by=by), told, data, content)


@transaction.atomic
def _kept(tree: TreeImport, told: Sifted, data: bytes, content: bytes) -> TreeImport:
    counts = told.counts
    tree.sha256 = hashlib.sha256(data).hexdigest()
    tree.version, tree.characters, tree.lost = told.version, told.characters[:20], [list(one) for one in told.lost]
    tree.counts = {
        "persons": counts.persons,
        "living": counts.living,
        "maybe_living": counts.maybe_living,
        "restricted": counts.restricted,
        "nameless": counts.nameless,
        "undated": counts.undated,
        "kept": len(told.persons),
        "relations": len(told.relations),
    }
    tree.content = content.decode()
    tree.save()
    new = {"sha256": tree.sha256, "kept_persons": len(told.persons), "dropped_persons": counts.dropped}
    record("gedcom.upload", tree, by=tree.by, new=new)
    return tree


@transaction.atomic
def decide(tree: TreeImport, *, apart: list[str], taking: list[str], by: User) -> None:
    """Who of those who seem to stand already is somebody else, and comes in; of whom what the file says besides is taken."""
    held = _open(tree)
    held.apart, held.taking = sorted(apart), sorted(set(taking) - set(apart))
    held.save(update_fields=["apart", "taking"])
    record("gedcom.decide", held, by=by, new={"apart": len(apart), "taking": len(held.taking)})


@transaction.atomic
def confirm(tree: TreeImport, *, by: User) -> TreeImport:
    """Everybody of the preview comes in, or nobody. RefusedError("tree-nothing-new") where all stand already and nothing more is
    taken of them; ("tree-second-official") where whoever uploaded the file would confirm it."""
    held = _open(tree)
    if held.by_id == by.pk:
        raise RefusedError("tree-second-official")
    Clan.objects.select_for_update().get(pk=held.clan_id)
    told = held.sifted
    standing = {key: pk for key, pk in already(told, held.clan).items() if key not in held.apart}
    places = Place.objects.in_bulk(set((numbers := places_of(told, access.places(by))).values()))
    known = {text: places[number] for text, number in numbers.items()}
    drafts = drafts_of(told, title=held.title, standing=standing, places=known)
    more = [one for key, one in further(told, standing).items() if key in held.taking and one.is_any]
    if not drafts.persons and not more:
        raise RefusedError("tree-nothing-new")
    kept = (
        keep(drafts.persons, drafts.relations, clan=held.clan, branch=held.branch, by=by) if drafts.persons else Kept()
    )
    held.added = say_more(more, standing=standing, title=held.title, places=known, by=held.by)
    held.persons, held.content, held.apart, held.taking = sorted(kept.persons.values()), "", [], []
    held.state, held.done_by, held.done_at = TreeImport.State.DONE, by, timezone.now()
    held.counts = {**held.counts, "came_in": len(kept.persons), "stood": len(standing), "more": len(more)}
    held.counts["said"] = said_of(held.persons)
    held.save()
    added = sum(len(rows) for rows in held.added.values())
    record("gedcom.keep", held, by=by, new={"kept_persons": len(kept.persons), "added_assertions": added})
    return held


@transaction.atomic
def discard(tree: TreeImport, *, by: User) -> None:
    """The sifted persons go; that the file was there stays on record."""
    held = _open(tree)
    record("gedcom.discard", held, by=by, old={"sha256": held.sha256})
    held.delete()


@transaction.atomic
def undo(tree: TreeImport, *, by: User) -> None:
    """Everybody and everything that came in is taken out. RefusedError("tree-built-upon") once somebody said more of them."""
    held = _locked(tree)
    if not held.is_done:
        raise RefusedError("tree-not-done")
    unsay(held.clan, held.added, since=held.done_at)
    gone = take_back(held.clan, held.persons, since=held.done_at, said=held.counts["said"])
    held.persons, held.added, held.state = [], {}, TreeImport.State.UNDONE
    held.undone_by, held.undone_at = by, timezone.now()
    held.save()
    record("gedcom.undo", held, by=by, old={"kept_persons": gone})


def _locked(tree: TreeImport) -> TreeImport:
    return TreeImport.objects.select_for_update(of=("self",)).select_related("clan", "branch").get(pk=tree.pk)


def _open(tree: TreeImport) -> TreeImport:
    held = (
        TreeImport.objects.select_for_update(of=("self",)).select_related("clan", "branch").filter(pk=tree.pk).first()
    )
    if held is None or not held.is_open:
        raise RefusedError("tree-not-open")
    return held
