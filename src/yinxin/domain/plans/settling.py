"""Which column holds what, once the header's words and the cells below them are known; and whether duties stand there at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from yinxin.domain.plans.columns import (
    DUTY_ROLES,
    UNIT_ROLES,
    Column,
    ColumnRole,
    is_bare_unit,
    is_step_heading,
    is_strong_duty,
)
from yinxin.domain.plans.evidence import Profile, profiles_of
from yinxin.domain.plans.rows import Row

# From this share of rows on that have no words of their own in a column, the column groups rows.
_GROUPING = 0.3


def settle(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    profiles = profiles_of(rows, len(columns))
    settled = [_by_content(column, profile) for column, profile in zip(columns, profiles, strict=True)]
    settled = _units_named(settled, profiles)
    settled = _titles_parted(settled, rows)
    settled = _steps_after_requirement(settled)
    settled = _duty_found(settled, profiles)
    return tuple(_guide_alone(settled))


def holds_duties(columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """A plan table says what is to be done and who does it, or at least by when or how; statistics and contact lists do not."""
    roles = {column.role for column in columns}
    duties = [place for place, column in enumerate(columns) if column.role in DUTY_ROLES]
    if not duties or not any(re.search(r"[一-龥]{2}", row.slots[place].text) for row in rows for place in duties):
        return False
    if roles & UNIT_ROLES:
        return True
    strong = any(is_strong_duty(columns[place].heading) for place in duties)
    return strong and bool(
        roles
        & {
            ColumnRole.DUE,
            ColumnRole.SAFEGUARDS,
            ColumnRole.PHASE,
            ColumnRole.MEASURES,
            ColumnRole.NOTES,
            ColumnRole.ORDER,
            ColumnRole.PATH,
        }
    )


def _by_content(column: Column, profile: Profile) -> Column:
    """A column whose heading says nothing, or is lost, is what its cells are."""
    if is_bare_unit(column.label) and profile.units < 0.5:
        return replace(column, role=ColumnRole.OTHER)
    if column.role is not ColumnRole.OTHER or column.label:
        return column
    if profile.units >= 0.7 and profile.blank < 0.8:
        return replace(column, role=ColumnRole.MEMBER)
    if profile.orders >= 0.8 and profile.blank < 0.8:
        return replace(column, role=ColumnRole.ORDER)
    if profile.dates >= 0.7 and profile.blank < 0.8:
        return replace(column, role=ColumnRole.DUE)
    return column


def _units_named(columns: list[Column], profiles: Sequence[Profile]) -> list[Column]:
    """A table without a unit column whose cells somewhere are all units: 推进主体, 参与力量 … head them too."""
    if any(column.role in UNIT_ROLES for column in columns):
        return columns
    return [
        replace(column, role=ColumnRole.MEMBER)
        if column.role is ColumnRole.OTHER and profile.units >= 0.8 and profile.blank < 0.5
        else column
        for column, profile in zip(columns, profiles, strict=True)
    ]


def _titles_parted(columns: list[Column], rows: Sequence[Row]) -> list[Column]:
    """Two columns of duties: the first groups the rows of the second, or the second says how or what exactly."""
    titles = [place for place, column in enumerate(columns) if column.role is ColumnRole.TITLE]
    settled = list(columns)
    while len(titles) > 1:
        first, last = titles[0], titles[-1]
        steps = [place for place in titles if is_step_heading(settled[place].label)]
        if _is_upper_level(settled[first].label) or (
            _groups(first, rows) and not any(column.role is ColumnRole.PATH for column in settled)
        ):
            chosen, role = first, ColumnRole.PATH
        elif steps and len(steps) < len(titles) and not any(column.role is ColumnRole.MEASURES for column in settled):
            chosen, role = steps[-1], ColumnRole.MEASURES
        elif _groups(first, rows):
            chosen, role = first, ColumnRole.PATH
        else:
            chosen, role = last, ColumnRole.TEXT
        settled[chosen] = replace(settled[chosen], role=role)
        titles.remove(chosen)
    return settled


def _steps_after_requirement(columns: list[Column]) -> list[Column]:
    """内容要求 | 主要举措: the requirement stands first, so the steps are its measures; 主要举措 | 具体内容 is task and text."""
    if any(column.role is ColumnRole.MEASURES for column in columns):
        return columns
    titles = [place for place, column in enumerate(columns) if column.role is ColumnRole.TITLE]
    texts = [place for place, column in enumerate(columns) if column.role is ColumnRole.TEXT]
    if len(titles) != 1 or not texts or texts[0] > titles[0] or not is_step_heading(columns[titles[0]].label):
        return columns
    settled = list(columns)
    settled[titles[0]] = replace(columns[titles[0]], role=ColumnRole.MEASURES)
    return settled


def _is_upper_level(label: str) -> bool:
    """一级任务 | 二级任务 | 三级任务: all but the last are headings."""
    return bool(re.match(r"^(?:[一二]级|大项|主项)", label))


def _groups(column: int, rows: Sequence[Row]) -> bool:
    if len(rows) < 2:
        return False
    return sum(row.slots[column].blank or row.slots[column].carried for row in rows) >= _GROUPING * len(rows)


def _duty_found(columns: list[Column], profiles: Sequence[Profile]) -> list[Column]:
    """Without a column for the task itself, the aim, the measures, or the longest unnamed column is the task."""
    if any(column.role in (ColumnRole.TITLE, ColumnRole.TEXT) for column in columns):
        return columns
    aims = [
        place
        for place, column in enumerate(columns)
        if column.role is ColumnRole.PHASE and column.period is None and "目标" in column.heading
    ]
    measures = [place for place, column in enumerate(columns) if column.role is ColumnRole.MEASURES]
    unnamed = [
        place for place, column in enumerate(columns) if column.role is ColumnRole.OTHER and profiles[place].length >= 6
    ]
    paths = [place for place, column in enumerate(columns) if column.role is ColumnRole.PATH]
    longest = sorted(unnamed, key=lambda place: -profiles[place].length)
    chosen = next(iter([*(aims[:1] if measures else []), *measures, *aims, *longest, *paths[-1:]]), None)
    if chosen is None:
        return columns
    return [
        replace(column, role=ColumnRole.TITLE) if place == chosen else column for place, column in enumerate(columns)
    ]


def _guide_alone(columns: Sequence[Column]) -> list[Column]:
    """指导部门 guides beside another unit column; as the only one it takes part (the contract's rule)."""
    units = {column.role for column in columns} & UNIT_ROLES
    if units != {ColumnRole.GUIDE}:
        return list(columns)
    return [
        replace(column, role=ColumnRole.MEMBER) if column.role is ColumnRole.GUIDE else column for column in columns
    ]
