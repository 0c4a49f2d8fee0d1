"""The personal fields of the letters between kin. Whatever a person wrote there is sealed, and goes with her consent."""

from __future__ import annotations

from yinxin.domain.privacy.deeds import deed
from yinxin.domain.privacy.fields import Basis, Klass, OnErasure, PersonalField, Purpose, Retention, Row, of_model

S2, S3 = Klass.CONTACT, Klass.SEALED
REMOVED, SHREDDED = OnErasure.REMOVED, OnErasure.SHREDDED


def _kept(fields: str, retention: Retention = Retention.CONSENT, basis: Basis = Basis.SEPARATE_CONSENT) -> Row:
    return Row(fields, Purpose.LETTERS, S2, basis, retention, "ABCFJ", REMOVED)


def _sealed(fields: str) -> Row:
    return Row(fields, Purpose.LETTERS, S3, Basis.SEPARATE_CONSENT, Retention.CONSENT, "ABCDFJ", SHREDDED)


LETTERS: tuple[PersonalField, ...] = (
    *of_model("kin.seeker", "person", _kept("person made_at expires_at"), _sealed("facts")),
    *of_model("kin.matchproposal", "person", _kept("person seeker shown_from answer is_used")),
    *of_model("kin.relaythread", "person", _kept("person opened_at closed_at barred"), _sealed("via other")),
    *of_model("kin.relaymessage", "person", _kept("person thread told_on number sent_as"), _sealed("text written_at")),
    *of_model("kin.release", "person", _kept("person thread detail until"), _sealed("value")),
    *of_model("kin.shield", "person", _kept("person since", Retention.CORRECTED, Basis.CONSENT)),
    *of_model("kin.stop", "person", _kept("person reason until", Retention.YEAR, Basis.DUTY)),
    *of_model(
        "kin.report", "person", _kept("person reporter reason made_at", Retention.YEAR, Basis.DUTY), _sealed("given")
    ),
    *deed("kin.report", "first_by"),
    *deed("kin.report", "second_by"),
)

TELLS_OF_OTHERS = frozenset({"kin.relaythread.other", "kin.relaythread.barred", "kin.report.reporter"})
"""Which end is whose, and who reported: kept for a person, and not told by her export either."""
