"""The addresses of the issues of firms."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.registers.enterprises import views
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

app_name = "enterprises"

urlpatterns = [
    path("enterprises/issues/", views.issues, name="issues"),
    path("enterprises/issues/figures/", views.figures, name="figures"),
    path("enterprises/unattended/", views.unattended, name="unattended"),
    path("enterprises/<row:pk>/issues/new/", views.raise_issue, name="raise"),
    path("enterprises/issues/<row:pk>/", views.issue, name="issue"),
    path("enterprises/issues/<row:pk>/assign/", views.assign, name="assign"),
    path("enterprises/issues/<row:pk>/answer/", views.answer, name="answer"),
    path("enterprises/issues/<row:pk>/confirm/", views.confirm, name="confirm"),
    path("enterprises/issues/<row:pk>/reopen/", views.reopen, name="reopen"),
]
