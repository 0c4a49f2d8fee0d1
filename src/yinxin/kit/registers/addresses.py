"""`<register:register>` in an address: a register by its slug; an unknown slug is an unknown address."""

from __future__ import annotations

from django.urls import register_converter

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
