"""The addresses of the hooks."""

from __future__ import annotations

from django.urls import path

from yinxin.kit.registers.webhooks import views

urlpatterns = [
    path("registers/hooks/", views.hooks, name="hooks"),
    path("registers/hooks/<row:pk>/", views.hook, name="hook"),
    path("registers/hooks/<row:pk>/turn/", views.turn, name="hook-turn"),
]
