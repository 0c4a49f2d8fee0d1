"""What each signal counts for, as `python -m tests.matching.fit` fitted it on the development half of the gold.

`RANKING` orders the duties of one statement; `SUPPORT` with its bias tells whether the best of them is supported at all. The
decision on matching tells the method.
"""

from __future__ import annotations

RANKING = {
    "cover": 0.75,
    "passage": 0.89,
    "nearest": 0.75,
    "rare": 0.58,
    "title": 0.52,
    "shared": 1.54,
    "run": 0.97,
    "rank": 3.83,
    "around": 1.43,
    "near": 0.35,
    "heads": 0.96,
    "topic": 0.71,
    "path": 0.80,
    "characters": 1.26,
    "ideas": 1.15,
    "telling": 0.98,
    "names": 0.50,
    "unit": 0.78,
    "place": 0.48,
    "amount": 0.71,
    "date": 0.49,
}

SUPPORT = {
    "cover": 0.49,
    "passage": 0.70,
    "nearest": 0.46,
    "rare": 0.20,
    "title": 0.08,
    "shared": 1.82,
    "run": 0.73,
    "rank": -0.16,
    "around": 0.38,
    "near": 0.24,
    "heads": 0.72,
    "topic": 0.39,
    "path": -0.08,
    "characters": 1.16,
    "ideas": 0.46,
    "telling": 0.58,
    "names": -0.15,
    "unit": 0.48,
    "place": 0.06,
    "amount": 0.70,
    "date": 0.00,
    "lead": 1.26,
    "foreign": -0.94,
    "length": -0.05,
    "concrete": 0.35,
    "figure": 0.51,
}
SUPPORT_BIAS = -3.30
