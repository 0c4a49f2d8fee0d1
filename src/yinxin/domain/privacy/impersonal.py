"""Fields that could hold a person by their type and do not: text, files and keys, each with the reason.

Numbers, days, choices, and keys to things other than persons need no word, unless the model belongs to one person alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PRINTED = "words of an official document, which was issued to be known"
OFFICE_PAPER = "words of the office about its work, open to correction there"
NAME_OF_UNIT = "the name of an office, never of a person"
DIGEST = "a keyed digest that leads back to nobody"
MACHINERY = "what the machine needs to run, and holds no values of persons"
KEY_MATERIAL = "a key or a seal, not a fact about anybody"
RECORD = "a fixed word or a number of the record"
PIXELS = "of a picture"

IMPERSONAL: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "plans.plan": {"title document_number issuer": PRINTED},
        "plans.section": {"trail path title text span": PRINTED},
        "plans.source": {"name sha256 media_type text_of_source proposal refusal": PRINTED},
        "plans.proposedtask": {"key original current covers reason doubts": PRINTED},
        "plans.change": {"cells before": PRINTED},
        "plans.task": {
            "path title text inherited measures safeguards notes due due_text spans folded": PRINTED,
        },
        "plans.taskunit": {"name": NAME_OF_UNIT},
        "plans.phase": {"label text": PRINTED},
        "plans.milestone": {"due text": PRINTED},
        "plans.figure": {"quote subject unit due span": PRINTED},
        "plans.amendment": {"citation field old new": PRINTED},
        "progress.taskevent": {"reason": OFFICE_PAPER},
        "progress.tasklink": {"reason": OFFICE_PAPER},
        "progress.progress": {"asked rules alarms": RECORD},
        "supervision.promise": {"reason": OFFICE_PAPER},
        "progress.lighttuning": {"values": RECORD, "reason": OFFICE_PAPER},
        "progress.dismissedalarm": {"mark code": RECORD, "reason": OFFICE_PAPER},
        "progress.round": {"name": OFFICE_PAPER},
        "progress.line": {"excused": OFFICE_PAPER, "skipped": RECORD},
        "progress.report": {"text wanting": OFFICE_PAPER},
        "progress.ledger": {"name rows reason": OFFICE_PAPER},
        "progress.evidence": {"title url quote span": OFFICE_PAPER},
        "progress.reportdocument": {"name sha256 text refusal": OFFICE_PAPER},
        "progress.statement": {"quote heading": OFFICE_PAPER},
        "progress.candidate": {"because": RECORD},
        "supervision.assessment": {"rules results": RECORD, "head": KEY_MATERIAL},
        "supervision.appeal": {"reason answer": OFFICE_PAPER},
        "supervision.proposal": {"number title text": OFFICE_PAPER, "proposer": NAME_OF_UNIT},
        "supervision.proposalstep": {"words": OFFICE_PAPER},
        "supervision.fund": {"name source": OFFICE_PAPER},
        "supervision.payment": {"purpose voucher": OFFICE_PAPER},
        "supervision.draft": {"content figures": OFFICE_PAPER},
        "supervision.supervisionnotice": {"demand reply wanting": OFFICE_PAPER},
        "people.unit": {"name": NAME_OF_UNIT, "trail": MACHINERY},
        "people.unitname": {"name": NAME_OF_UNIT},
        "people.unitchange": {"old_name new_name": NAME_OF_UNIT, "citation": PRINTED},
        "people.unitgroup": {"name spellings": NAME_OF_UNIT},
        # Fields of a record that a register declares personal are not kept in its history, only that they changed.
        "registers.news": {"register": RECORD},
        "registers.publicaddress": {"register": RECORD, "digest": DIGEST},
        "registers.hook": {"url": "the address of a program that is told of public changes", "register": RECORD},
        "registers.delivery": {"key": RECORD},
        "registers.linkstate": {"register field address": "a web address that a public record gives"},
        "registers.change": {"register before after": RECORD, "reason": OFFICE_PAPER},
        "registers.load": {
            "register columns mends counts findings digest": RECORD,
            "name sha256": PRINTED,
            "reason undo_reason refusal": OFFICE_PAPER,
        },
        "registers.stagemove": {"register step source target papers": RECORD, "reason answer": OFFICE_PAPER},
        "registers.checkanswer": {"register round period values": RECORD, "found mismatch settlement": OFFICE_PAPER},
        "registers.attachment": {
            "register kind small": RECORD,
            "caption credit rights": "what is printed under a picture or paper of a record",
        },
        "registers.factsource": {"register field": RECORD, "source url": "where a fact of a record was published"},
        "registers.campaign": {"register asks scope summary": RECORD, "title": OFFICE_PAPER},
        "genealogy.book": {
            "stage code name surname hall village years holder shelf address summary": "facts about a book, of which the catalogue takes no living person",
        },
        "heritage.site": {
            "stage code name name_hant name_en other_names built town address use summary significance batch assessment listing_document plaque_number": "facts about a site or a craft; its owner is known by kind only, and a residence is of a person of the past",
        },
        "heritage.works": {
            "kind permit permitted_by contractor result struck_why": "works and their permits, by offices and firms",
        },
        "exchange_bases.activity": {"title result struck_why": "an event and its counts"},
        "service_points.servicepoint": {
            "stage code name name_en town address hours services languages phone website": "what an office says of itself in public; the telephone is the office's",
        },
        "trade_offices.tradeoffice": {
            "stage code name name_en seat city organisation agreement tasks website": "an organisation and its agreement, never a person",
        },
        "exchange_bases.base": {
            "stage code name name_en host town address themes suits named_by document website": "what a base offers and who named it so",
        },
        "honours.honour": {
            "stage code nominator body resolution document certificate benefits revocation": "an act of a public body and its papers",
        },
        "donations.donation": {
            "stage code name purpose goods receiver supervisor town place given duty_letter certificate plaque proposed_use summary": "a gift and the bodies it went to; who gave it stands in donations.share alone",
        },
        "honours.activity": {"struck_why": OFFICE_PAPER},
        "donations.rate": {"source address": PRINTED},
        "donations.claimcode": {"digest": KEY_MATERIAL},
        "donations.changeofuse": {"proposed reason": OFFICE_PAPER},
        "enterprises.enterprise": {
            "stage uscc name business investors town address website": "facts about a firm; the persons of a firm are not recorded",
        },
        "enterprises.issue": {"text answer": OFFICE_PAPER},
        "families.place": {
            "stage code name name_hant valid_from valid_to code_of_division summary": "facts about a place",
        },
        "families.placename": {
            "text script dialect system since until source": "names of a place and where they are written"
        },
        "families.placeparent": {"since until source": "what a place belonged to"},
        "families.clan": {
            "stage code name surnames hall commandery founder origin settled summary": "facts about a clan; its founding ancestor died centuries ago",
        },
        "families.branch": {
            "stage code name founder parted summary": "facts about a line of a clan; its founder is of the past",
        },
        "families.clanatplace": {"since source": "where a clan lives, without numbers"},
        "families.generationpoem": {"stage code name characters source": "a poem that names generations"},
        "books_scanned.page": {"folio": "the number a book gives its page", "height": PIXELS},
        "books_scanned.pagesize": {
            "file": "a page of an old book; public only once two officials said that nobody on it may live",
            "height": PIXELS,
        },
        "books_scanned.region": {"height": PIXELS},
        "gedcom_exchange.treeimport": {
            "title": OFFICE_PAPER,
            "sha256": DIGEST,
            "version characters counts lost apart taking persons added": RECORD,
        },
        "families.poemvariant": {"character source": "a character of a poem"},
        "families.citation": {
            "title page quotation made address": "a source, and its words about one who is proven to have died",
        },
        "associations.association": {
            "stage code name name_hant name_local city founded website address summary": "what an association publishes of itself",
        },
        "associations.officer": {"office since until source": "a term of office and where it was published"},
        "associations.contact": {"subject link struck_why": OFFICE_PAPER},
        "sister_cities.sistercity": {
            "stage code name name_local region approval_number theme website next_step": "facts about a pair of cities",
        },
        "sister_cities.exchange": {"title result link struck_why": OFFICE_PAPER},
        "sister_cities.target": {"source": PRINTED},
        "seeking.queryletter": {
            "number language": RECORD,
            "consent_hash code_digest key_digest": DIGEST,
        },
        "spellings.spellingevidence": {
            "stage code spelling normalised characters year reference supersedes": "how one surname, given name or place was spelled on an old paper; whole names and givers are not recorded",
        },
        "calendar.holidaynotice": {"document_number text spans": PRINTED},
        "limits.count": {"key": DIGEST},
        "kin.apart": {"digest": DIGEST},
        "progress.feedkey": {"digest": KEY_MATERIAL},
        "audit.event": {
            "action object_type object_id purpose": RECORD,
            "commitment previous hash": KEY_MATERIAL,
        },
        "audit.payload": {"salt": KEY_MATERIAL},
        "audit.anchor": {"hash signature": KEY_MATERIAL},
        "intake.received": {"file media_type sha256 kept_sha256 finding": MACHINERY},
        "outbox.job": {"kind function arguments key message fault result host": MACHINERY},
        "outbox.turn": {"name": MACHINERY},
        "backup.backuprun": {"name hash": MACHINERY},
        "vault.personkey": {"person wrapped made_at shredded_at": KEY_MATERIAL},
        "auth.permission": {"name codename": MACHINERY},
        "auth.group": {"name": MACHINERY},
        "contenttypes.contenttype": {"app_label model": MACHINERY},
    }
)


def reason(model: str, field: str) -> str:
    """Why a field holds no person; empty where nobody said so."""
    for names, why in IMPERSONAL.get(model, {}).items():
        if field in names.split():
            return why
    return ""


def declared() -> frozenset[str]:
    """Every field that has such a word, as "model.field"."""
    return frozenset(
        f"{model}.{name}" for model, rows in IMPERSONAL.items() for names in rows for name in names.split()
    )
