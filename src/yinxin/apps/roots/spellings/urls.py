"""The addresses of spellings."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.roots.spellings import views

app_name = "spellings"

urlpatterns = [path("roots/spelled/", views.give, name="give")]
