"""The API's published description: `docs/api/openapi.json` is compared with the code, so that no change goes out unseen."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path


def published() -> str:
    """The description as it is committed."""
    from yinxin.config.api import api

    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=2, sort_keys=True, default=str) + "\n"


def main() -> int:
    """Writes the description, or compares it and says what to do when it differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--compare", type=Path)
    args = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinxin.config.settings")
    import django

    django.setup()
    if args.write:
        args.write.parent.mkdir(parents=True, exist_ok=True)
        args.write.write_text(published(), encoding="utf-8")
    elif not args.compare.exists() or args.compare.read_text(encoding="utf-8") != published():
        sys.stderr.write(f"{args.compare} is not what the code offers: look at the change, then run `make schema`.\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
