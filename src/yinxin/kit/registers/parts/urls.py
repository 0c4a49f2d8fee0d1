"""The addresses of the parts."""

from __future__ import annotations

from django.urls import path

from yinxin.kit.registers.parts import views

urlpatterns = [
    path("registers/<register:register>/<row:pk>/parts/<slug:name>/new/", views.add, name="part-add"),
    path("registers/<register:register>/parts/<slug:name>/<row:pk>/edit/", views.change, name="part-change"),
    path("registers/<register:register>/parts/<slug:name>/<row:pk>/remove/", views.remove, name="part-remove"),
]
