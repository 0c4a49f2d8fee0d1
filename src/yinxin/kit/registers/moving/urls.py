"""The addresses of steps and proposals."""

from __future__ import annotations

from django.urls import path

from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>
from yinxin.kit.registers import addresses  # noqa: F401 - registers <register:…>
from yinxin.kit.registers.moving import views

urlpatterns = [
    path("registers/waiting/", views.waiting, name="waiting"),
    path("registers/moves/<row:pk>/confirm/", views.confirm, name="move-confirm"),
    path("registers/moves/<row:pk>/decline/", views.decline, name="move-decline"),
    path("registers/moves/<row:pk>/withdraw/", views.withdraw, name="move-withdraw"),
    path("registers/<register:register>/<row:pk>/move/<slug:step>/", views.move, name="move"),
]
