"""The register of personal fields: every one there is, and nothing that is not declared here may be kept of a person.

The letters are the safeguards of docs/privacy.md. A test walks all models and fails on a field that is neither here nor in
`impersonal`; `docs/privacy.md` and the page /privacy/ are made from these rows.
"""

from __future__ import annotations

from yinxin.domain.privacy.ancestors import ANCESTORS
from yinxin.domain.privacy.deeds import DEEDS, deed
from yinxin.domain.privacy.fields import (
    Basis,
    Kept,
    Klass,
    OnErasure,
    PersonalField,
    Purpose,
    Retention,
    Row,
    of_model,
)
from yinxin.domain.privacy.letters import LETTERS, TELLS_OF_OTHERS

P, S2, S3 = Klass.PUBLIC, Klass.CONTACT, Klass.SEALED
CONSENT, DUTY, SEPARATE = Basis.CONSENT, Basis.DUTY, Basis.SEPARATE_CONSENT
REMOVED, BLANKED, SHREDDED, KEPT = OnErasure


REGISTER: tuple[PersonalField, ...] = (
    *of_model(
        "people.user",
        "pk",
        Row("name", Purpose.ADDRESS, P, CONSENT, Retention.ACCOUNT, "ABF", BLANKED),
        Row("email", Purpose.SIGN_IN, S2, CONSENT, Retention.ACCOUNT, "ABCF", BLANKED),
        Row("language", Purpose.ADDRESS, P, CONSENT, Retention.ACCOUNT, "BF", BLANKED),
        Row("password must_change_password", Purpose.SECURITY, S2, DUTY, Retention.ACCOUNT, "BC", BLANKED),
        Row("opened last_login is_active", Purpose.SECURITY, P, DUTY, Retention.ACCOUNT, "BCF", BLANKED),
    ),
    *of_model(
        "me.contactrecord",
        "person",
        Row("person changed_at", Purpose.RECORD, P, CONSENT, Retention.ACCOUNT, "BCF", REMOVED),
        Row("other_names", Purpose.OTHER_NAMES, S2, CONSENT, Retention.CORRECTED, "ABCFJ", REMOVED),
        Row("address", Purpose.POSTING, S3, SEPARATE, Retention.CONSENT, "ABCDEFJ", SHREDDED),
        Row("phone", Purpose.CALLING, S3, SEPARATE, Retention.CONSENT, "ABCDEFJ", SHREDDED),
        Row("document_number", Purpose.IDENTITY, S3, SEPARATE, Retention.CONSENT, "ABCDEFJ", SHREDDED),
        Row("document_kind", Purpose.IDENTITY, S2, SEPARATE, Retention.CONSENT, "ABCFJ", REMOVED),
        Row("document_index", Purpose.FINDING, S2, SEPARATE, Retention.CONSENT, "BCDE", REMOVED),
    ),
    *of_model(
        "consent.receipt",
        "person",
        Row(
            "person purpose matter version language scope wording_hash how given_at withdrawn_at ending",
            Purpose.CONSENT_PROOF,
            P,
            DUTY,
            Retention.PROOF,
            "AF",
            KEPT,
            Kept.PROOF,
        ),
    ),
    *of_model(
        "people.post",
        "user",
        Row("user unit role since until", Purpose.POST, P, DUTY, Retention.ARCHIVE, "CE", KEPT, Kept.ARCHIVE_LAW),
    ),
    *of_model(
        "browsers.session",
        "user",
        Row("user session_data session_key began seen", Purpose.SIGN_IN, S2, CONSENT, Retention.SESSION, "BC", REMOVED),
        Row("device", Purpose.SECURITY, P, CONSENT, Retention.SESSION, "BF", REMOVED),
    ),
    *of_model(
        "account.emailaddress",
        "user",
        Row("user email verified primary", Purpose.SIGN_IN, S2, CONSENT, Retention.ACCOUNT, "ABCF", REMOVED),
    ),
    *of_model(
        "account.emailconfirmation",
        "email_address__user",
        Row("email_address key", Purpose.SECURITY, S2, CONSENT, Retention.SHORT, "BC", REMOVED),
    ),
    *of_model(
        "mfa.authenticator",
        "user",
        Row("user type data created_at last_used_at", Purpose.SECURITY, S2, DUTY, Retention.ACCOUNT, "BCF", REMOVED),
    ),
    *of_model(
        "mail.message",
        "",
        Row("sealed recipient_digest", Purpose.DELIVERY, S2, CONSENT, Retention.SHORT, "BCD", REMOVED),
    ),
    *of_model(
        "seeking.queryletter",
        "",
        Row(
            "sealed sealed_answer address_digest", Purpose.ROOTS_LETTER, S2, CONSENT, Retention.SHORT, "ABCDEF", REMOVED
        ),
    ),
    *deed("seeking.queryletter", "assigned_to"),
    *of_model(
        "notices.notice",
        "person",
        Row("person on at read_at", Purpose.NOTICE, P, DUTY, Retention.YEAR, "BCF", REMOVED),
        Row("by_mail_at by_sms_at by_wecom_at", Purpose.NOTICE, P, DUTY, Retention.YEAR, "BCF", REMOVED),
        Row("kind key facts link", Purpose.NOTICE, S2, DUTY, Retention.YEAR, "BCF", REMOVED),
    ),
    *of_model(
        "notices.digest",
        "person",
        Row("person day at count", Purpose.NOTICE, P, DUTY, Retention.YEAR, "BCF", REMOVED),
    ),
    *of_model(
        "notices.noticepreference",
        "person",
        Row("person rhythm weekday hour zone", Purpose.NOTICE, P, CONSENT, Retention.ACCOUNT, "BCF", REMOVED),
        Row("quiet_since quiet_until", Purpose.NOTICE, P, CONSENT, Retention.ACCOUNT, "BCF", REMOVED),
        Row("now_by_mail now_by_sms now_by_wecom", Purpose.NOTICE, P, CONSENT, Retention.ACCOUNT, "BCF", REMOVED),
    ),
    *of_model(
        "notices.noticeaddress",
        "person",
        Row("person changed_at", Purpose.RECORD, P, CONSENT, Retention.ACCOUNT, "BCF", REMOVED),
        Row("phone wecom", Purpose.NOTICE, S3, SEPARATE, Retention.CONSENT, "ABCDEFJ", SHREDDED),
    ),
    *of_model(
        "audit.event", "actor", Row("actor post", Purpose.RECORD, P, DUTY, Retention.CHAIN, "CE", KEPT, Kept.RECORD)
    ),
    *of_model(
        "audit.event", "about", Row("about", Purpose.ACCESS_LOG, P, DUTY, Retention.CHAIN, "CE", KEPT, Kept.RECORD)
    ),
    *of_model(
        "audit.payload", "event__about", Row("content", Purpose.ACCESS_LOG, S2, DUTY, Retention.ACCOUNT, "CEF", BLANKED)
    ),
    *of_model("outbox.job", "by", Row("by", Purpose.RECORD, P, DUTY, Retention.SHORT, "CE", KEPT, Kept.RECORD)),
    *of_model(
        "me.erasureentry",
        "person",
        Row("person at", Purpose.ERASURE_PROOF, P, DUTY, Retention.PROOF, "F", KEPT, Kept.PROOF),
    ),
    *of_model(
        "progress.feedkey",
        "person",
        Row("person unit made_at used_on revoked_at", Purpose.NOTICE, P, CONSENT, Retention.ACCOUNT, "BCF", REMOVED),
    ),
    *of_model(
        "registers.savedview",
        "person",
        Row("person register name query place made_at", Purpose.NOTICE, P, CONSENT, Retention.ACCOUNT, "BCF", REMOVED),
    ),
    *of_model(
        "progress.lastlook",
        "person",
        Row("person plan at", Purpose.NOTICE, P, CONSENT, Retention.ACCOUNT, "BCF", REMOVED),
    ),
    *of_model(
        "donations.share",
        "person",
        Row("person linked_at", Purpose.OWN_GIFTS, P, CONSENT, Retention.ACCOUNT, "ABCFG", BLANKED),
        Row(
            "part kind style amount percent publicity basis",
            Purpose.OWN_GIFTS,
            P,
            DUTY,
            Retention.ARCHIVE,
            "ABCEFG",
            KEPT,
            Kept.ARCHIVE_LAW,
        ),
        Row("name other_name", Purpose.OWN_GIFTS, S2, DUTY, Retention.ARCHIVE, "ABCEFG", BLANKED),
        Row("paper", Purpose.CONSENT_PROOF, P, DUTY, Retention.ARCHIVE, "AF", BLANKED),
    ),
    *of_model(
        "donations.donation",
        "",
        Row("public_donors", Purpose.OWN_GIFTS, P, CONSENT, Retention.CONSENT, "ABCFG", BLANKED),
    ),
    *of_model(
        "donations.question",
        "share__person",
        Row(
            "kind asked_at due_on answered_at",
            Purpose.OWN_GIFTS,
            P,
            DUTY,
            Retention.ARCHIVE,
            "ABCEF",
            KEPT,
            Kept.ARCHIVE_LAW,
        ),
        Row("text answer", Purpose.OWN_GIFTS, S2, DUTY, Retention.ARCHIVE, "ABCEF", KEPT, Kept.ARCHIVE_LAW),
    ),
    *of_model(
        "donations.donoranswer",
        "share__person",
        Row("agrees how at", Purpose.OWN_GIFTS, P, DUTY, Retention.ARCHIVE, "ABCEF", KEPT, Kept.ARCHIVE_LAW),
    ),
    *deed("donations.question", "answered_by"),
    *deed("donations.claimcode", "issued_by"),
    *deed("donations.changeofuse", "opened_by"),
    *deed("donations.donoranswer", "by"),
    *deed("donations.donoranswer", "confirmed_by"),
    *deed("donations.rate", "entered_by"),
    *of_model(
        "associations.officer",
        "",
        Row("name", Purpose.PUBLISHED_OFFICE, P, Basis.PUBLISHED, Retention.CORRECTED, "ABCJ", REMOVED),
    ),
    *ANCESTORS,
    *of_model(
        "talents.talent",
        "person",
        Row(
            "person kind unit expertise specialty availability renewed_on",
            Purpose.TALENT,
            P,
            CONSENT,
            Retention.CONSENT,
            "ABCFJ",
            REMOVED,
        ),
    ),
    *of_model(
        "talents.talentlanguage",
        "talent__person",
        Row("talent language level", Purpose.TALENT, P, CONSENT, Retention.CONSENT, "ABCFJ", REMOVED),
    ),
    *of_model(
        "talents.contactrequest",
        "talent__person",
        Row(
            "talent unit asked_for errand asked_on answer",
            Purpose.TALENT,
            P,
            CONSENT,
            Retention.CONSENT,
            "ABCF",
            REMOVED,
        ),
        Row("answered_on", Purpose.TALENT, P, CONSENT, Retention.CONSENT, "ABCF", REMOVED),
    ),
    *deed("talents.contactrequest", "by"),
    *deed("enterprises.contactofficer", "officer"),
    *deed("associations.contact", "by"),
    *deed("associations.contact", "struck_by"),
    *deed("sister_cities.exchange", "by"),
    *deed("sister_cities.exchange", "struck_by"),
    *deed("sister_cities.target", "by"),
    *of_model(
        "honours.honour",
        "",
        Row(
            "name other_name home_abroad grounds",
            Purpose.HONOUR,
            P,
            DUTY,
            Retention.ARCHIVE,
            "ACEG",
            KEPT,
            Kept.ARCHIVE_LAW,
        ),
        Row(
            "nominee nominee_other agreed_on",
            Purpose.HONOUR,
            S2,
            CONSENT,
            Retention.ARCHIVE,
            "ACEG",
            KEPT,
            Kept.ARCHIVE_LAW,
        ),
    ),
    *of_model(
        "honours.activity",
        "",
        Row("event", Purpose.HONOUR, P, DUTY, Retention.ARCHIVE, "ACE", KEPT, Kept.ARCHIVE_LAW),
    ),
    *deed("honours.activity", "by"),
    *deed("honours.activity", "struck_by"),
    *LETTERS,
    *DEEDS,
)

WITHHELD = frozenset(
    {
        "people.user.password",
        "browsers.session.session_data",
        "browsers.session.session_key",
        "account.emailconfirmation.key",
        "mfa.authenticator.data",
        *TELLS_OF_OTHERS,
    }
)
"""What would open the account to whoever found the exported file, or tell of somebody else: the export says that it is there, and not what it is."""
