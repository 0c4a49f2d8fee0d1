"""The rows spellings are judged by. Held rows are counted and never shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parents[2] / "gold" / "roots"
KINDS = ("surname", "place", "person")
SETS = ("tune", "held", "dev", "alone", "unseen")
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]+")
ENDING = re.compile(r"(自治县|自治縣|县|縣|市|区|區|镇|鎮|乡|鄉|村)$")
SYSTEM = re.compile(r"official pinyin|^pinyin|Wade-Giles|consular style|^postal|EFEO|^usual|spelling of", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One spelling, what it may be answered with in either script, and where it was written. `known` = also in a public table."""

    spelling: str
    chinese: tuple[str, ...]
    wanted: frozenset[str]
    region: str
    source: str
    known: bool

    @property
    def tradition(self) -> str:
        """The system the source names, for grouping: "official pinyin", "Wade-Giles", or the region alone."""
        found = SYSTEM.search(self.source)
        return found.group(0).lower() if found else "written by people"


def rows_of(kind: str, part: str, folder: Path | None = None) -> list[Row]:
    """The rows of one kind: `tune` and `held` of ours, `dev` of a folder with `surnames_dev.tsv` and so on."""
    plural = f"{kind}s"
    if part == "dev":
        if folder is None:
            raise SystemExit("The rows of dev are in no folder of ours: say which with --from FOLDER.")
        file = folder / f"{plural}_dev.tsv"
    else:
        file = GOLD / f"{part}_{plural}.tsv"
    lines = file.read_text("utf-8").splitlines()
    head = lines[0].split("\t")
    return [_row(dict(zip(head, line.split("\t"), strict=True)), head, kind) for line in lines[1:] if line.strip()]


def _row(cells: dict[str, str], head: Sequence[str], kind: str) -> Row:
    chinese = tuple(dict.fromkeys(part for name in head[1:3] for part in cells[name].split("/") if HAN.fullmatch(part)))
    region = (
        cells.get("region") or cells.get("dialect_region") or cells.get("origin") or cells.get("ancestral_place", "")
    )
    return Row(
        spelling=cells[head[0]],
        chinese=chinese,
        wanted=frozenset(bare(one, kind) for one in chinese),
        region=region,
        source=cells.get("source", ""),
        known=cells.get("listed") == "yes",
    )


def not_chinese(part: str) -> list[tuple[str, bool]]:
    """Names of people who are not Chinese, and whether a surname alone stands there."""
    lines = (GOLD / f"{part}_not_chinese.tsv").read_text("utf-8").splitlines()[1:]
    return [(name, kind.endswith("surname")) for name, kind in (line.split("\t") for line in lines)]


def bare(name: str, kind: str) -> str:
    """The name of a place without 縣 or 鎮, where two characters are left."""
    return ENDING.sub("", name) if kind == "place" and len(name) > 2 else name


def folded(text: str) -> str:
    """The letters a to z of a spelling."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("đ", "d"))
    return "".join(char for char in plain if "a" <= char <= "z")
