"""How the domain says no: a code and its facts. The sentence for the screen is made above, where the language is known."""

from __future__ import annotations


class RefusedError(Exception):
    """An act the domain does not allow.

    `code` is a stable identifier ("plan-classified"); `facts` are the values a sentence about it needs.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class UnreadableError(Exception):
    """A document that cannot be read. `code` names why ("password"), `sentence` says it to a person in Chinese.

    The sentence tells what is wrong, where, and what to do, and never holds a traceback or a path of the machine.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
