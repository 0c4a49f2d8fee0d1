"""How sure one may be: what the weights of all candidates, and of "none of them", come to as probabilities.

The traditions that vote for a candidate hear the same readings, and the syllables of a name the same clerk; taken as independent they
spread what is known too thinly. One power for each kind of name makes up for it (temperature scaling: C. Guo et al., "On calibration
of modern neural networks", ICML 2017). Each is the power under which the rows of tune and dev, and of places the spellings left out of
the record, are likeliest; nothing else is fitted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from yinxin.domain.roots.answers import Kind

SHARPENED: Mapping[Kind, float] = {Kind.SURNAME: 1.1, Kind.PLACE: 1.5, Kind.PERSON: 1.2}
_LEAST = 1e-300


def sharpened(weights: Sequence[float] | NDArray[np.float32], against: float, kind: Kind) -> tuple[list[float], float]:
    """The probabilities of the candidates in their order, and that of "none of them"; together one. Nothing at all is "none"."""
    every = np.append(np.asarray(weights, np.float64), against)
    if not every.max() > 0:
        return [0.0] * len(weights), 1.0
    powers = (every / max(float(every.max()), _LEAST)) ** SHARPENED[kind]
    shares: list[float] = (powers / powers.sum()).tolist()
    return shares[:-1], shares[-1]
