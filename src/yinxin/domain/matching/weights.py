"""What each signal counts for, as `python -m tests.matching.fit` fitted it on the development half of the gold.

`RANKING` orders the duties of one statement; `SUPPORT` with its bias tells whether the best of them is supported at all. The
decision on matching tells the method.
"""

from __future__ import annotations

RANKING = {
    "cover": 0.62,
    "passage": 0.80,
    "title": 0.56,
    "shared": 1.59,
    "run": 0.81,
    "rank": 4.24,
    "around": 1.22,
    "before": 0.18,
    "heads": 0.96,
    "path": 0.73,
    "characters": 1.28,
    "ideas": 0.95,
    "telling": 0.84,
    "names": 0.26,
    "unit": 0.60,
    "place": 0.25,
    "amount": 0.89,
    "date": 0.22,
}

SUPPORT = {
    "cover": 0.43,
    "passage": 0.70,
    "title": 0.41,
    "shared": 1.84,
    "run": 0.90,
    "rank": 0.05,
    "around": 0.56,
    "before": 0.47,
    "heads": 0.74,
    "path": 0.26,
    "characters": 1.18,
    "ideas": 0.59,
    "telling": 0.80,
    "names": -0.25,
    "unit": 0.50,
    "place": 0.05,
    "amount": 0.57,
    "date": 0.00,
    "lead": 1.26,
    "length": 0.04,
    "concrete": 0.47,
    "figure": 0.68,
}
SUPPORT_BIAS = -4.20
