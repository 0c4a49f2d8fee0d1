"""What stands in a letter, sealed under a key of its own kind. Nothing of it is in the database in the clear."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from yinxin.apps.roots.seeking.models import QueryLetter
from yinxin.domain.errors import RefusedError
from yinxin.kit import keys
from yinxin.kit.vault import ciphers, keyring


@dataclass(frozen=True, slots=True)
class Contents:
    """`called` is how the writer wishes to be addressed, `words` those of the paper, `where` one of the box's regions or empty."""

    email: str
    called: str
    words: str
    where: str
    known: str


def seal(letter: QueryLetter, contents: Contents) -> None:
    letter.sealed = _sealed(letter, "sealed", json.dumps(asdict(contents), ensure_ascii=False))


def seal_answer(letter: QueryLetter, answer: str) -> None:
    letter.sealed_answer = _sealed(letter, "sealed_answer", answer)


def opened(letter: QueryLetter) -> Contents:
    """The letter again. Whoever calls this for an official records the look. RefusedError("sealed-damaged")."""
    return Contents(**json.loads(_opened(letter, "sealed", letter.sealed)))


def answer_of(letter: QueryLetter) -> str:
    return "" if letter.sealed_answer is None else _opened(letter, "sealed_answer", letter.sealed_answer)


def _sealed(letter: QueryLetter, column: str, text: str) -> bytes:
    return ciphers.seal(keyring.suite(), _key(), text.encode(), _place(letter, column))


def _opened(letter: QueryLetter, column: str, data: bytes | memoryview) -> str:
    try:
        return ciphers.unseal(_key(), bytes(data), _place(letter, column)).decode()
    except ciphers.UnsealableError:
        raise RefusedError("sealed-damaged") from None


def _key() -> bytes:
    """The writer may have no account and so no key of her own: one key for all letters, from the vault's key outside the database."""
    return keys.derived(keys.Key.VAULT, "roots-letters")


def _place(letter: QueryLetter, column: str) -> str:
    """A letter opens as itself alone, under its own number."""
    return f"seeking.queryletter.{column}|{letter.number}"
