"""What each signal counts for, as `python -m tests.matching.fit` fitted it on the development half of the gold.

`RANKING` orders the duties of one statement; `SUPPORT` with its bias tells whether the best of them is supported at all. The
decision on matching tells the method.
"""

from __future__ import annotations

RANKING = {
    "cover": 1.11,
    "passage": 1.24,
    "nearest": 1.14,
    "rare": 1.05,
    "title": 0.95,
    "verbatim": 1.00,
    "shared": 1.44,
    "run": 0.89,
    "rank": 2.64,
    "around": 1.70,
    "near": 1.32,
    "heads": 1.17,
    "topic": 1.07,
    "path": 1.08,
    "characters": 1.40,
    "ideas": 1.21,
    "telling": 1.04,
    "names": 1.00,
    "unit": 1.22,
    "place": 0.99,
    "amount": 0.78,
    "date": 1.00,
}

SUPPORT = {
    "cover": 0.43,
    "passage": 0.67,
    "nearest": 0.38,
    "rare": 0.45,
    "title": 0.19,
    "verbatim": 0.01,
    "shared": 1.80,
    "run": 1.01,
    "rank": 0.00,
    "around": 0.51,
    "near": 0.16,
    "heads": 0.85,
    "topic": 0.46,
    "path": 0.22,
    "characters": 0.95,
    "ideas": 0.30,
    "telling": 0.54,
    "names": 0.00,
    "unit": 0.62,
    "place": 0.22,
    "amount": 0.58,
    "date": 0.00,
    "lead": 0.77,
    "foreign": -0.60,
    "length": 0.03,
    "concrete": 0.47,
    "figure": 0.56,
}
SUPPORT_BIAS = -4.13
