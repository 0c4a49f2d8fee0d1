"""The addresses of progress. Who may open each stands beside its view."""

from __future__ import annotations

from yinxin.apps.progress.urls import changes, evidence, judging, life, reporting

app_name = "progress"

urlpatterns = [
    *life.urlpatterns,
    *reporting.urlpatterns,
    *evidence.urlpatterns,
    *changes.urlpatterns,
    *judging.urlpatterns,
]
