"""What each signal counts for, as `python -m tests.matching.fit` fitted it on the development half of the gold.

`RANKING` orders the duties of one statement; `SUPPORT` with its bias tells whether the best of them is supported at all. The
decision on matching tells the method.
"""

from __future__ import annotations

RANKING = {
    "cover": 0.68,
    "passage": 0.78,
    "nearest": 0.69,
    "rare": 0.52,
    "title": 0.70,
    "shared": 1.58,
    "run": 0.91,
    "rank": 3.95,
    "around": 1.65,
    "near": 0.41,
    "heads": 1.25,
    "path": 0.89,
    "characters": 1.33,
    "ideas": 1.10,
    "telling": 0.73,
    "names": 0.43,
    "unit": 0.73,
    "place": 0.42,
    "amount": 0.80,
    "date": 0.41,
}

SUPPORT = {
    "cover": 0.40,
    "passage": 0.68,
    "nearest": 0.36,
    "rare": 0.19,
    "title": 0.39,
    "shared": 1.75,
    "run": 0.86,
    "rank": -0.12,
    "around": 0.40,
    "near": 0.28,
    "heads": 0.61,
    "path": 0.28,
    "characters": 1.11,
    "ideas": 0.31,
    "telling": 0.89,
    "names": -0.29,
    "unit": 0.49,
    "place": 0.04,
    "amount": 0.52,
    "date": 0.00,
    "lead": 1.20,
    "foreign": -0.87,
    "length": 0.03,
    "concrete": 0.59,
    "figure": 0.73,
}
SUPPORT_BIAS = -3.76
