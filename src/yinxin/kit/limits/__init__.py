"""How often something may be done: one table for all processes, so that four workers allow no more than one would.

`limits.take` counts one more or refuses with "too-often"; `limits.take_declared` does so by the number and the span that
settings.LIMITS gives; `limits.forget` ends a count, as the right password does. Call them before the transaction of the act:
inside it, an act that fails would take its count back with it.
"""

from yinxin.kit.limits.taking import digest, forget, take, take_declared

__all__ = ["digest", "forget", "take", "take_declared"]
