"""The addresses of the yearly assessment."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.supervision.views import assessing

urlpatterns: list[URLPattern] = [
    path("supervision/assessments/", assessing.assessments, name="assessments"),
    path("supervision/assessments/begin/", assessing.begin, name="assessment-begin"),
    path("supervision/assessments/<row:pk>/", assessing.assessment, name="assessment"),
    path("supervision/assessments/<row:pk>/announce/", assessing.announce, name="assessment-announce"),
    path("supervision/assessments/<row:pk>/appeal/", assessing.appeal, name="assessment-appeal"),
    path("supervision/assessments/<row:pk>/freeze/", assessing.freeze, name="assessment-freeze"),
    path("supervision/appeals/<row:pk>/decide/", assessing.decide, name="appeal-decide"),
]
