"""The addresses of persons of genealogies."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.roots.families import views
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

app_name = "families"

urlpatterns = [
    path("r/ancestors/<row:pk>/", views.person, name="person"),
    path("ancestors/waiting/", views.waiting, name="waiting"),
    path("ancestors/<row:pk>/", views.keep, name="keep"),
    path("ancestors/<row:pk>/confirm/", views.confirm, name="confirm"),
    path("ancestors/<row:pk>/change/", views.change, name="change"),
    path("ancestors/<row:pk>/take-out/", views.take_out, name="take-out"),
    path("ancestors/<row:pk>/<slug:what>/new/", views.say, name="say"),
    path("ancestors/<slug:what>/<row:pk>/correct/", views.correct, name="correct"),
    path("ancestors/<slug:what>/<row:pk>/remove/", views.unsay, name="unsay"),
    path("branches/<row:pk>/ancestors/new/", views.enter, name="enter"),
]
