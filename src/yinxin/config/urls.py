"""Every address, by app, and the pages for what goes wrong outside a view."""

from __future__ import annotations

from django.urls import include, path

from yinxin.config.api import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("yinxin.kit.ui.urls")),
    path("", include("yinxin.kit.audit.urls")),
    path("", include("yinxin.kit.outbox.urls")),
    path("", include("yinxin.kit.registers.urls")),
    path("", include("yinxin.apps.registers.donations.urls")),
    path("", include("yinxin.apps.people.urls")),
    path("", include("yinxin.apps.me.urls")),
    path("", include("yinxin.apps.calendar.urls")),
    path("", include("yinxin.apps.people.entrance.addresses")),
    path("", include("yinxin.apps.notices.urls")),
    path("", include("yinxin.apps.registers.talents.urls")),
    path("", include("yinxin.apps.registers.enterprises.urls")),
    path("", include("yinxin.apps.registers.sister_cities.urls")),
    path("", include("yinxin.apps.roots.exchange.urls")),
    path("", include("yinxin.apps.roots.books.urls")),
    path("", include("yinxin.apps.roots.families.urls")),
    path("", include("yinxin.apps.roots.spellings.urls")),
    path("", include("yinxin.apps.roots.seeking.urls")),
    path("", include("yinxin.apps.kin.urls")),
    path("", include("yinxin.apps.plans.urls")),
    path("", include("yinxin.apps.progress.urls")),
    path("", include("yinxin.apps.supervision.urls")),
]

handler400 = "yinxin.kit.refusals.pages.bad_request"
handler404 = "yinxin.kit.refusals.pages.not_found"
handler500 = "yinxin.kit.refusals.pages.our_fault"
