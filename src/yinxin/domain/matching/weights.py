"""What each signal counts for. Fitted by `make weights` on the development half of the gold; see the decision on matching."""

from __future__ import annotations

RANKING = {
    "cover": 2.0,
    "passage": 2.0,
    "title": 1.5,
    "shared": 1.0,
    "run": 1.5,
    "rank": 1.5,
    "around": 0.8,
    "heads": 0.5,
    "path": 0.3,
    "characters": 1.0,
    "names": 0.8,
    "unit": 0.6,
    "place": 0.5,
    "amount": 1.0,
    "date": 0.3,
}

SUPPORT = {
    "cover": 3.0,
    "passage": 2.0,
    "title": 2.0,
    "shared": 3.0,
    "run": 2.0,
    "names": 1.0,
    "unit": 0.5,
    "amount": 1.5,
    "heads": 0.5,
}
SUPPORT_BIAS = -3.0
