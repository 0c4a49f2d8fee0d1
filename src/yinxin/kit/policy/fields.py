"""Which fields of a model leave the system and which come in, and to and from whom. What is not declared does neither.

Each app declares it in its `fields.py`: `exposed` says which roles may read and set which fields of a model, `serves` binds a
schema of the API, `takes` a form, `gives_out` an export. A test walks all schemas, forms and exports: one that is bound to
nothing, or has a field that nobody declared, or is offered to a role that may not have the field, fails it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from yinxin.kit.policy.declared import PUBLIC, SIGNED_IN, Audience

Who = Audience | frozenset[str]
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Exposed:
    """Some fields of one model ("people.unit") and who may read and set them."""

    model: str
    names: frozenset[str]
    read: Who
    set: Who


@dataclass(frozen=True, slots=True)
class Bound:
    """What a form, a schema or an export carries: fields of a model, and besides them what is no field of any.

    `aliases` are fields that go by another name in it. `besides` are questions and answers (a search word, a citation, a tick).
    """

    model: str = ""
    besides: frozenset[str] = frozenset()
    aliases: dict[str, str] = field(default_factory=dict)

    def field_of(self, name: str) -> str:
        """The model's own name for what is called `name` here; a key of another row goes by that row's name."""
        return self.aliases.get(name, name.removesuffix("_id"))


@dataclass(slots=True)
class Register:
    """All declarations; instantiable afresh in a test."""

    exposures: list[Exposed] = field(default_factory=list)
    bound: dict[object, Bound] = field(default_factory=dict)

    def expose(self, model: str, names: str, *, read: Who = NOBODY, set: Who = NOBODY) -> None:
        """`names` are separated by blanks. The roles are those of which one is enough, or SIGNED_IN, or PUBLIC."""
        self.exposures.append(Exposed(model, frozenset(names.split()), _plain(read), _plain(set)))

    def bind(self, carriers: Iterable[object], model: str = "", *, besides: str = "", **aliases: str) -> None:
        for carrier in carriers:
            if carrier in self.bound:
                raise ValueError(f"{carrier} is bound twice")
            self.bound[carrier] = Bound(model, frozenset(besides.split()), aliases)

    def faults(self, carrier: object, names: Collection[str], audience: Who, *, setting: bool) -> list[str]:
        """What keeps a form, schema or export with these fields from being offered to this audience."""
        bound = self.bound.get(carrier)
        if bound is None:
            return [f"{carrier}: bound to nothing, so say in the app's fields.py what it carries"]
        return [
            f"{carrier}.{name}: not declared for {_named(audience)}"
            for name in sorted(set(names) - bound.besides)
            if not self._allows(bound.model, bound.field_of(name), _plain(audience), setting=setting)
        ]

    def _allows(self, model: str, name: str, audience: Who, *, setting: bool) -> bool:
        given = [one.set if setting else one.read for one in self.exposures if one.model == model and name in one.names]
        if PUBLIC in given or (SIGNED_IN in given and audience is not PUBLIC):
            return True
        roles = frozenset().union(*(one for one in given if isinstance(one, frozenset)))
        return isinstance(audience, frozenset) and bool(roles) and audience <= roles


def _plain(who: Who) -> Who:
    return who if isinstance(who, Audience) else frozenset(str(role) for role in who)


def _named(who: Who) -> str:
    return who.value if isinstance(who, Audience) else ", ".join(sorted(who))


register = Register()
exposed = register.expose


def serves(*schemas: type, model: str = "", besides: str = "", **aliases: str) -> None:
    """Schemas of the API that show a model."""
    register.bind(schemas, model, besides=besides, **aliases)


def takes(*forms: type, model: str = "", besides: str = "", **aliases: str) -> None:
    """Forms that set fields of a model."""
    register.bind(forms, model, besides=besides, **aliases)


def gives_out(*exports: str, model: str, besides: str = "", **aliases: str) -> None:
    """Exports, by the name of the policy under which they are fetched."""
    register.bind(exports, model, besides=besides, **aliases)
