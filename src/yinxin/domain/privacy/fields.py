"""One declared personal field: why it is kept, by what law, how long, how it is guarded, and what erasing does to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SAFEGUARDS = frozenset("ABCDEFGHIJKLMN")


class Klass(StrEnum):
    """How much harm a leak does. S3 is sealed under the person's own key and never stands in the database in the clear."""

    PUBLIC = "P"
    CONTACT = "S2"
    SEALED = "S3"


class Purpose(StrEnum):
    """What a field is needed for; the words for a person are in `apps/me/wording`."""

    SIGN_IN = "sign-in"
    ADDRESS = "address"
    SECURITY = "security"
    POST = "post"
    OFFICE_WORK = "office-work"
    POSTING = "posting"
    CALLING = "calling"
    OTHER_NAMES = "other-names"
    IDENTITY = "identity"
    FINDING = "finding"
    CONSENT_PROOF = "consent-proof"
    ACCESS_LOG = "access-log"
    RECORD = "record"
    DELIVERY = "delivery"
    NOTICE = "notice"
    ERASURE_PROOF = "erasure-proof"
    PUBLISHED_OFFICE = "published-office"
    TALENT = "talent"
    OWN_GIFTS = "own-gifts"
    HONOUR = "honour"
    LETTERS = "letters"
    ROOTS_LETTER = "roots-letter"
    ANCESTORS = "ancestors"


class Basis(StrEnum):
    """The article of the Personal Information Protection Law (个人信息保护法) that allows the field."""

    CONSENT = "13-1"
    """第十三条第一款第一项: the person agreed."""
    DUTY = "13-3"
    """第十三条第一款第三项: needed for a duty or obligation set by law (34: a state organ within its powers)."""
    PUBLISHED = "13-6"
    """第十三条第一款第六项: the person or an act of law made it public, and it is used within reason (27: she may refuse)."""
    SEPARATE_CONSENT = "29"
    """第二十九条: sensitive data, agreed to separately."""


class Retention(StrEnum):
    """When a value goes by itself."""

    ACCOUNT = "account"
    CORRECTED = "corrected"
    CONSENT = "consent"
    SESSION = "session"
    SHORT = "short"
    YEAR = "year"
    ARCHIVE = "archive"
    CHAIN = "chain"
    PROOF = "proof"


class OnErasure(StrEnum):
    """What becomes of a value when the person erases the account."""

    REMOVED = "removed"
    BLANKED = "blanked"
    SHREDDED = "shredded"
    KEPT = "kept"


class Kept(StrEnum):
    """Why something outlives an erasure. A person reads this list before she confirms (PIPL art. 47)."""

    ARCHIVE_LAW = "archive-law"
    """档案法 and 机关档案管理规定: the acts of an office are kept, with a number in place of the name."""
    RECORD = "record"
    """网络安全法: logs for at least six months; the chain of events keeps that something happened, not what it held."""
    PROOF = "proof"
    """PIPL art. 14, 47, 54: that a consent was given and withdrawn, that an erasure was asked for and done."""


@dataclass(frozen=True, slots=True)
class PersonalField:
    """`via` is the key on the same model that leads to the person ("user"); "pk" on the account itself.

    An empty `via` means that a keeper of the settings (PERSONAL_KEEPERS) finds the rows, because no key does.
    """

    model: str
    field: str
    via: str
    purpose: Purpose
    klass: Klass
    basis: Basis
    retention: Retention
    safeguards: str
    on_erasure: OnErasure
    kept: Kept | None = None

    def __post_init__(self) -> None:
        if not self.safeguards or not SAFEGUARDS.issuperset(self.safeguards):
            raise ValueError(f"{self.label}: safeguards are letters A to N")
        if (self.kept is None) != (self.on_erasure is not OnErasure.KEPT):
            raise ValueError(f"{self.label}: what is kept says why, what goes gives no reason to stay")
        if self.klass is Klass.SEALED and (self.basis is not Basis.SEPARATE_CONSENT or "D" not in self.safeguards):
            raise ValueError(f"{self.label}: class S3 needs a separate consent and encryption")

    @property
    def label(self) -> str:
        return f"{self.model}.{self.field}"


@dataclass(frozen=True, slots=True)
class Row:
    """The shorter way of declaring several fields of one model: `fields` share everything."""

    fields: str
    purpose: Purpose
    klass: Klass
    basis: Basis
    retention: Retention
    safeguards: str
    on_erasure: OnErasure
    kept: Kept | None = None


def of_model(model: str, via: str, *rows: Row) -> tuple[PersonalField, ...]:
    """The declarations of one model; `fields` of a row are names parted by blanks."""
    return tuple(
        PersonalField(
            model=model,
            field=name,
            via=via,
            purpose=row.purpose,
            klass=row.klass,
            basis=row.basis,
            retention=row.retention,
            safeguards=row.safeguards,
            on_erasure=row.on_erasure,
            kept=row.kept,
        )
        for row in rows
        for name in row.fields.split()
    )
