"""The registers that are open to everybody, each with how many records the public sees and what of it can be taken along."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.opendata.shelf import Shelved, shelved
from yinxin.kit.registers.public.rows import public_count


@dataclass(frozen=True, slots=True)
class PublicRegister:
    register: Register
    records: int
    data: Shelved | None


def public_registers() -> list[Register]:
    return sorted((one for one in catalogue if one.is_public), key=lambda one: one.slug)


def overview() -> list[PublicRegister]:
    return [PublicRegister(one, public_count(one), shelved(one)) for one in public_registers()]
