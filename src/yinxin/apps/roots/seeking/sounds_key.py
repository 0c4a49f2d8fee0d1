"""How to say the letters of Jyutping, for whoever never learned them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy

KEY: Sequence[tuple[str, Promise]] = (
    ("j", pgettext_lazy("粤拼", "像英语 yes 里的 y：joeng")),
    ("z", pgettext_lazy("粤拼", "像 adze 里的 dz，靠近 j：zau")),
    ("c", pgettext_lazy("粤拼", "像 its 里的 ts，送气：can")),
    ("aa", pgettext_lazy("粤拼", "像 father 里的 a，长：taam")),
    ("a", pgettext_lazy("粤拼", "像 but 里的 u，短：tau")),
    ("oe, eo", pgettext_lazy("粤拼", "嘴唇圆起来的 e，像德语 ö：loeng")),
    ("yu", pgettext_lazy("粤拼", "像法语 u、德语 ü：jyu")),
    ("ng", pgettext_lazy("粤拼", "像 sing 里的 ng，也可以开头，也可以自成一个音节：ng5")),
    ("-p -t -k", pgettext_lazy("粤拼", "收在嘴里，不放气：sek")),
    ("1", pgettext_lazy("粤拼", "高而平")),
    ("2", pgettext_lazy("粤拼", "往上扬，像发问")),
    ("3", pgettext_lazy("粤拼", "中而平")),
    ("4", pgettext_lazy("粤拼", "最低，往下沉")),
    ("5", pgettext_lazy("粤拼", "从低处稍稍上扬")),
    ("6", pgettext_lazy("粤拼", "低而平")),
)


def sounds_key() -> Sequence[tuple[str, Promise]]:
    """Nothing for readers of Chinese."""
    return () if (get_language() or "zh").startswith("zh") else KEY
