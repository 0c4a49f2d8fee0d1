"""A row cut by a page break: told from a new row under merged cells, and put together again.

（接上页） is printed in two senses. Where the row itself goes on, measures or units say 接上页 too and nothing is assigned
anew. Where only a merged category or requirement is printed again, the row has measures and units of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from yinxin.domain.plans.cells import seam, unit_seam
from yinxin.domain.plans.columns import UNIT_ROLES, Column, ColumnRole
from yinxin.domain.plans.rows import Row, Slot
from yinxin.domain.plans.unitnames import looks_like_unit
from yinxin.domain.text.printedlines import broken_off

_UPPER = (ColumnRole.PATH, ColumnRole.TITLE, ColumnRole.TEXT, ColumnRole.ORDER)


def goes_on(row: Row, above: Row, columns: Sequence[Column], *, units_merged: bool) -> bool:
    """Whether `row` is the rest of the row above. `units_merged`: in this table units stand once for several rows."""
    units = row.of(columns, *UNIT_ROLES)
    own_units = any(not slot.blank for slot in units)
    if any(slot.backward for slot in row.slots):
        return _marked_onward(row, above, columns, own_units=own_units)
    if row.damaged and any(slot.onward for slot in above.slots):
        return not own_units
    return row.after_break and _cut(row, above, columns, own_units=own_units, units_merged=units_merged)


def _marked_onward(row: Row, above: Row, columns: Sequence[Column], *, own_units: bool) -> bool:
    lower = any(slot.backward for slot, column in zip(row.slots, columns, strict=True) if column.role not in _UPPER)
    if not own_units:
        return lower or bool(row.of(columns, *UNIT_ROLES))
    same = [slot.text for slot in row.of(columns, *UNIT_ROLES)] == [
        slot.text for slot in above.of(columns, *UNIT_ROLES)
    ]
    return same and any(slot.onward for slot in above.slots)


def _cut(row: Row, above: Row, columns: Sequence[Column], *, own_units: bool, units_merged: bool) -> bool:
    """Without marks: the first row of a page that names no duty of its own, or that ends a word of the row above."""
    path = row.of(columns, ColumnRole.PATH)
    if any(
        not slot.blank and slot.text != held.text
        for slot, held in zip(path, above.of(columns, ColumnRole.PATH), strict=True)
    ):
        return False
    order = row.of(columns, ColumnRole.ORDER)
    ordered = bool(order) and any(not slot.blank for slot in above.of(columns, ColumnRole.ORDER))
    if ordered and any(not slot.blank and not slot.carried for slot in order):
        return False
    upper = [
        (slot, held)
        for slot, held, column in zip(row.slots, above.slots, columns, strict=True)
        if column.role in (ColumnRole.TITLE, ColumnRole.TEXT)
    ]
    silent = all(slot.blank or slot.carried for slot, _ in upper)
    broken = any(_broken(slot, held) for slot, held in upper)
    if own_units:
        return (silent or broken) and (ordered or broken) and _units_unfinished(row, above, columns)
    if not row.of(columns, *UNIT_ROLES):
        return ordered and (silent or broken)
    lower_broken = any(
        _broken(slot, held)
        for slot, held, column in zip(row.slots, above.slots, columns, strict=True)
        if column.role not in _UPPER
    )
    return broken or ordered or (silent and (not units_merged or lower_broken))


def _broken(slot: Slot, held: Slot) -> bool:
    return (
        not slot.blank and not slot.carried and not held.blank and broken_off(held.text.rpartition("\n")[2], slot.text)
    )


def _units_unfinished(row: Row, above: Row, columns: Sequence[Column]) -> bool:
    """市发展改 ｜ 革局: the last name above is no name yet, or a comma waits for the next."""
    for slot, held in zip(row.of(columns, *UNIT_ROLES), above.of(columns, *UNIT_ROLES), strict=True):
        if slot.blank or held.blank:
            continue
        last = held.text.replace("，", "、").rpartition("、")[2].strip()
        if not last or not looks_like_unit(last):
            return True
    return False


def put_together(above: Row, row: Row, columns: Sequence[Column]) -> None:
    """Add the rest of a cut row to the row above, cell by cell."""
    for slot, held, column in zip(row.slots, above.slots, columns, strict=True):
        if not slot.blank and not slot.carried and not (column.role is ColumnRole.PATH and slot.text == held.text):
            held.text = unit_seam(held.text, slot.text) if column.role in UNIT_ROLES else seam(held.text, slot.text)
        held.spans += slot.spans
        held.marks += slot.marks
        held.onward = slot.onward
    above.doubts += [doubt for doubt in row.doubts if not row.damaged]
