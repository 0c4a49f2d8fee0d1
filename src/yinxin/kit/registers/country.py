"""A country or region as a field of a record: kept as its code, shown by its approved name, read from a code or a name in any script."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils.functional import lazystr
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yinxin.domain.places import countries

if TYPE_CHECKING:
    Text = models.CharField[str, str]
else:
    Text = models.CharField


LABEL = _("国家（地区）")


class CountryName:
    """A name in the language of whoever reads it; `str` makes it."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __str__(self) -> str:
        return countries.name(self.code, get_language() or countries.HANS)


def in_order() -> list[tuple[str, str]]:
    """For a select box, in the order of the reader's language."""
    return list(countries.in_order(get_language() or countries.HANS))


@cache
def named() -> tuple[tuple[str, Any], ...]:
    """Codes with names that are made when they are printed. Once for all fields: a migration makes each field hundreds of times."""
    return tuple((code, lazystr(CountryName(code))) for code in countries.codes())


class CountryChoice(forms.TypedChoiceField):
    """One of the list, or its code or name as a sheet has it (「美國」, Canada, 香港)."""

    def to_python(self, value: Any) -> str:
        written = str(value or "").strip()
        return countries.code_of(written) or written if written else ""


class CountryField(Text):
    """Always labelled 国家（地区）: the list holds regions too. Required unless `blank`."""

    def __init__(self, verbose_name: Any = LABEL, **options: Any) -> None:
        options["max_length"] = 2
        options["choices"] = list(named())
        super().__init__(verbose_name, **options)

    def deconstruct(self) -> Any:
        """Names are no part of the table."""
        name, path, args, options = super().deconstruct()
        del options["choices"], options["max_length"]
        return name, path, args, options

    def formfield(self, **options: Any) -> Any:
        made = super().formfield(**{"choices_form_class": CountryChoice, **options})
        if isinstance(made, CountryChoice):
            made.choices = lambda: [("", "---------"), *in_order()]
        return made
