"""The addresses of the jobs."""

from __future__ import annotations

from django.urls import path

from yinxin.kit.outbox import views

app_name = "outbox"

urlpatterns = [
    path("jobs/dead/", views.dead, name="dead"),
    path("jobs/dead/retry/", views.retry_all, name="retry-all"),
    path("jobs/dead/<uuid:pk>/", views.job, name="job"),
    path("jobs/dead/<uuid:pk>/retry/", views.retry, name="retry"),
    path("jobs/dead/<uuid:pk>/discard/", views.discard, name="discard"),
]
