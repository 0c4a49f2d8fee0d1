"""Middle Chinese places of characters after the rime book Guangyun, from the npm package `tshet-uinh` (MIT, © 2024 Project NK2028).

Build time only. The package is fetched once by `npm pack` into `var/readings`, and is the one below or none. Its text gives for every
small rime three letters: the onset; the rime; rounding, class of the third grade and tone.
"""

from __future__ import annotations

import hashlib
import re
import subprocess  # nosec B404 - npm, by the one who builds the table
import tarfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

PACKAGE, VERSION = "tshet-uinh", "0.15.4"
SHA256 = "d0805fcf420525aeca17cc703331f7d9c495e738d72fd34bab0fdd806f1c3f8b"
FOLDER = Path(__file__).parents[2] / "var" / "readings"

CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789$_"
ONSETS = "幫滂並明端透定泥來知徹澄孃精清從心邪莊初崇生俟章昌常書船日見溪羣疑影曉匣云以"
RIMES = "東＊冬鍾江支脂之微魚虞模齊祭泰佳皆夬灰咍廢真臻文殷元魂痕寒刪山先仙蕭宵肴豪歌＊麻＊陽唐庚＊耕清青蒸登尤侯幽侵覃談鹽添咸銜嚴凡"
GRADES = {"東": "一三", "歌": "一三", "麻": "二三", "庚": "二三"}
ROUNDING = ("", "開", "合")
LIGHT = {"東三", "鍾", "微", "虞", "廢", "文", "元", "陽", "凡", "尤"}
"""Rimes before which 幫滂並明 became f and v; 明 did not before 東 and 尤."""


class Place(NamedTuple):
    """Where the rime book puts a character: onset, rime with its grade where there are two, rounding (or nothing), whether it ends in p t k."""

    onset: str
    rime: str
    rounding: str
    checked: bool

    @property
    def light(self) -> bool:
        """Whether a labial onset became f, v or a breath."""
        return (
            self.onset in "幫滂並明" and self.rime in LIGHT and not (self.onset == "明" and self.rime in ("東三", "尤"))
        )


def _archive() -> Path:
    path = FOLDER / f"{PACKAGE}-{VERSION}.tgz"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        fetch = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        subprocess.run(fetch, cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{path.name} is not the package the readings are made from; take it away and make them again")
    return path


def place(code: str) -> Place:
    """The place three letters stand for."""
    onset, rime, rest = (CODES.index(letter) for letter in code)
    name = RIMES[rime] if RIMES[rime] != "＊" else RIMES[rime - 1]
    if name in GRADES:
        name += GRADES[name][RIMES[rime] == "＊"]
    return Place(ONSETS[onset], name, ROUNDING[rest >> 4], (rest & 3) == 3)


@cache
def places() -> dict[str, tuple[Place, ...]]:
    """Character → its places, in the order of the book; tones but for the checked one are not told apart."""
    with tarfile.open(_archive()) as archive:
        text = archive.extractfile("package/index.js").read().decode("utf-8")  # type: ignore[union-attr]
    text = text[text.index("`\\\n") + 3 :]
    found: dict[str, dict[Place, None]] = {}
    for line in text[: text.index("`;")].splitlines():
        if line.startswith("#"):
            continue
        head = re.match(r"(?:[\w$@]{3}..)+", line, re.ASCII) or re.match(r"(?:[\w$@]{3}[^\w$@|]{2})+", line)
        if head is None:
            raise ValueError(f"a line of {PACKAGE} is not in the known form: {line[:20]!r}")
        codes = re.findall(r"([\w$@]{3})..", head.group())
        for character, part in re.findall(r"(.)([a-z]?)[^|]*(?:\||$)", line[head.end() :]):
            code = codes[ord(part or "a") - ord("a")]
            if code != "@@@":
                found.setdefault(character, {})[place(code)] = None
    return {character: tuple(known) for character, known in found.items()}
