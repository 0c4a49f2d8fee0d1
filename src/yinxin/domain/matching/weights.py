"""What each signal counts for, as `python -m tests.matching.fit` fitted it on the development half of the gold.

`RANKING` orders the duties of one statement; `SUPPORT` with its bias tells whether the best of them is supported at all. The
decision on matching tells the method.
"""

from __future__ import annotations

RANKING = {
    "cover": 1.14,
    "passage": 1.27,
    "nearest": 1.17,
    "rare": 1.09,
    "title": 0.89,
    "verbatim": 1.00,
    "shared": 1.48,
    "run": 0.84,
    "rank": 2.78,
    "around": 1.73,
    "near": 1.36,
    "heads": 1.17,
    "topic": 1.04,
    "path": 1.06,
    "characters": 1.45,
    "ideas": 1.22,
    "telling": 1.01,
    "names": 1.00,
    "unit": 1.25,
    "place": 1.00,
    "amount": 0.72,
    "date": 1.00,
}

SUPPORT = {
    "cover": 0.45,
    "passage": 0.68,
    "nearest": 0.40,
    "rare": 0.48,
    "title": 0.17,
    "verbatim": 0.01,
    "shared": 1.75,
    "run": 0.95,
    "rank": 0.00,
    "around": 0.51,
    "near": 0.13,
    "heads": 0.85,
    "topic": 0.48,
    "path": 0.22,
    "characters": 0.89,
    "ideas": 0.29,
    "telling": 0.55,
    "names": 0.00,
    "unit": 0.63,
    "place": 0.21,
    "amount": 0.60,
    "date": 0.00,
    "lead": 1.01,
    "foreign": -0.56,
    "length": 0.06,
    "concrete": 0.48,
    "figure": 0.57,
}
SUPPORT_BIAS = -4.41
