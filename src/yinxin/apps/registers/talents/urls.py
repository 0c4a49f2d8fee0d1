"""The addresses of the registers of talents."""

from __future__ import annotations

from django.urls import path, register_converter

from yinxin.apps.registers.talents import views
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>


class KindName:
    """One of the two registers."""

    regex = "expert|language"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KindName, "talent_kind")

app_name = "talents"

urlpatterns = [
    path("talents/join/", views.own, name="own"),
    path("talents/join/<talent_kind:kind>/", views.offer, name="offer"),
    path("talents/join/<talent_kind:kind>/renew/", views.renew, name="renew"),
    path("talents/join/<talent_kind:kind>/leave/", views.leave, name="leave"),
    path("talents/join/requests/<row:pk>/", views.answer, name="answer"),
    path("talents/", views.search, name="search"),
    path("talents/<row:pk>/ask/", views.ask, name="ask"),
    path("talents/requests/", views.requests, name="requests"),
    path("talents/requests/<row:pk>/contact/", views.contact, name="contact"),
]
