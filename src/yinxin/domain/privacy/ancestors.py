"""The personal fields of the deceased in genealogies, and of trees on their way in: nobody who may live is among them."""

from __future__ import annotations

from yinxin.domain.privacy.fields import Basis, Klass, OnErasure, PersonalField, Purpose, Retention, Row, of_model


def _told(fields: str) -> Row:
    return Row(
        fields,
        Purpose.ANCESTORS,
        Klass.PUBLIC,
        Basis.PUBLISHED,
        Retention.CORRECTED,
        "BCEK",
        OnErasure.REMOVED,
    )


ANCESTORS: tuple[PersonalField, ...] = (
    *of_model("families.person", "", _told("sex")),
    *of_model("families.personname", "", _told("surname given language")),
    *of_model("families.event", "", _told("on place_text")),
    *of_model("gedcom_exchange.treeimport", "", _told("content")),
    *of_model("books_scanned.region", "", _told("text")),
)
