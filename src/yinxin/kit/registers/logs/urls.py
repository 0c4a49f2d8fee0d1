"""The addresses of the logs."""

from __future__ import annotations

from django.urls import path

from yinxin.kit.registers.logs import views

urlpatterns = [
    path("registers/<register:register>/<row:pk>/logs/<slug:name>/new/", views.write, name="log"),
    path("registers/<register:register>/logs/<slug:name>/<row:pk>/strike/", views.strike, name="strike"),
]
