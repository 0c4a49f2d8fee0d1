"""Every address, by app."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path

from yinxin.config.api import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("yinxin.kit.ui.urls")),
    *(
        path(prefix, include(module))
        for prefix, module in (("", "yinxin.apps.people.urls"), ("", "yinxin.apps.plans.urls"))
        if find_spec(module)
    ),
]
