"""What a job raises when it may succeed later or needs a person, and how long it then rests."""

from __future__ import annotations

import random
from datetime import timedelta

from django.utils.translation import gettext_noop

OUR_FAULT = gettext_noop("处理时系统出错，没有保存任何内容。请重试；仍不成功请把编号 %(number)s 告诉系统管理员。")
ENDED = gettext_noop("处理了%(n)s次都中途停止，已不再重试。请把文件拆小后重新提交，或告诉系统管理员。")

FIRST_REST = timedelta(seconds=5)
LONGEST_REST = timedelta(hours=1)


class RetryError(Exception):
    """Not now, but perhaps later: a server that does not answer, a line that is down. `sentence` tells a person what happened.

    `after` says how long to wait when the other side has said so; else the rest grows with every attempt.
    The sentence is shown on the page of dead letters in each reader's language: give it as `_("…")` without places, saying
    what happened and neither naming a person nor quoting content.
    """

    def __init__(self, sentence: str, *, after: timedelta | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.after = after


class HopelessError(Exception):
    """Trying again by itself would change nothing: a person must set something right first. It becomes a dead letter at once."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def rest(attempts: int) -> timedelta:
    """The pause after the given number of attempts: 5 s, 20 s, 80 s … an hour at most, each up to a fifth longer or shorter.

    Without the chance in it, what failed together would knock together again.
    """
    grown = min(FIRST_REST * (1 << 2 * min(attempts - 1, 12)), LONGEST_REST)
    return grown * random.uniform(0.8, 1.2)  # noqa: S311 - spreads load, guards nothing
