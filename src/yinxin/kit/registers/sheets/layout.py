"""The columns of a register's sheet: the natural key first, then the form in its order."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from yinxin.kit.registers.cells import Column, columns_of
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.forms import form_of
from yinxin.kit.registers.listing.columns import names_people, withheld
from yinxin.kit.registers.sheets.spellings import all_folded


@dataclass(frozen=True, slots=True, eq=False)
class SheetColumn:
    """One column: how its cells are written (`column`), who judges them (`answer`), and what may stand over it (`words`, folded)."""

    column: Column
    answer: forms.Field
    required: bool
    is_key: bool
    words: frozenset[str]

    @property
    def name(self) -> str:
        return self.column.name

    @property
    def label(self) -> str:
        return self.column.label

    @property
    def header(self) -> str:
        """As the template prints it: a star says that it must be filled."""
        return f"*{self.label}" if self.required else self.label

    @property
    def help_text(self) -> str:
        return str(self.answer.help_text or "")


def sheet_columns(register: Register) -> tuple[SheetColumn, ...]:
    """All columns a sheet of this register may have."""
    answers = form_of(register).base_fields
    names = [*register.keys, *(name for name in register.form_fields if name not in register.keys)]
    return tuple(
        SheetColumn(
            column,
            answers[column.name],
            answers[column.name].required or column.name in register.keys,
            column.name in register.keys,
            all_folded([column.field.verbose_name, column.name, *register.headers.get(column.name, ())]),
        )
        for column in columns_of(register, names)
    )


def taken_out(register: Register) -> tuple[SheetColumn, ...]:
    """The columns of an export: those of the list's files, of a register that names persons the public ones, and always the key."""
    hidden, shown = withheld(register), sheet_columns(register)
    if names_people(register):
        hidden |= {one.name for one in shown} - set(register.public_fields)
    return tuple(one for one in shown if one.name not in hidden or one.is_key)
