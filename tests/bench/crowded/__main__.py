"""`python -m tests.bench.crowded`: fills an empty installation, proves that its rows are sound, and measures its pages and papers.

The database is the one of YINXIN_DATABASE_URL, SQLite in YINXIN_VAR where that is empty. Writes JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import sys


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=50)
    parser.add_argument("--tasks", type=int, default=5_000)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--rows", type=int, default=120_000, help="reports and events together")
    parser.add_argument("--rounds", type=int, default=20, help="how often each page is asked")
    parser.add_argument("--keep", action="store_true", help="measure an installation that is already filled")
    parser.add_argument("--no-papers", action="store_true")
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "yinxin.config.settings"
    import django

    django.setup()
    from tests.bench.crowded import filling, measuring

    filling.prepare()
    seconds = {} if asked.keep else filling.fill(asked.plans, asked.tasks, asked.units, asked.rows)
    town = filling.found()
    said = {
        "database": filling.vendor(),
        "rows": filling.rows(),
        "filled in": seconds,
        "pages": measuring.pages(town, asked.rounds),
        "papers": {} if asked.no_papers else measuring.papers(town),
    }
    json.dump(said, sys.stdout, ensure_ascii=False, default=float)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
