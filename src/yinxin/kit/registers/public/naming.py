"""What the public calls a record."""

from __future__ import annotations

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.columns import column
from yinxin.kit.registers.public.rows import PublicRow


def title_of(register: Register, row: PublicRow) -> str:
    """Its name, or its key where the name is not public."""
    if register.title in row.values:
        return column(register, register.title).shown(row.values[register.title])
    return " ".join(column(register, name).shown(row.values[name]) for name in register.keys)
