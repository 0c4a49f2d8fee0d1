"""Makes the table of how characters are read. Usage: python deploy/readings/build.py FILE [DIALECT…]

Every module of this folder named for a dialect gives `readings()`; what is set by hand in `readings/<dialect>.tsv` stands before it.
The same sources give the same bytes. Layout: `YXR1`, the length of a JSON header, the header, then its arrays, each aligned to 8.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import json
import sys
from array import array
from pathlib import Path

import characters
import overrides
import unihan
import variants
from overrides import ROLES, Readings

VERSION = "1"
DIALECTS = ("yue", "hoi", "cmn", "vie", "nan", "tws", "hak", "hai", "fuz")
LICENCES = {
    "Unihan database 15.0 (Debian unicode-data)": "Unicode-DFS-2016, © 1991-2022 Unicode, Inc.",
    "ToJyutping": "BSD-2-Clause, © 2024 Cantonese Computational Linguistics Infrastructure Development Workgroup",
    "tshet-uinh 0.15.4": "MIT, © 2024 Project NK2028 (Middle Chinese positions, of which the laws derive five dialects)",
    "readings/*.tsv and derivations": "Apache-2.0, as Yinxin itself",
}
DTYPES = {"uint32": "I", "uint16": "H", "uint8": "B"}
FULL = 255

Arrays = list[tuple[str, str, "array[int]"]]


def heard(dialect: str, known: list[str], partners: dict[str, list[str]]) -> dict[str, Readings]:
    """Role → character → syllables: by hand, else by the module, else as another form of the character is read.

    A character that is nothing but a simplified form is always read as its traditional ones.
    """
    short = unihan.only_simplified()
    module = importlib.import_module(dialect).readings() if importlib.util.find_spec(dialect) else {}
    roles = overrides.by_role(dialect)
    roles["any"] = {**module, **roles["any"]}
    for table in roles.values():
        for character in known:
            lent = [one for partner in partners[character] for one in table.get(partner, [])]
            if lent and (character not in table or character in short):
                table[character] = overrides.shares(lent)
    return roles


def traditional_partners(known: list[str]) -> dict[str, list[str]]:
    """What a character may stand for, for those that have no readings of their own."""
    joined = variants.sets(variants.joined(known))
    traditional = unihan.variants("kTraditionalVariant")
    return {
        character: [one for one in traditional.get(character, []) if one in joined.get(character, [])]
        or joined.get(character, [])
        for character in known
    }


def weights(read: list[tuple[str, float]]) -> list[tuple[str, int]]:
    """Shares of 255, none less than 1."""
    return [(syllable, max(1, round(FULL * share))) for syllable, share in read]


def dialect_arrays(dialect: str, roles: dict[str, Readings], known: list[str]) -> tuple[list[str], Arrays]:
    """The syllables of a dialect and its three columns behind `start`."""
    used = {syllable for table in roles.values() for character in known for syllable, _ in table.get(character, [])}
    syllables = sorted(used)
    number = {syllable: place for place, syllable in enumerate(syllables)}
    start, code, weight, role_of = array("I", [0]), array("H"), array("B"), array("B")
    for character in known:
        for role, role_number in ROLES.items():
            for syllable, share in weights(roles[role].get(character, [])):
                code.append(number[syllable])
                weight.append(share)
                role_of.append(role_number)
        start.append(len(code))
    return syllables, [
        (f"{dialect}.start", "uint32", start),
        (f"{dialect}.syllable", "uint16", code),
        (f"{dialect}.weight", "uint8", weight),
        (f"{dialect}.role", "uint8", role_of),
    ]


def variant_arrays(prefix: str, table: dict[str, list[str]], known: list[str]) -> Arrays:
    """Other forms of every character."""
    start, forms = array("I", [0]), array("I")
    for character in known:
        forms.extend(ord(form) for form in table.get(character, []))
        start.append(len(forms))
    return [(f"{prefix}.start", "uint32", start), (f"{prefix}.char", "uint32", forms)]


def made(dialects: tuple[str, ...] = DIALECTS) -> bytes:
    """The whole file, with these dialects."""
    known = characters.known()
    partners = traditional_partners(known)
    arrays: Arrays = [("chars", "uint32", array("I", [ord(character) for character in known]))]
    syllables: dict[str, list[str]] = {}
    counts = {"chars": len(known)}
    for dialect in dialects:
        roles = heard(dialect, known, partners)
        if not roles["any"]:
            continue
        syllables[dialect], columns = dialect_arrays(dialect, roles, known)
        counts[dialect] = sum(character in roles["any"] for character in known)
        arrays += columns
    arrays += variant_arrays("variant", variants.sets(variants.joined(known)), known)
    arrays += variant_arrays("loose", variants.sets(variants.loose(known)), known)
    header = {
        "version": VERSION,
        "dialects": list(syllables),
        "syllables": syllables,
        "counts": counts,
        "licences": LICENCES,
        "sources": {**unihan.checksums(), "ToJyutping": importlib.metadata.version("ToJyutping")},
        "arrays": [{"name": name, "dtype": dtype, "length": len(values)} for name, dtype, values in arrays],
    }
    return written(header, arrays)


def written(header: dict[str, object], arrays: Arrays) -> bytes:
    """Header and arrays as little-endian bytes; every array begins at a multiple of 8 from the beginning of the file."""
    said = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    out = bytearray(b"YXR1" + len(said).to_bytes(4, "little") + said)
    for _, dtype, values in arrays:
        out += bytes(-len(out) % 8)
        column = array(DTYPES[dtype], values)
        if sys.byteorder == "big":
            column.byteswap()
        out += column.tobytes()
    return bytes(out)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(made(tuple(sys.argv[2:]) or DIALECTS))
