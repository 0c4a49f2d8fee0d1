"""What each signal counts for, as `python -m tests.matching.fit` fitted it on the development half of the gold.

`RANKING` orders the duties of one statement; `SUPPORT` with its bias tells whether the best of them is supported at all. The
decision on matching tells the method.
"""

from __future__ import annotations

RANKING = {
    "cover": 1.14,
    "passage": 1.28,
    "nearest": 1.17,
    "rare": 1.05,
    "title": 0.91,
    "verbatim": 1.00,
    "shared": 1.62,
    "run": 1.09,
    "rank": 3.00,
    "around": 1.65,
    "near": 1.25,
    "heads": 1.14,
    "topic": 1.01,
    "path": 1.09,
    "characters": 1.48,
    "ideas": 1.29,
    "telling": 1.28,
    "names": 1.00,
    "unit": 1.24,
    "place": 1.00,
    "amount": 0.73,
    "date": 1.00,
}

SUPPORT = {
    "cover": 0.41,
    "passage": 0.71,
    "nearest": 0.37,
    "rare": 0.17,
    "title": 0.20,
    "verbatim": 0.01,
    "shared": 1.98,
    "run": 0.88,
    "rank": -0.19,
    "around": 0.49,
    "near": 0.20,
    "heads": 0.96,
    "topic": 0.44,
    "path": 0.15,
    "characters": 0.98,
    "ideas": 0.35,
    "telling": 0.56,
    "names": -0.25,
    "unit": 0.52,
    "place": 0.20,
    "amount": 0.65,
    "date": 0.00,
    "lead": 1.08,
    "foreign": -0.65,
    "length": 0.08,
    "concrete": 0.49,
    "figure": 0.62,
}
SUPPORT_BIAS = -3.63
