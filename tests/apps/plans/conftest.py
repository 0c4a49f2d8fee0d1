"""Every test of plans has a store of its own for documents."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _own_store(settings):
    store = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": store}
