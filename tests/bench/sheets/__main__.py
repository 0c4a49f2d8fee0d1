"""`python -m tests.bench.sheets`: an installation of its own with so many books, measured; writes JSON.

The database is the one of YINXIN_DATABASE_URL, SQLite in YINXIN_VAR where that is empty.
"""

from __future__ import annotations

import argparse
import json
import os
import sys


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=47_000)
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "yinxin.config.settings"
    import django

    django.setup()
    from tests.bench.crowded import filling
    from tests.bench.sheets import measuring

    filling.prepare()
    json.dump({"database": filling.vendor(), "rows": asked.rows, "work": measuring.measure(asked.rows)}, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
