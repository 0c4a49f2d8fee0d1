"""What each signal counts for, as `python -m tests.matching.fit` fitted it on the development half of the gold.

`RANKING` orders the duties of one statement; `SUPPORT` with its bias tells whether the best of them is supported at all. The
decision on matching tells the method.
"""

from __future__ import annotations

RANKING = {
    "cover": 0.77,
    "passage": 0.95,
    "nearest": 0.81,
    "rare": 0.61,
    "title": 0.47,
    "shared": 1.57,
    "run": 0.77,
    "rank": 3.75,
    "around": 1.39,
    "near": 0.86,
    "heads": 0.75,
    "topic": 0.57,
    "path": 0.62,
    "characters": 1.24,
    "ideas": 1.05,
    "telling": 1.08,
    "names": 0.50,
    "unit": 0.87,
    "place": 0.47,
    "amount": 0.29,
    "date": 0.49,
}

SUPPORT = {
    "cover": 0.46,
    "passage": 0.70,
    "nearest": 0.44,
    "rare": 0.19,
    "title": 0.08,
    "shared": 1.98,
    "run": 0.79,
    "rank": -0.18,
    "around": 0.52,
    "near": 0.14,
    "heads": 0.81,
    "topic": 0.40,
    "path": 0.01,
    "characters": 1.07,
    "ideas": 0.50,
    "telling": 0.45,
    "names": -0.15,
    "unit": 0.52,
    "place": 0.05,
    "amount": 0.65,
    "date": 0.00,
    "lead": 1.26,
    "foreign": -0.66,
    "length": -0.01,
    "concrete": 0.39,
    "figure": 0.49,
}
SUPPORT_BIAS = -3.55
