"""The addresses of alarms and of the rules of lights."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.progress.views import judging

urlpatterns: list[URLPattern] = [
    path("alarms/", judging.alarms, name="alarms"),
    path("plans/tasks/<row:pk>/alarm/", judging.dismiss, name="dismiss-alarm"),
    path("plans/<row:pk>/lights/", judging.rules, name="light-rules"),
]
