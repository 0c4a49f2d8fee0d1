"""The addresses of the board of sister cities."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.registers.sister_cities import views
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

app_name = "sister_cities"

urlpatterns = [
    path("sister-cities/", views.board, name="board"),
    path("sister-cities/targets/new/", views.set_target, name="target-set"),
    path("sister-cities/targets/<row:pk>/remove/", views.remove_target, name="target-remove"),
]
