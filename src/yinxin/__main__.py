"""`python -m yinxin` is `yinxin`."""

from __future__ import annotations

from yinxin.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
