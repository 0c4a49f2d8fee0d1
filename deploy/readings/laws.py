"""Readings of a Min or Hakka dialect from Middle Chinese by sound laws: `laws/<dialect>.tsv` says what every onset and rime became.

A character with several places in the rime book, or with none (modern characters, simplified forms with a life of their own), gets the
places that its Cantonese and Mandarin readings speak for: how the onsets and rimes of Middle Chinese sound in those two today is counted
over the characters that have one place only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from math import log
from pathlib import Path

import cmn
import qieyun
import unihan
import yue
from characters import known
from overrides import Readings, shares
from qieyun import Place

FOLDER = Path(__file__).parent / "laws"
CLASSES = {
    "P": "幫滂並明", "T": "端透定", "N": "泥孃", "L": "來", "R": "知徹澄", "S": "精清從心邪", "Z": "莊初崇生俟", "C": "章昌常船書",
    "J": "日", "K": "見溪羣疑", "H": "曉匣", "O": "影云以",
}  # fmt: skip
CLASS_OF = {onset: name for name, onsets in CLASSES.items() for onset in onsets}
SPOKEN = {
    "yue": (yue, ("ng", "gw", "kw", *"bpmfdtnlgkhwzcsj")),
    "cmn": (cmn, ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcswy")),
}
"""What two other kinds of Chinese make of a place: their modules here, and their onsets, the longer first."""
KEPT = 3
"""Places kept of a character that has more."""
ALMOST_NONE = 0.02
"""Places less than this likely are left out."""

Weighed = list[tuple[str, float]]


def weighed(words: str) -> Weighed:
    """`ong/ok:5 ang/ak:3` → forms with weights; 9 where none is given."""
    return [(word.partition(":")[0], float(word.partition(":")[2] or 9)) for word in words.split()]


@cache
def table(dialect: str) -> tuple[dict[str, Weighed], dict[str, list[tuple[str, Weighed]]]]:
    """(onsets; rimes with their selectors, in the order of the file)."""
    onsets: dict[str, Weighed] = {}
    rimes: dict[str, list[tuple[str, Weighed]]] = defaultdict(list)
    for line in (FOLDER / f"{dialect}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, key, forms = line.split("\t")
            if kind == "onset":
                onsets[key] = weighed(forms)
            else:
                name, _, selector = key.partition(" ")
                rimes[name].append((selector, weighed(forms)))
    return onsets, dict(rimes)


def fits(selector: str, place: Place) -> bool:
    """Whether a place is one the selector means: its rounding, and one of the classes or onsets named."""
    rounding = [letter for letter in selector if letter in "開合"]
    heads = [letter for letter in selector if letter not in "開合"]
    if rounding and place.rounding not in rounding:
        return False
    if not heads:
        return True
    if "F" in heads and place.light:
        named = [head for head in heads if head in "幫滂並明"]
        return not named or place.onset in named
    return (CLASS_OF[place.onset] in heads and not place.light) or (place.onset in heads and "F" not in heads)


def sounded(dialect: str, place: Place) -> Weighed:
    """The syllables one place became, with weights that sum to 1; none where no law speaks of it."""
    onsets, rimes = table(dialect)
    forms = next((forms for selector, forms in rimes.get(place.rime, []) if fits(selector, place)), [])
    heads = onsets.get("F" + place.onset) if place.light else None
    found = []
    for head, much in heads or onsets[place.onset]:
        for form, often in forms:
            open_form, _, checked_form = form.partition("/")
            tail = (checked_form if place.checked else open_form) or open_form
            found.append(((head if head != "0" else "") + tail, much * often))
    return shares(found) if found else []


def parted(syllable: str, onsets: Iterable[str]) -> tuple[str, str]:
    """(onset, rime) of a syllable."""
    onset = next((one for one in onsets if syllable.startswith(one) and syllable != one), "")
    return onset, syllable[len(onset) :]


@cache
def heard() -> dict[str, tuple[tuple[str, str], ...]]:
    """Character → for Cantonese and Mandarin, onset and rime of its usual reading; only characters that have both."""
    tables = [(module.readings(), onsets) for module, onsets in SPOKEN.values()]
    common = set.intersection(*(set(read) for read, _ in tables))
    return {
        character: tuple(parted(read[character][0][0], onsets) for read, onsets in tables)
        for character in sorted(common)
    }


def aspects(place: Place) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What of a place its modern onset and its modern rime depend on."""
    kind = CLASS_OF[place.onset]
    light = "F" if place.light else ""
    return (
        (place.onset, light, place.rounding, place.rime),
        (place.rime, place.rounding, kind, light, "入" if place.checked else ""),
    )


