"""Starting Django for the verbs that need it."""

from __future__ import annotations

import os

import django
from django.utils import translation

from yinxin.domain.errors import RefusedError


def boot() -> None:
    """Starts Django once. The command line speaks Simplified Chinese, whatever the machine's language."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinxin.config.settings")
    django.setup()
    translation.activate("zh-hans")


def sentence_of(refusal: RefusedError) -> str:
    """What a person is told when the domain says no."""
    boot()
    from yinxin.kit.refusals.sentences import sentence_of as kept

    return kept(refusal)
