"""The unified social credit identifier: eighteen characters, of which the last checks the others (GB 32100-2015)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as WrongNumberError

if TYPE_CHECKING:
    Text = models.CharField[str, str]
else:
    Text = models.CharField

LENGTH = 18


def judge(written: str) -> None:
    """ValidationError says which character cannot be right, or that the check character does not fit the others."""
    try:
        uscc.validate(written)
    except WrongNumberError:
        raise ValidationError(_why(written), code="uscc") from None


def _why(written: str) -> str:
    if len(written) != LENGTH:
        return _("统一社会信用代码是18位，现在是%(n)d位。请对照营业执照补齐或删去多余的字符。") % {"n": len(written)}
    return _("统一社会信用代码的校验位对不上，可能抄错了一位（常见的是 0 与 O、1 与 I、2 与 Z）。请对照营业执照。")


class UsccInput(forms.CharField):
    """Takes a number as it is printed or pasted: with blanks, hyphens, small letters or full-width ones."""

    def to_python(self, value: Any) -> str:
        return uscc.compact(normalize("NFKC", super().to_python(value) or "")).upper()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A number with blanks is longer than its characters."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class UsccField(Text):
    """Eighteen characters."""

    default_validators = [judge]

    def __init__(self, *args: Any, **options: Any) -> None:
        options["max_length"] = LENGTH
        super().__init__(*args, **options)

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": UsccInput, **options})
