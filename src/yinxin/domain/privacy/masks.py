"""What is shown of a value before it is revealed: enough for its owner to know it again, too little to use."""

from __future__ import annotations

STAR = "*"
LONG = 8
SHOWN_OF_ADDRESS = 3


def number(value: str) -> str:
    """`44**********1234`: an identity or telephone number keeps two characters before and four behind; a short one fewer."""
    if len(value) <= LONG:
        head, tail = 1, 2 if len(value) > LONG // 2 else 0
    else:
        head, tail = 2, 4
    return value[:head] + STAR * max(len(value) - head - tail, 1) + (value[-tail:] if tail else "")


def address(value: str) -> str:
    """The first characters only, and always as many stars: the length of an address already tells something."""
    return value[:SHOWN_OF_ADDRESS] + STAR * LONG