class Counted:
    """How often each modern onset and rime answers to each aspect of a place."""

    def __init__(self) -> None:
        self.seen: dict[tuple[int, int, tuple[str, ...]], Counter[str]] = defaultdict(Counter)
        self.size: Counter[Place] = Counter()
        self.totals: dict[tuple[int, int, tuple[str, ...]], int] = {}
        spoken = heard()
        for character, places in qieyun.places().items():
            self.size.update(places)
            if len(places) == 1 and character in spoken:
                for number, syllable in enumerate(spoken[character]):
                    for part, aspect in enumerate(aspects(places[0])):
                        self.seen[number, part, aspect][syllable[part]] += 1
                        self.seen[number, part, aspect[:1]][syllable[part]] += 1
        self.totals = {key: values.total() for key, values in self.seen.items()}
        self.every = [(place, aspects(place), 0.5 * log(size)) for place, size in self.size.items()]
        self.aspects = {(part, both[part]) for _, both, _ in self.every for part in (0, 1)}
        self.columns: dict[tuple[int, int, str], dict[tuple[str, ...], float]] = {}

    def column(self, number: int, part: int, value: str) -> dict[tuple[str, ...], float]:
        """log P(one modern onset or rime | aspect) for every aspect there is, reckoned once."""
        if (number, part, value) not in self.columns:
            self.columns[number, part, value] = {
                aspect: log(self.chance(number, part, aspect, value)) for mine, aspect in self.aspects if mine == part
            }
        return self.columns[number, part, value]

    def chance(self, number: int, part: int, aspect: tuple[str, ...], value: str) -> float:
        """P(modern onset or rime | aspect), backed by the aspect's first word alone."""
        near, far = (number, part, aspect), (number, part, aspect[:1])
        backed = (self.times(far, value) + 0.02) / (self.totals.get(far, 0) + 1)
        return (self.times(near, value) + 2 * backed) / (self.totals.get(near, 0) + 2)

    def times(self, key: tuple[int, int, tuple[str, ...]], value: str) -> int:
        """How often a value was seen."""
        return self.seen[key][value] if key in self.seen else 0

    def fit(self, place: Place, spoken: tuple[tuple[str, str], ...]) -> float:
        """log P(both modern readings | place)."""
        return sum(
            log(self.chance(number, part, aspect, syllable[part]))
            for number, syllable in enumerate(spoken)
            for part, aspect in enumerate(aspects(place))
        )


@cache
def counted() -> Counted:
    """Counted once."""
    return Counted()


@cache
def likeliest(spoken: tuple[tuple[str, str], ...]) -> tuple[Place, ...]:
    """The places two modern readings speak for, of all there are: the best onset-and-rime pairs, each part judged by itself first."""
    count = counted()
    judged: list[dict[tuple[str, ...], float]] = []
    for part in (0, 1):
        columns = [count.column(number, part, syllable[part]) for number, syllable in enumerate(spoken)]
        judged.append({aspect: sum(column[aspect] for column in columns) for aspect in columns[0]})
    scores = {place: judged[0][both[0]] + judged[1][both[1]] + usual for place, both, usual in count.every}
    return tuple(sorted(scores, key=lambda place: -scores[place])[:KEPT])


@cache
def placed(character: str) -> list[tuple[Place, float]]:
    """The places of a character with weights that sum to 1."""
    places = qieyun.places().get(character, ())
    spoken = heard().get(character)
    if not places:
        places = likeliest(spoken) if spoken else ()
    if len(places) < 2 or spoken is None:
        return [(place, 1 / len(places)) for place in places]
    fits_by_place = [(place, counted().fit(place, spoken)) for place in places]
    best = max(fit for _, fit in fits_by_place)
    shown = sorted(((place, 2.718 ** (fit - best)) for place, fit in fits_by_place), key=lambda one: -one[1])[:KEPT]
    total = sum(weight for _, weight in shown)
    return [(place, weight / total) for place, weight in shown if weight / total > ALMOST_NONE]


@cache
def stands_for() -> dict[str, list[str]]:
    """Simplified form → the characters it is written for."""
    return unihan.variants("kTraditionalVariant")


@cache
def wanted() -> tuple[str, ...]:
    """The characters of the table."""
    return tuple(known())


def derived(dialect: str, spoken_as: Callable[[str, Place], str] = lambda syllable, _: syllable) -> Readings:
    """Character → syllables of a dialect. `spoken_as` makes the dialect's last changes to a syllable of the laws."""
    alone: Readings = {}
    for character in wanted():
        if character not in qieyun.places() and stands_for().get(character):
            continue
        read = [
            (spoken_as(syllable, place), much * weight)
            for place, weight in placed(character)
            for syllable, much in sounded(dialect, place)
        ]
        if read:
            alone[character] = shares(read)
    both = {character: merged(character, alone) for character in wanted()}
    return {character: shares(read) for character, read in both.items() if read}


def merged(character: str, alone: Readings) -> Weighed:
    """A simplified form is read as what it stands for; where it is also a character of its own, as both."""
    stood_for = stands_for().get(character, [])
    itself = chr_of(character) in unihan.table("kTraditionalVariant", unihan.VARIANTS).get(character, "").split()
    read = alone.get(character, [])
    lent = [(syllable, much / len(stood_for)) for other in stood_for for syllable, much in alone.get(other, [])]
    if not lent:
        return read
    own = 0.5 if itself else 0.15
    return lent + [(syllable, much * own) for syllable, much in read]


def chr_of(character: str) -> str:
    """A character as Unihan writes it."""
    return f"U+{ord(character):04X}"
