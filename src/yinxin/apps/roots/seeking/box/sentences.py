"""Whole sentences, as people tell a story into the box: the names in them, apart from the words around."""

from __future__ import annotations

import re

TELLING = frozenset(
    [
        "my",
        "our",
        "his",
        "their",
        "your",
        "the",
        "a",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "from",
        "came",
        "come",
        "comes",
        "arrived",
        "arriving",
        "left",
        "went",
        "going",
        "sailed",
        "emigrated",
        "immigrated",
        "born",
        "died",
        "buried",
        "lived",
        "living",
        "worked",
        "married",
        "settled",
        "landed",
        "and",
        "with",
        "who",
        "which",
        "where",
        "that",
        "this",
        "these",
        "there",
        "then",
        "when",
        "before",
        "after",
        "about",
        "around",
        "name",
        "names",
        "named",
        "called",
        "known",
        "surname",
        "family",
        "given",
        "first",
        "last",
        "grandfather",
        "grandmother",
        "grandpa",
        "grandma",
        "grandparents",
        "greatgrandfather",
        "father",
        "mother",
        "parents",
        "brother",
        "sister",
        "uncle",
        "aunt",
        "son",
        "daughter",
        "husband",
        "cousin",
        "ancestor",
        "ancestors",
        "relative",
        "relatives",
        "village",
        "villages",
        "district",
        "county",
        "province",
        "town",
        "city",
        "port",
        "country",
        "year",
        "years",
        "ship",
        "steamer",
        "steamship",
        "boat",
        "vessel",
        "aboard",
        "board",
        "paper",
        "papers",
        "file",
        "certificate",
        "gravestone",
        "says",
        "said",
        "written",
        "writes",
        "spelled",
        "think",
        "believe",
        "maybe",
        "perhaps",
        "probably",
        "don't",
        "do",
        "not",
        "know",
        "looking",
        "find",
        "help",
        "please",
        "thank",
        "want",
        "wants",
    ]
)
"""No syllable of a Chinese name is spelled so, or only in a sentence could it be meant."""

AMBIGUOUS = frozenset(
    [
        "in",
        "on",
        "at",
        "an",
        "as",
        "of",
        "to",
        "by",
        "he",
        "her",
        "she",
        "him",
        "me",
        "so",
        "for",
        "or",
        "we",
        "us",
        "it",
        "but",
        "if",
        "no",
    ]
)
"""Words of a sentence that are names as well; only where the line is plainly a sentence are they taken for words."""

SHIPS = frozenset(["ship", "steamer", "steamship", "boat", "vessel", "aboard", "board"])
"""What follows is the name of a ship, and no Chinese one."""

PLAINLY = 3
"""So many telling words make a sentence."""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]|\S", re.UNICODE)
PARTS = ", "


def names_in(words: str) -> str:
    """The names of a sentence, parted by commas; what is no sentence as it stands."""
    found = WORD.findall(words)
    plain = [_plain(one) for one in found]
    if sum(one in TELLING for one in plain) < PLAINLY:
        return words
    groups: list[list[str]] = [[]]
    at_sea = False
    for at, (word, bare) in enumerate(zip(found, plain, strict=True)):
        is_told = bare in TELLING or (bare in AMBIGUOUS and not _begins_a_name(found, at))
        at_sea = bare in SHIPS or (at_sea and bare not in TELLING)
        if is_told or not word[0].isalpha():
            groups.append([])
        elif not at_sea:
            groups[-1].append(word)
    return PARTS.join(" ".join(group) for group in groups if group) or words


def _begins_a_name(words: list[str], at: int) -> bool:
    """On Lok is a village; On 1921 and on Monday are none."""
    after = words[at + 1] if at + 1 < len(words) else ""
    return words[at][0].isupper() and after[:1].isupper() and _plain(after) not in TELLING


def _plain(word: str) -> str:
    return word.lower().replace("-", "").replace("’", "'").removesuffix("'s")
