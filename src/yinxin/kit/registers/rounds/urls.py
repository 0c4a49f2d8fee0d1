"""The addresses of checks, due lists and campaigns."""

from __future__ import annotations

from django.urls import path

from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>
from yinxin.kit.registers import addresses  # noqa: F401 - registers <register:…>
from yinxin.kit.registers.rounds import campaign_views, views

CHECK = "registers/check/<register:register>/<row:pk>/<slug:name>/<slug:period>/"

urlpatterns = [
    path("registers/check/", views.home, name="check-home"),
    path("registers/check/worker.js", views.worker, name="check-worker"),
    path("registers/check/token/", views.token, name="check-token"),
    path(CHECK, views.check, name="check"),
    path("registers/photos/<row:pk>/", views.photo, name="check-photo"),
    path("registers/overdue/", views.overdue, name="overdue"),
    path("registers/mismatches/", views.mismatches, name="mismatches"),
    path("registers/mismatches/<row:pk>/", views.settle, name="mismatch-settle"),
    path("registers/<register:register>/due/", views.due, name="due"),
    path("registers/<register:register>/due/export/<str:kind>/", views.export, name="due-export"),
    path("registers/campaigns/<row:pk>/", campaign_views.one, name="campaign"),
    path("registers/campaigns/<row:pk>/close/", campaign_views.close, name="campaign-close"),
    path("registers/<register:register>/campaigns/", campaign_views.every, name="campaigns"),
    path("registers/<register:register>/campaigns/new/", campaign_views.new, name="campaign-new"),
]
