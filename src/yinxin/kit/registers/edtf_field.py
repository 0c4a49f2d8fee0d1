"""A day, year or span as the source words it (光绪十九年, 约1920年, 1936): the words are kept, the date is read from them.

What cannot be read is refused with examples rather than kept as words alone: a year nobody can sort or count by would look
entered and be lost. Where the source does not say, 不详 is an answer and is kept as such.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yinxin.domain.dates import Reading, Remark, read

if TYPE_CHECKING:
    Text = models.CharField[str, str]
    Integer = models.IntegerField[int | None, int | None]
else:
    Text = models.CharField
    Integer = models.IntegerField

OF_MIGRATIONS = "__fake__"
"""The module of the models that migrations rebuild: they name every column themselves."""


def readable(words: str) -> None:
    """ValidationError with examples, where the words cannot be read with certainty."""
    if words and read(words) is None:
        raise ValidationError(
            gettext_lazy(
                "读不出“%(words)s”是哪一年。可以写：1936、1936年5月、光绪十九年、清道光年间、1920年代、约1920年、1924至1949；"
                "年代无从知道的写“不详”。"
            ),
            code="unreadable-date",
            params={"words": words},
        )


class EdtfField(Text):
    """Text of at most 60 characters. Beside `years` the model has `years_year`, the first year it can mean, to sort and filter by;
    `years_edtf`, the date as EDTF writes it, for programs; and `get_years_display()`, the words with the year behind them."""

    default_validators = [readable]

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 60)
        super().__init__(*args, **options)

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's own signature
        super().contribute_to_class(cls, name, private_only)
        if cls._meta.abstract or cls.__module__ == OF_MIGRATIONS:
            return
        setattr(cls, f"{name}_edtf", property(lambda row: edtf_of(getattr(row, name))))
        setattr(cls, f"get_{name}_display", lambda row: in_words(getattr(row, name)))
        YearField(derived_from=name, verbose_name=self.verbose_name).contribute_to_class(cls, f"{name}_year")

    def formfield(self, **options: Any) -> Any:
        """A sheet asks the form field alone: it judges as the model does."""
        return super().formfield(**{"validators": [readable], **options})


class YearField(Integer):
    """The first year that the words beside it can mean. It is filled when the row is written and never set."""

    def __init__(self, *args: Any, derived_from: str, **options: Any) -> None:
        self.derived_from = derived_from
        super().__init__(*args, **{**options, "null": True, "editable": False, "db_index": True})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "derived_from": self.derived_from}

    def pre_save(self, model_instance: models.Model, add: bool) -> int | None:  # noqa: ARG002, FBT001 - Django's own signature
        found = read(getattr(model_instance, self.derived_from) or "")
        setattr(model_instance, self.attname, found.year if found else None)
        return found.year if found else None


def edtf_of(words: str) -> str:
    """Level 1 of ISO 8601-2; nothing of no words."""
    found = read(words) if words else None
    return found.edtf if found else ""


def in_words(words: str) -> str:
    """光绪十九年（1893）; the words alone where they say the year themselves."""
    found = read(words) if words else None
    if found is None or found.year is None or str(found.year) in words:
        return words
    return _("%(words)s（%(years)s）") % {"words": words, "years": _years(found)}


def _years(found: Reading) -> str:
    bare = found.edtf.replace("~", "").replace("?", "").replace("%", "")
    years = re.sub(r"-2\d$", "", bare)  # a season is in the words
    if bare.startswith("../"):
        years = _("%(year)s年以前") % {"year": found.last_year}
    elif "/" in bare or "X" in bare:
        years = f"{found.year}–{found.last_year or ''}"
    if found.edtf[-1] in "~%":
        years = _("约%(years)s") % {"years": years}
    if Remark.PART in found.remarks:
        return _("%(years)s之间") % {"years": years}
    return _("%(years)s，农历月日未换算") % {"years": years} if Remark.LUNAR in found.remarks else years
