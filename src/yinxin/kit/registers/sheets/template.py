"""The empty sheet of a register: headings, drop-downs, notes, and a page that says how to fill it in."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from yinxin.kit.registers.cells import Kind, key_names
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.sheets.headers import letters
from yinxin.kit.registers.sheets.layout import SheetColumn, sheet_columns
from yinxin.kit.registers.sheets.reading_files import HINTS
from yinxin.kit.registers.sheets.taking_out import opened_workbook, write_head

LAST_ROW = 5_000
"""As far down as drop-downs reach."""

LONGEST_LIST = 250
"""Characters that a list may have in the cell's own rule (Excel takes 255, signs between them included)."""

MOST_OF_A_KEY = 20_000
"""Rows of a key that go into the hidden list."""


def template(register: Register, user: Visitor) -> bytes:
    """The workbook. A person fills it in, or pastes an export into it: rows whose key is known change the record."""
    columns = sheet_columns(register)
    kept = BytesIO()
    with opened_workbook(kept) as book:
        page = book.add_worksheet(_("记录"))
        hints = book.add_worksheet(str(HINTS))
        lists = book.add_worksheet("lists")
        lists.hide()
        write_head(book, page, columns, [one.header for one in columns])
        _shape(book, page, columns)
        for place, one in enumerate(columns):
            page.write_comment(0, place, _note(one), {"x_scale": 2})
            _offer(page, lists, place, _choices(one, register, user))
        _write_hints(book, hints, register, columns)
        page.activate()
    return kept.getvalue()


def _shape(book: Any, page: Any, columns: Sequence[SheetColumn]) -> None:
    """Text columns are text from the start, or a code 0012 becomes 12; days look like days."""
    text = book.add_format({"num_format": "@"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    formats = {Kind.DATE: day, Kind.TEXT: text, Kind.KEY: text, Kind.CHOICE: text}
    widths = [max(12.0, len(one.header) * 2.0 + 4, 28.0 if one.column.kind is Kind.TEXT else 0) for one in columns]
    for place, one in enumerate(columns):
        page.set_column(place, place, widths[place], formats.get(one.column.kind))


def _choices(one: SheetColumn, register: Register, user: Visitor) -> list[str]:
    match one.column.kind:
        case Kind.CHOICE:
            return [label for value, label in one.column.labels.items() if value not in ("", None)]
        case Kind.FLAG:
            return [_("是"), _("否")]
        case Kind.KEY:
            offered = register.choices(one.name, user)
            every = key_names(one.column.field.related_model._default_manager.all())  # type: ignore[union-attr]
            return [every[pk] for pk in offered.values_list("pk", flat=True)[:MOST_OF_A_KEY]]
        case _:
            return []


def _offer(page: Any, lists: Any, place: int, choices: Sequence[str]) -> None:
    """A drop-down; a long list stands on the hidden page."""
    if not choices:
        return
    source: object = list(choices)
    if sum(len(text) + 1 for text in choices) > LONGEST_LIST or any("," in text for text in choices):
        for line, text in enumerate(choices):
            lists.write_string(line, place, text)
        column = letters(place)
        source = f"=lists!${column}$1:${column}${len(choices)}"
    page.data_validation(
        1,
        place,
        LAST_ROW,
        place,
        {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_title": _("不在名单里"),
            "error_message": _("请从下拉名单里选。"),
        },
    )


def _note(one: SheetColumn) -> str:
    """What may stand in the column, in one or two sentences."""
    said = [_("必填。") if one.required else _("可以不填。")]
    if one.is_key:
        said.append(_("系统按这一栏认出已有的记录。"))
    if one.help_text:
        said.append(one.help_text.rstrip("。") + "。")
    said.append(_how(one))
    return "".join(part for part in said if part)


def _how(one: SheetColumn) -> str:
    match one.column.kind:
        case Kind.NUMBER:
            return _("写数字，例如 12000；1.2万也认得。")
        case Kind.DATE:
            return _("写成 2019-03-05；2019.3.5、2019年3月5日也认得。")
        case Kind.FLAG:
            return _("填“是”或“否”。")
        case Kind.CHOICE | Kind.KEY:
            return _("从下拉名单里选。")
        case _:
            longest = getattr(one.column.field, "max_length", None)
            return _("最多 %(n)s 字。") % {"n": longest} if longest else ""


def _write_hints(book: Any, page: Any, register: Register, columns: Sequence[SheetColumn]) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 80)
    page.write_string(0, 0, register.label, bold)
    for line, text in enumerate(_rules(), start=1):
        page.write_string(line, 1, text, wrap)
    first = len(_rules()) + 2
    for line, one in enumerate(columns, start=first):
        page.write_string(line, 0, one.header, bold)
        page.write_string(line, 1, _note(one), wrap)


def _rules() -> list[str]:
    return [
        _("每行一条记录，从标题下面一行写起；标题不要改，栏目可以换位置，不用的栏目可以删去。"),
        _(
            "带 * 的必填。已有的记录按前面的编号认出来：改哪一格就改哪一项，没有的栏目保持原样，空格默认清除原来的内容。"
        ),
        _("不要合并单元格。上传以后先看预览，每一处问题都会列出来，确认以后才写入。"),
    ]
