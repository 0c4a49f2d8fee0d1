"""A guard as a later app would have one (POST_ENDING_GUARDS)."""

from __future__ import annotations

from yinxin.apps.people.models import Post
from yinxin.domain.errors import RefusedError


def refuse_always(post: Post, **_facts: object) -> None:
    raise RefusedError("unit-has-duties", unit=post.unit.name, n=1)
