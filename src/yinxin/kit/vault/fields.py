"""A model field that holds a sealed value: text can neither be put into it nor read out of it by assigning or printing."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

HIDDEN = "••••••"


class Sealed:
    """The bytes of a sealed value. Printed, logged, formatted or compared with text it shows nothing."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        self.data = bytes(data)

    def __repr__(self) -> str:
        return f"<Sealed {HIDDEN}>"

    def __str__(self) -> str:
        return HIDDEN

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and other.data == self.data

    def __hash__(self) -> int:
        return hash(self.data)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a sealed value goes nowhere but into its own column")


class UnsealedValueError(TypeError):
    """Something other than a sealed value was to be kept in a sealed field."""


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """Holds `Sealed` or None. `person` names the key on the same model that leads to the person it belongs to."""

    def __init__(self, *args: Any, person: str = "person", **options: Any) -> None:
        self.person = person
        options["editable"] = False
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("editable", None)
        return name, path, args, options | {"person": self.person}

    def from_db_value(self, value: Any, _expression: object, _connection: object) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def to_python(self, value: Any) -> Sealed | None:
        return _sealed(value)

    def get_prep_value(self, value: Any) -> bytes | None:
        sealed = _sealed(value)
        return None if sealed is None else sealed.data

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        if not prepared:
            value = self.get_prep_value(value)
        return super().get_db_prep_value(value, connection, prepared=True)

    def value_to_string(self, _obj: models.Model) -> NoReturn:
        raise UnsealedValueError("a sealed value is not dumped as text")


def _sealed(value: Any) -> Sealed | None:
    if value is None or isinstance(value, Sealed):
        return value
    raise UnsealedValueError("a sealed field takes what sealing.seal made, never the value itself")
