"""The addresses of one's notices."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.notices import views
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

app_name = "notices"

urlpatterns = [
    path("notices/", views.notice_list, name="list"),
    path("notices/read/", views.read_all, name="read-all"),
    path("notices/settings/", views.settle, name="settings"),
    path("notices/address/", views.address, name="address"),
    path("notices/<row:pk>/open/", views.open_notice, name="open"),
    path("notices/<row:pk>/read/", views.read, name="read"),
]
