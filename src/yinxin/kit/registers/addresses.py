"""`<register:register>` in an address: a register by its slug; an unknown slug is an unknown address."""

from __future__ import annotations

from django.urls import register_converter, reverse

from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register


class RegisterSlug:
    regex = "[a-z][a-z-]{1,38}"

    def to_python(self, value: str) -> Register:
        found = catalogue.get(value)
        if found is None:
            raise ValueError(value)
        return found

    def to_url(self, value: Register | str) -> str:
        return value if isinstance(value, str) else value.slug


register_converter(RegisterSlug, "register")


def of_record(register: Register | str, pk: int) -> str:
    """The page of a record."""
    return reverse("registers:record", args=[register if isinstance(register, str) else register.slug, pk])


def of_list(register: Register) -> str:
    """The list of a register."""
    return reverse("registers:list", args=[register.slug])
