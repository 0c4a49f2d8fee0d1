"""What a query tells of the traditions: other words of the same paper lean on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from yinxin.domain.roots.answers import Answer
from yinxin.domain.roots.traditions import Tradition
from yinxin.domain.roots.voices import Floats

_SMOOTH = 0.02
_NEGLIGIBLE = 1e-4


def leaning(answer: Answer, weights: Floats, prior: Floats, traditions: Sequence[Tradition]) -> Answer:
    """The answer with how likely it makes each tradition, and how many times likelier than before, smoothed.

    `weights` are P(query, tradition) up to a factor, `prior` is log P(tradition). Where nothing was heard, nothing leans.
    """
    total = float(weights.sum())
    if not total > 0:
        return answer
    shares, names = weights / total, [tradition.id for tradition in traditions]
    ratio = (shares + _SMOOTH) / (np.exp(prior) + _SMOOTH)
    return replace(
        answer,
        heard_in={name: share for name, share in zip(names, shares.tolist(), strict=True) if share > _NEGLIGIBLE},
        leans=dict(zip(names, ratio.tolist(), strict=True)),
    )
