"""Who did what in office: the acts that every model of the office's work keeps with the number of an account (档案法)."""

from __future__ import annotations

from yinxin.domain.privacy.fields import Basis, Kept, Klass, OnErasure, PersonalField, Purpose, Retention, Row, of_model

P, S2 = Klass.PUBLIC, Klass.CONTACT
CONSENT, DUTY = Basis.CONSENT, Basis.DUTY
KEPT = OnErasure.KEPT


def deed(model: str, via: str) -> tuple[PersonalField, ...]:
    """Who did something in office: an act of the office, kept with the number of the account (档案法)."""
    row = Row(via, Purpose.OFFICE_WORK, P, DUTY, Retention.ARCHIVE, "CE", KEPT, Kept.ARCHIVE_LAW)
    return of_model(model, via, row)


DEEDS: tuple[PersonalField, ...] = (
    *deed("people.unitchange", "by"),
    *deed("registers.change", "by"),
    *deed("registers.load", "by"),
    *deed("registers.load", "undone_by"),
    *deed("heritage.works", "by"),
    *deed("heritage.works", "struck_by"),
    *deed("exchange_bases.activity", "by"),
    *deed("exchange_bases.activity", "struck_by"),
    *deed("registers.hook", "by"),
    *deed("registers.stagemove", "proposed_by"),
    *deed("registers.stagemove", "decided_by"),
    *deed("registers.checkanswer", "by"),
    *deed("registers.checkanswer", "settled_by"),
    *deed("registers.attachment", "by"),
    *deed("registers.attachment", "removed_by"),
    *deed("registers.factsource", "by"),
    *deed("registers.campaign", "opened_by"),
    *deed("registers.campaign", "closed_by"),
    *deed("calendar.holidaynotice", "entered_by"),
    *deed("calendar.holidaynotice", "decided_by"),
    *deed("plans.plan", "created_by"),
    *deed("plans.source", "uploaded_by"),
    *deed("intake.received", "by"),
    *of_model(
        "intake.received",
        "by",
        Row("name", Purpose.OFFICE_WORK, S2, DUTY, Retention.ARCHIVE, "CE", KEPT, Kept.ARCHIVE_LAW),
    ),
    *deed("plans.amendment", "made_by"),
    *deed("progress.taskevent", "by"),
    *deed("progress.tasklink", "by"),
    *deed("progress.schedule", "by"),
    *deed("progress.round", "by"),
    *deed("progress.report", "by"),
    *deed("progress.ledger", "by"),
    *deed("progress.ledger", "confirmed_by"),
    *deed("progress.evidence", "by"),
    *deed("supervision.promise", "by"),
    *deed("progress.lighttuning", "by"),
    *deed("progress.dismissedalarm", "by"),
    *deed("supervision.draft", "by"),
    *deed("supervision.proposal", "by"),
    *deed("supervision.proposalstep", "by"),
    *deed("supervision.fund", "by"),
    *deed("supervision.payment", "by"),
    *deed("supervision.assessment", "by"),
    *deed("supervision.appeal", "by"),
    *deed("supervision.appeal", "decided_by"),
    *deed("supervision.papertemplate", "by"),
    *deed("supervision.supervisionnotice", "by"),
    *deed("supervision.supervisionnotice", "replied_by"),
    *deed("progress.reportdocument", "uploaded_by"),
    *deed("progress.statement", "decided_by"),
    *deed("families.person", "stated_by"),
    *deed("families.person", "confirmed_by"),
    *deed("families.proofhand", "stated_by"),
    *deed("books_scanned.page", "by"),
    *deed("books_scanned.page", "stated_by"),
    *deed("books_scanned.page", "confirmed_by"),
    *deed("books_scanned.region", "by"),
    *deed("books_scanned.region", "read_by"),
    *deed("gedcom_exchange.treeimport", "by"),
    *deed("gedcom_exchange.treeimport", "done_by"),
    *deed("gedcom_exchange.treeimport", "undone_by"),
)
