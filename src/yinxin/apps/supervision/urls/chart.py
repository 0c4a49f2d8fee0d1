"""The address of the printed wall chart."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.supervision.views.chart import chart

urlpatterns: list[URLPattern] = [path("plans/<row:pk>/chart/<str:paper>/", chart, name="chart")]
