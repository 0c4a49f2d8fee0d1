"""Rows that lost a cell or their beginning: what is left is laid on the columns it fits best, and the loss is said aloud."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from yinxin.domain.plans.cells import items_of, seam
from yinxin.domain.plans.columns import Column, ColumnRole
from yinxin.domain.plans.evidence import Profile, fit, is_numbered
from yinxin.domain.plans.rows import Row, Slot
from yinxin.domain.text.numbering import read_number

# A cell cannot begin with these: a stray tab cut the sentence in two.
_ORPHAN = re.compile(r"^[。，、；：！？,.;:!?）)》〉」』”’】]")

_FINISHED = re.compile(r"[。；！？：;!?:）)]\s*$")

_GAP_OPENS = 1.0
_GAP_GROWS = 0.1
# Cells are printed up to the last one that holds something: a gap at the end costs least.
_GAP_AT_END = 0.3
_SPARED = 1.2
_SPLIT = 0.5
_TWICE = 1.5
_CUT = 1.0


def lay_out(row: Row, columns: Sequence[Column], profiles: Sequence[Profile], above: Row | None) -> Row:
    """The row with its cells on the columns they fit best. `row.slots` are the cells that were printed, fewer than columns."""
    slots = _unbroken(row.slots)
    width = len(columns)
    while len(slots) > width:
        slots = _one_fewer(slots, columns, profiles)
    places, split = _best(slots, columns, profiles)
    slots = split
    places = _lost_beginning(slots, places, columns, profiles, above)
    laid = [Slot() for _ in columns]
    for slot, place in zip(slots, places, strict=True):
        laid[place] = slot
    missing = [column.label or "无名栏" for place, column in enumerate(columns) if place not in places]
    # A single blank category left out at the left is carried down like any other; two cells gone are a lost beginning.
    beginning = len(missing) > 1 and 0 not in places
    said = _said(missing, places, columns, beginning=beginning, gained=len(split) - len(row.slots))
    return replace(row, slots=laid, damaged=beginning, doubts=[*row.doubts, *([said] if said else [])])


def lost_its_head(row: Row, above: Row | None, columns: Sequence[Column]) -> bool:
    """Whether a row of full width lost its words at the left: no requirement, and its measures open with item 3.

    Under a merged requirement the items of the row above may simply go on: 1、2、 | 3、4、.
    """
    if not row.blank_in(columns, ColumnRole.TITLE, ColumnRole.TEXT, ColumnRole.PATH):
        return False
    opening = [_numbers(slot) for slot in row.of(columns, ColumnRole.MEASURES)]
    if not any(numbers and numbers[0] > 1 for numbers in opening):
        return False
    before = [_numbers(slot) for slot in above.of(columns, ColumnRole.MEASURES)] if above is not None else []
    return not any(
        held and numbers and held[-1] + 1 == numbers[0] for held, numbers in zip(before, opening, strict=False)
    )


def _numbers(slot: Slot) -> list[int]:
    return [item.number.value for item in items_of(slot.text) if item.number is not None]


def _said(
    missing: Sequence[str], places: Sequence[int], columns: Sequence[Column], *, beginning: bool, gained: int
) -> str | None:
    if gained > 0:
        return "本行少一格，已按内容从相邻的一格中分出，请核对"
    if gained < 0 and not missing:
        return "本行多出一格，已并入相邻的一格，请核对"
    if beginning:
        return f"本行缺少开头部分（{'、'.join(missing)}），类别和任务没有沿用上一行，请对照原件补全"
    # 备注 left out at the end of a row is how such tables are saved, and no damage.
    last = [column.role for place, column in enumerate(columns) if place not in places]
    if not missing or (last == [ColumnRole.NOTES] and len(columns) - 1 not in places):
        return None
    return f"本行少{len(missing)}格（似缺“{'”“'.join(missing)}”），已按内容放入最合适的栏，请核对"


def _unbroken(slots: Sequence[Slot]) -> list[Slot]:
    whole: list[Slot] = []
    for slot in slots:
        if whole and not whole[-1].blank and _ORPHAN.match(slot.text):
            whole[-1] = _together(whole[-1], slot)
        else:
            whole.append(slot)
    return whole


def _together(left: Slot, right: Slot) -> Slot:
    return Slot(
        left.text + right.text if _ORPHAN.match(right.text) else seam(left.text, right.text),
        [*left.spans, *right.spans],
        [*left.marks, *right.marks],
        left.onward or right.onward,
        left.backward or right.backward,
    )


def _one_fewer(slots: list[Slot], columns: Sequence[Column], profiles: Sequence[Profile]) -> list[Slot]:
    """A row with a cell too many: two neighbours are one cell, best those between which a sentence was cut."""
    if len(slots) - 1 > len(columns):
        return [*slots[:-2], _together(slots[-2], slots[-1])]
    worths: list[tuple[float, list[Slot]]] = []
    for at, (left, right) in enumerate(pairwise(slots)):
        whole = [*slots[:at], _together(left, right), *slots[at + 2 :]]
        cut = not left.blank and not right.blank and not _FINISHED.search(left.text) and read_number(right.text) is None
        worths.append((_worth(whole, columns, profiles) + (_CUT if cut else 0.0), whole))
    return max(worths, key=lambda each: each[0])[1]


def _best(
    slots: Sequence[Slot], columns: Sequence[Column], profiles: Sequence[Profile]
) -> tuple[list[int], list[Slot]]:
    """The best places, or, where one cell is missing, the best way to part one cell into two."""
    kept = list(slots)
    best, places = places_of(
        [[fit(slot, column, profile) for column, profile in zip(columns, profiles, strict=True)] for slot in slots],
        [profile.blank for profile in profiles] if len(slots) == len(columns) - 1 else (),
    )
    if len(slots) != len(columns) - 1:
        return places, kept
    for at, slot in enumerate(slots):
        for left, right in _halves(slot):
            parted = [*slots[:at], left, right, *slots[at + 1 :]]
            worth = _worth(parted, columns, profiles) + _seam_worth(left, right)
            if worth > best:
                best, places, kept = worth, list(range(len(columns))), parted
    return places, kept


def _worth(slots: Sequence[Slot], columns: Sequence[Column], profiles: Sequence[Profile]) -> float:
    return sum(fit(slot, column, profile) for slot, column, profile in zip(slots, columns, profiles, strict=True))


def _seam_worth(left: Slot, right: Slot) -> float:
    """Two cells lost the border between them: the same words twice, or a list that begins again with 1."""
    number = read_number(right.text)
    begins_again = number is not None and number.value == 1 and read_number(left.text) is not None
    return (_TWICE if left.text == right.text or begins_again else 0.0) - _SPLIT


def _halves(slot: Slot) -> list[tuple[Slot, Slot]]:
    """A cell parted between two of its paragraphs, never inside a list that goes on counting.

    The whole place is the left half's, for it stands first.
    """
    paragraphs = slot.text.split("\n")
    halves: list[tuple[Slot, Slot]] = []
    for at in range(1, len(paragraphs)):
        number = read_number(paragraphs[at])
        if number is None or number.value == 1:
            left = Slot("\n".join(paragraphs[:at]), slot.spans, slot.marks, slot.onward, slot.backward)
            halves.append((left, Slot("\n".join(paragraphs[at:]))))
    return halves


def places_of(scores: Sequence[Sequence[float]], blanks: Sequence[float] = ()) -> tuple[float, list[int]]:
    """The rising places for cells on columns with the highest score; `scores[cell][column]`.

    `blanks`: how often each column is blank; one single missing cell is likeliest one that held nothing.
    """
    width = len(scores[0])
    spared = [0.0]
    for place in range(width):
        spared.append(spared[-1] + (_SPARED * blanks[place] if blanks else 0.0))
    best = [score - _gap(place) + spared[place] for place, score in enumerate(scores[0])]
    came: list[list[int]] = []
    for cell in scores[1:]:
        chosen, row = [-1] * width, [float("-inf")] * width
        for place in range(width):
            for before in range(place):
                worth = best[before] + cell[place] - _gap(place - before - 1) + spared[place] - spared[before + 1]
                if worth > row[place]:
                    row[place], chosen[place] = worth, before
        came.append(chosen)
        best = row
    totals = [
        worth - (_GAP_AT_END + _GAP_GROWS * (width - 1 - place) if place < width - 1 else 0)
        for place, worth in enumerate(best)
    ]
    place = max(range(width), key=lambda at: totals[at])
    places, total = [place], totals[place]
    for chosen in reversed(came):
        place = chosen[place]
        places.append(place)
    return total, places[::-1]


def _gap(length: int) -> float:
    return _GAP_OPENS + _GAP_GROWS * length if length else 0.0


def _lost_beginning(
    slots: Sequence[Slot], places: list[int], columns: Sequence[Column], profiles: Sequence[Profile], above: Row | None
) -> list[int]:
    """Where the first piece of a row belongs that lost its beginning: the tail of a numbered list, items 1 and 2 gone.

    It goes on with the cell above that a page break cut（转下页）; else it belongs to the column that lists items most.
    """
    number = read_number(slots[0].text) if slots[0].text else None
    if places[0] == 0 or number is None or number.value == 1 or not is_numbered(slots[0].text):
        return places
    end = places[1] if len(places) > 1 else len(columns)
    if above is not None:
        onward = [place for place in range(end) if above.slots[place].onward]
        if onward:
            return [onward[-1], *places[1:]]
    lists = [
        place
        for place in range(end)
        if columns[place].role in (ColumnRole.MEASURES, ColumnRole.TEXT, ColumnRole.PHASE, ColumnRole.SAFEGUARDS)
    ]
    if lists:
        return [max(lists, key=lambda place: profiles[place].numbered), *places[1:]]
    return places
