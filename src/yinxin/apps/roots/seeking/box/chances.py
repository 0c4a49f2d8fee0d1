"""A probability as people say it: a word, and how many in ten."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

VERY_LIKELY = 0.75

WORDS: tuple[tuple[float, Promise], ...] = (
    (0.95, pgettext_lazy("可能性", "几乎可以肯定")),
    (VERY_LIKELY, pgettext_lazy("可能性", "很可能")),
    (0.45, pgettext_lazy("可能性", "多半是")),
    (0.2, pgettext_lazy("可能性", "有可能")),
    (0.05, pgettext_lazy("可能性", "不能排除")),
    (0.0, gettext_lazy("可能性很小")),
)


def in_words(probability: float) -> str:
    return str(next(words for least, words in WORDS if probability >= least))


def in_ten(probability: float) -> str:
    """“about 7 in 10”; at the ends in twenties and hundreds, where a tenth would say too much or too little."""
    if probability >= 0.95:
        return _("二十次里约有十九次以上")
    if probability < 0.01:
        return _("一百次里不到一次")
    if probability < 0.05:
        return _("二十次里不到一次")
    return _("十次里约有%(n)s次") % {"n": max(1, min(9, round(probability * 10)))}
