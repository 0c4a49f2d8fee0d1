"""The addresses of the acts of a task."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.progress.views import life as views
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

urlpatterns: list[URLPattern] = [
    path("plans/waiting/", views.work, name="work"),
    path("plans/waiting/sign/", views.sign_each, name="sign-each"),
    path("plans/tasks/<row:pk>/acts/<slug:act>/", views.act_on_task, name="act"),
    path("plans/phases/<row:pk>/acts/<slug:act>/", views.act_on_phase, name="phase-act"),
    path("plans/milestones/<row:pk>/acts/<slug:act>/", views.act_on_milestone, name="milestone-act"),
    path("plans/tasks/<row:pk>/link/", views.link, name="link"),
    path("plans/links/<row:pk>/unlink/", views.unlink, name="unlink"),
]
