"""The words a cell of a choice or a key may hold: folded, read once, and what was perhaps meant by a word that is none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from yinxin.kit.registers.cells import Kind, key_name_field, key_names
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.sheets.headers import nearest
from yinxin.kit.registers.sheets.layout import SheetColumn
from yinxin.kit.registers.sheets.outcome import Fault
from yinxin.kit.registers.sheets.spellings import folded, said

MOST_COMPARED = 500_000
"""Words compared to find out what was meant; a sheet with a column of nothing but unknown words must not take minutes."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`values` are those a word may mean; `names` what a sheet calls each value, `others` words that exist but are not hers to use.

    `mends` are what a person said is meant by a word: folded word → value.
    """

    values: Mapping[str, tuple[Any, ...]]
    names: Mapping[Any, str]
    others: frozenset[str]
    mends: Mapping[str, Any]
    guessed: set[str] = field(default_factory=set)

    def find(self, text: str) -> tuple[Any, Fault | None]:
        """The value, or why there is none."""
        word = folded(text)
        if word in self.mends:
            return self.mends[word], None
        found = self.values.get(word, ())
        if len(found) == 1:
            return found[0], None
        return None, self._several(text, found) if found else self._unknown(text)

    def _several(self, text: str, found: tuple[Any, ...]) -> Fault:
        meant = tuple(self.names[value] for value in found)
        return Fault(
            "ambiguous",
            _("有 %(n)s 个“%(value)s”") % {"n": len(found), "value": text},
            _("写全是哪一个：%(names)s。") % {"names": "、".join(meant[:5])},
            meant,
            vocabulary=True,
        )

    def _unknown(self, text: str) -> Fault:
        if folded(text) in self.others:
            message, advice = _("“%(value)s”不在您可以登记的范围内"), _("换成您负责的，或请负责的人载入这些行。")
            return Fault("not-hers", message % {"value": text}, advice, vocabulary=True)
        meant = self._meant(text)
        advice = _("是不是“%(name)s”？改成名单里有的。") % {"name": meant[0]} if meant else _("改成名单里有的。")
        return Fault("unknown", _("没有“%(value)s”") % {"value": text}, advice, meant, vocabulary=True)

    def _meant(self, text: str) -> tuple[str, ...]:
        if len(self.guessed) * len(self.names) > MOST_COMPARED:
            return ()
        self.guessed.add(text)
        return tuple(nearest(text, list(self.names.values())))


def vocabulary_of(one: SheetColumn, register: Register, user: Visitor, mends: Mapping[str, Any]) -> Vocabulary | None:
    """None for a column of no list. A key costs two queries."""
    match one.column.kind:
        case Kind.CHOICE:
            return _choices(one, mends)
        case Kind.KEY:
            return _keys(one, register, user, mends)
        case _:
            return None


def _choices(one: SheetColumn, mends: Mapping[str, Any]) -> Vocabulary:
    words: defaultdict[str, set[Any]] = defaultdict(set)
    for value, label in one.column.field.flatchoices:
        for word in (*said(label), one.column.labels[value], str(value)):
            if word:
                words[folded(word)].add(value)
    # A value itself is never two: “a” the value of one wins over “a” the label of another.
    exact = {folded(str(value)): (value,) for value in one.column.labels if value not in ("", None)}
    return Vocabulary(
        {word: tuple(found) for word, found in words.items()} | exact, one.column.labels, frozenset(), mends
    )


def _keys(one: SheetColumn, register: Register, user: Visitor, mends: Mapping[str, Any]) -> Vocabulary:
    related = one.column.field.related_model
    every = key_names(related._default_manager.all())  # type: ignore[union-attr]
    model: Any = related
    spelled = list(dict.fromkeys([key_name_field(model), *_further_names(model)]))
    words: defaultdict[str, dict[Any, None]] = defaultdict(dict)
    mine = {}
    for pk, *texts in register.choices(one.name, user).order_by("pk").values_list("pk", *spelled):
        mine[pk] = every[pk]
        for text in (every[pk], *texts):
            if text:
                words[folded(str(text))][pk] = None
    # The full name is never two.
    full = {folded(text): (pk,) for pk, text in mine.items()}
    others = frozenset(folded(text.partition("（")[0]) for pk, text in every.items() if pk not in mine)
    return Vocabulary({word: tuple(found) for word, found in words.items()} | full, mine, others, mends)


def _further_names(model: Any) -> list[str]:
    names = {field.name for field in model._meta.concrete_fields}
    return [name for name in ("name", "title", "code", "name_en") if name in names]
