"""One row after the other: which record it is, what would change, and whether that makes sense together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.sheets.column_judge import EMPTY, Answer, ColumnJudge
from yinxin.kit.registers.sheets.existing import Existing, Key, plain_key
from yinxin.kit.registers.sheets.layout import SheetColumn
from yinxin.kit.registers.sheets.outcome import Fault, Row, Standing

Wrong = list[tuple[str, Fault]]


class RowJudge:
    """Remembers the rows it has judged, so that it can name the line of a twin."""

    def __init__(
        self,
        register: Register,
        columns: Sequence[SheetColumn],
        judges: Mapping[str, ColumnJudge],
        existing: Existing,
        *,
        clears: bool,
    ) -> None:
        self._register, self._judges, self._existing, self._clears = register, judges, existing, clears
        self._absent = [one for one in columns if one.required and one.name not in judges]
        self._places = existing.places()
        self._attnames = {name: judges[name].field.attname for name in judges}
        self._at = {name: self._places[self._attnames[name]] for name in judges}
        self._lines: dict[Key, int] = {}
        self._plain: dict[Key, Key] = {}
        self._closed: dict[str, frozenset[str]] = {}
        self._alone: dict[tuple[str, ...], dict[Key, int]] = {names: {} for names in existing.taken}
        model = register.model
        self._asks_together = (
            type(register).clean_record is not Register.clean_record or model.clean is not models.Model.clean
        )

    def judge(self, line: int, said: Mapping[str, Answer]) -> tuple[Row, Wrong]:
        wrong: Wrong = [(name, fault) for name, (_value, fault) in said.items() if fault is not None]
        key = self._key(said, wrong)
        if key is None:
            return Row(line, Standing.BAD), wrong
        if (twin := self._lines.setdefault(key, line)) != line:
            message, advice = _("与第 %(line)s 行重复"), _("同一条记录只留一行。")
            wrong.append(
                (
                    self._register.keys[0],
                    Fault("duplicate", message % {"line": twin}, advice, heading=_("与前面的行重复")),
                )
            )
        known = self._existing.rows.get(key)
        if known is None:
            self._judge_alike(key, wrong)
        row = self._new(line, said, wrong) if known is None else self._known(line, said, known, wrong)
        if not wrong:
            self._judge_alone(row, known, wrong)
        if not wrong and self._asks_together and row.standing is not Standing.SAME:
            self._judge_together(row, known, wrong)
        row.key = key
        return (Row(line, Standing.BAD, key=key), wrong) if wrong else (row, wrong)

    def _key(self, said: Mapping[str, Answer], wrong: Wrong) -> Key | None:
        for name in self._register.keys:
            if said[name] is EMPTY:
                wrong.append((name, self._judges[name].required))
        if any(said[name] is EMPTY or said[name][1] for name in self._register.keys):
            return None
        return tuple(said[name][0] for name in self._register.keys)

    def _judge_alike(self, key: Key, wrong: Wrong) -> None:
        """A new key that another differs from in case or width alone is hardly another record."""
        plain = plain_key(key)
        if plain in self._existing.plain:
            message = _("已有一条记录，编号只在大小写或全角、半角上不同")
        elif (first := self._plain.setdefault(plain, key)) != key:
            message = _("与第 %(line)s 行只在大小写或全角、半角上不同") % {"line": self._lines[first]}
        else:
            return
        heading, advice = _("编号很可能重复"), _("是同一条记录的，写成一样；不是的，换一个编号。")
        wrong.append((self._register.keys[0], Fault("alike", message, advice, heading=heading)))

    def _new(self, line: int, said: Mapping[str, Answer], wrong: Wrong) -> Row:
        values = {}
        for name, answer in said.items():
            value, fault = self._judges[name].default if answer is EMPTY else answer
            if answer is EMPTY and fault is not None:
                wrong.append((name, fault))
            values[name] = value
        for one in self._absent:
            if not one.column.field.has_default():
                message = _("表里没有“%(label)s”一栏，新记录要填") % {"label": one.label}
                wrong.append((one.name, Fault("required-column", message, _("加上这一栏再上传。"))))
        return Row(line, Standing.NEW, values)

    def _known(self, line: int, said: Mapping[str, Answer], known: Sequence[Any], wrong: Wrong) -> Row:
        pk = known[self._existing.pk_at]
        row = Row(line, Standing.SAME, pk=pk, version=known[self._places["version"]])
        if pk not in self._existing.hers:
            # Nothing of the record is shown: only that the key is somebody else's.
            message, advice = _("这个编号是别的单位的记录"), _("换一个编号，或请负责的单位修改。")
            wrong.append((self._register.keys[0], Fault("not-hers-record", message, advice)))
            return row
        for name, answer in said.items():
            judge, old = self._judges[name], known[self._at[name]]
            if answer is EMPTY:
                if old in (None, "") or not self._clears or judge.keeps_when_empty:
                    continue
                answer = judge.empty
                if answer[1] is not None:
                    wrong.append((name, answer[1]))
            if not judge.same(old, answer[0]):
                row.values[name], row.before[name] = answer[0], old
        self._judge_closed(row, known, wrong)
        if row.values:
            row.standing = Standing.CHANGED
        return row

    def _judge_closed(self, row: Row, known: Sequence[Any], wrong: Wrong) -> None:
        """What a step has decided stays as it is."""
        stage = known[self._places["stage"]]
        shut = self._closed.get(stage)
        if shut is None:
            shut = self._closed[stage] = self._register.closed_fields(stage)
        for name in shut.intersection(row.values):
            message, advice = _("已经由程序决定，不能用表格修改"), _("保留原来的值，或先在记录页办“更正”“退回”。")
            wrong.append((name, Fault("closed", message, advice)))

    def _judge_alone(self, row: Row, known: Sequence[Any] | None, wrong: Wrong) -> None:
        """Values that no two records share: neither with one that is there, nor with an earlier line."""
        for names, taken in self._existing.taken.items():
            values = tuple(self._value(name, row, known) for name in names)
            if any(value in (None, "") for value in values):
                continue
            owner = taken.get(values)
            if owner is not None and owner != row.pk:
                message, advice = _("另一条记录已经用了这个值"), _("换一个，或改那一条记录。")
                wrong.append((names[0], Fault("unique", message, advice)))
            elif (twin := self._alone[names].setdefault(values, row.line)) != row.line:
                message, advice = _("与第 %(line)s 行重复"), _("每条记录要各不相同。")
                heading = _("与前面的行重复")
                wrong.append((names[0], Fault("duplicate-value", message % {"line": twin}, advice, heading=heading)))

    def _value(self, name: str, row: Row, known: Sequence[Any] | None) -> Any:
        if name in row.values:
            return row.values[name]
        return None if known is None else known[self._at[name]]

    def _judge_together(self, row: Row, known: Sequence[Any] | None, wrong: Wrong) -> None:
        record = self._record(row, known)
        try:
            self._register.clean_record(record)
            record.clean()
        except ValidationError as fault:
            advice = _("对照这一行的各栏，改好再上传。")
            for name, messages in _by_field(fault).items():
                wrong.append((name, Fault("record", " ".join(messages), advice)))

    def _record(self, row: Row, known: Sequence[Any] | None) -> Any:
        model = self._register.model
        if known is None:
            return model(**{self._attnames[name]: value for name, value in row.values.items()})
        record = model.from_db(None, self._existing.attnames, known)
        for name, value in row.values.items():
            setattr(record, self._attnames[name], value)
        return record


def _by_field(fault: ValidationError) -> Mapping[str, list[str]]:
    if not hasattr(fault, "error_dict"):
        return {"": fault.messages}
    return {"" if name == NON_FIELD_ERRORS else name: found for name, found in fault.message_dict.items()}
