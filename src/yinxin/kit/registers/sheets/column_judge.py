"""One column of a sheet, judged: each different cell once, by the form's field and the model's validators."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from yinxin.documents.rows.grid import BROKEN, MERGED, Value
from yinxin.kit.registers.cells import Kind
from yinxin.kit.registers.sheets.cell_reading import prepared, text_of
from yinxin.kit.registers.sheets.date_doubts import date_doubt
from yinxin.kit.registers.sheets.layout import SheetColumn
from yinxin.kit.registers.sheets.outcome import Fault
from yinxin.kit.registers.sheets.vocabulary import Vocabulary

Answer = tuple[Any, Fault | None]

EMPTY: Answer = (None, None)
"""The answer of a cell in which nothing stands: what it means, the row decides."""


class ColumnJudge:
    """`empty` is the value of a cell that clears the field, or the fault that it must not be cleared."""

    def __init__(self, one: SheetColumn, vocabulary: Vocabulary | None) -> None:
        self.one = one
        self.name, self.kind, self.field = one.name, one.column.kind, one.column.field
        self._vocabulary = vocabulary
        self._known: dict[Any, Answer] = {}
        # What the form's field asks already is not asked twice.
        self._further = [ask for ask in self.field.validators if ask not in one.answer.validators]
        self.required = Fault("required", _("没有填“%(label)s”") % {"label": one.label}, _("每一行都要填。"))
        self.empty: Answer = (None, self.required) if one.required else (self._blank(), None)
        self.keeps_when_empty = self.kind is Kind.FLAG and not self.field.null
        """A yes or no has no third word to clear it with."""

    @property
    def default(self) -> Answer:
        """What a new record has where nothing was said."""
        return (self.field.get_default(), None) if self.field.has_default() else self.empty

    def answers(self, values: Iterable[Value]) -> list[Answer]:
        known = self._known
        found = []
        for value in values:
            key = value if isinstance(value, str) else (type(value), value)
            answer = known.get(key)
            if answer is None:
                answer = known[key] = self._answer(value)
            found.append(answer)
        return found

    def same(self, old: Any, new: Any) -> bool:
        """Whether the sheet says what the record says already; a sheet keeps no difference between ends of lines."""
        if self.kind is Kind.TEXT and isinstance(old, str):
            return bool(old == new or old.replace("\r\n", "\n").strip() == new)
        return bool(old == new)

    def _answer(self, value: Value) -> Answer:
        if isinstance(value, str) and value.startswith(MERGED):
            return None, Fault("merged", _("这是合并的单元格"), _("取消合并，把内容填进每一格。"))
        if isinstance(value, str) and value.startswith(BROKEN):
            what = {"fault": value.removeprefix(BROKEN)}
            return None, Fault("formula", _("公式出错：%(fault)s") % what, _("改好公式，或直接填结果。"))
        text = prepared(value, self.kind)
        if not text.strip():
            return EMPTY
        if self._vocabulary is not None:
            return self._vocabulary.find(text.strip())
        if (doubt := date_doubt(self.kind, self.field, text.strip())) is not None:
            return None, doubt
        if self.kind is Kind.FLAG and text not in ("true", "false"):
            return None, Fault("flag", _("不是“是”或“否”"), _("填“是”或“否”。"))
        return self._judged(text)

    def _judged(self, text: str) -> Answer:
        try:
            found = self.one.answer.clean(text)
            if found not in (None, ""):
                for ask in self._further:
                    ask(found)
        except ValidationError as fault:
            return None, Fault(f"form-{_code(fault)}", " ".join(fault.messages), advice(self.kind))
        return (EMPTY if found in (None, "") else (found, None)) if self.kind is not Kind.FLAG else (found, None)

    def _blank(self) -> Any:
        if self.kind is Kind.KEY:
            return None
        try:
            return self.one.answer.clean("")
        except ValidationError:  # a field that takes no blank although it need not be filled
            return self.field.get_default()

    def shown(self, value: Value) -> str:
        """The cell as it is quoted beside its fault."""
        text = text_of(value)
        return "" if text.startswith("\0") else text[:200]


def advice(kind: Kind) -> str:
    """What to do about a cell that the form refuses."""
    match kind:
        case Kind.NUMBER:
            return _("只写数字，例如 12000 或 1.2万。")
        case Kind.DATE:
            return _("写成年月日，例如 2019-03-05。")
        case Kind.MOMENT:
            return _("写成日期和时间，例如 2019-03-05 09:30。")
        case _:
            return _("改好这一格，或清空它。")


def _code(fault: ValidationError) -> str:
    codes = [one.code for one in getattr(fault, "error_list", [fault])]
    return codes[0] or "invalid"
