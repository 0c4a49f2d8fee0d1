"""Start-up checks: what would lose or leak data stops the start with one sentence.

Errors stop `yinxin serve`, `yinxin worker` and gunicorn; warnings are told and leave the start alone. What only a real
installation needs is asked in production alone.
"""

from yinxin.config.checks import closed, copies, entrance, keys_apart, neighbours, postgresql, sqlite

__all__ = ["closed", "copies", "entrance", "keys_apart", "neighbours", "postgresql", "sqlite"]
