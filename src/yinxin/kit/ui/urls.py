"""The one address of the interface itself: changing the language."""

from __future__ import annotations

from django.urls import path

from yinxin.kit.ui import views

app_name = "ui"

urlpatterns = [path("language/", views.language, name="language")]
