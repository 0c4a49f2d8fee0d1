"""gunicorn, started from within: it serves the pages already loaded in this process."""

from __future__ import annotations

from typing import Any

from gunicorn.app.base import BaseApplication

from yinxin.kit import door


class Pages(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """The site as gunicorn runs it; the options are gunicorn's own settings."""

    def __init__(self, **options: object) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Only what is given here: a gunicorn.conf.py that happens to lie around is not ours."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The site."""
        return door.application()
