"""Breaking a file in the ways files break, and in those an enemy would try."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from random import Random

from tests.soak.uploads.seeds import ACTS, LINKS


def flip(data: bytearray, dice: Random, _others: Sequence[bytes]) -> bytearray:
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return data


def cut(data: bytearray, dice: Random, _others: Sequence[bytes]) -> bytearray:
    return data[: dice.randrange(len(data) // 2, len(data)) + 1]


def leave_out(data: bytearray, dice: Random, _others: Sequence[bytes]) -> bytearray:
    start = dice.randrange(len(data))
    del data[start : start + dice.randint(1, 60)]
    return data or bytearray(b"%PDF-")


def repeat(data: bytearray, dice: Random, _others: Sequence[bytes]) -> bytearray:
    start = dice.randrange(len(data))
    piece = data[start : start + dice.randint(1, 400)]
    place = dice.randrange(len(data))
    return data[:place] + piece * dice.randint(1, 4) + data[place:]


def splice(data: bytearray, dice: Random, others: Sequence[bytes]) -> bytearray:
    other = dice.choice(others)
    start = dice.randrange(len(other))
    place = dice.randrange(len(data))
    return data[:place] + bytearray(other[start : start + dice.randint(1, 900)]) + data[place:]


def append(data: bytearray, dice: Random, others: Sequence[bytes]) -> bytearray:
    return data + dice.choice(others)


def insert_an_act(data: bytearray, dice: Random, _others: Sequence[bytes]) -> bytearray:
    """Into some dictionary where there is one, else anywhere."""
    places = [at for at in range(len(data) - 1) if data[at : at + 2] == b"<<"]
    place = dice.choice(places) + 2 if places else dice.randrange(len(data))
    return data[:place] + dice.choice(ACTS + LINKS) + data[place:]


def escape_a_name(data: bytearray, dice: Random, _others: Sequence[bytes]) -> bytearray:
    """/JS may be written /#4aS; only its reader knows that they are the same."""
    places = [at for at, byte in enumerate(data[:-2]) if byte == ord("/") and 65 <= data[at + 1] <= 122]
    for place in sorted(dice.sample(places, min(len(places), 6)), reverse=True):
        data[place + 1 : place + 2] = b"#%02x" % data[place + 1]
    return data


def repack_a_stream(data: bytearray, dice: Random, _others: Sequence[bytes]) -> bytearray:
    """Changes what is inside of a packed stream, where flipping bits would only break the packing."""
    start = data.find(b"stream\n") + len(b"stream\n")
    end = data.find(b"endstream", start)
    try:
        inside = bytearray(zlib.decompress(bytes(data[start:end]).rstrip(b"\r\n")))
    except zlib.error:
        return flip(data, dice, _others)
    inside = dice.choice([flip, insert_an_act, leave_out])(inside or bytearray(b" "), dice, _others)
    return data[:start] + zlib.compress(bytes(inside)) + b"\n" + data[end:]


MUTATIONS: tuple[Callable[[bytearray, Random, Sequence[bytes]], bytearray], ...] = (
    flip,
    cut,
    leave_out,
    repeat,
    splice,
    append,
    insert_an_act,
    escape_a_name,
    repack_a_stream,
)


def mutated(data: bytes, dice: Random, others: Sequence[bytes]) -> bytes:
    broken = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        broken = dice.choice(MUTATIONS)(broken, dice, others)
    return bytes(broken) or b"%PDF-"
