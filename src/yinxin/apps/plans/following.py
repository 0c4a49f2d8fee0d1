"""Who wants to know that tasks of the list are new or were changed: higher apps, named in LIST_FOLLOWERS."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.utils.module_loading import import_string


def tell_followers(tasks: Collection[int]) -> None:
    """Called in the transaction of the change, with the keys of the tasks."""
    for name in settings.LIST_FOLLOWERS if tasks else ():
        import_string(name)(tasks)
