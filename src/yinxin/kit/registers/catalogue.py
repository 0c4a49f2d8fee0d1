"""Every register there is, by its slug. An app adds its own when it starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from yinxin.kit.registers.declaration import Register

Declared = TypeVar("Declared", bound=type[Register])


class Catalogue:
    """Instantiable afresh in a test. Two registers of one slug or of one model are refused with ValueError."""

    def __init__(self) -> None:
        self._registers: dict[str, Register] = {}

    def add(self, declared: Declared) -> Declared:
        """As a decorator of the class."""
        register = declared()
        if register.slug in self._registers:
            raise ValueError(f"there are two registers {register.slug}")
        if any(one.model is register.model for one in self):
            raise ValueError(f"{register.model.__name__} is in two registers")
        self._registers[register.slug] = register
        return declared

    def get(self, slug: str) -> Register | None:
        return self._registers.get(slug)

    def of_model(self, model: type) -> Register | None:
        return next((one for one in self if one.model is model), None)

    def __iter__(self) -> Iterator[Register]:
        return iter(self._registers.values())

    def __len__(self) -> int:
        return len(self._registers)


catalogue = Catalogue()
