"""Character bigrams of folded text: what a search index holds so that any substring of a name or a sentence is found.

Each line is a run. Of a run stand all pairs of neighbours, then its last character alone: a query of one character is the
beginning of a token, a longer one a phrase of pairs, and no phrase reaches from one run into the next, as a single character
stands between them. Trigrams lose two-character names, word segmenters all names they have never seen.
"""

from __future__ import annotations

from yinxin.domain.text.fold import fold


def grams(text: str) -> list[str]:
    """The tokens of a text in their order: “開平” becomes 开平, 平. A token is made of letters and digits only."""
    return [run[place : place + 2] for line in text.split("\n") if (run := fold(line)) for place in range(len(run))]


def phrase(word: str) -> tuple[str, ...]:
    """The tokens of a folded word that follow one another wherever it occurs; of one character, the beginning of a token."""
    return tuple(word[place : place + 2] for place in range(len(word) - 1)) or (word,)
