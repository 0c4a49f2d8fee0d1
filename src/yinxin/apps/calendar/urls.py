"""The addresses of the calendar."""

from __future__ import annotations

from django.urls import path, register_converter

from yinxin.apps.calendar import views
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>


class CalendarYear:
    """A year of four digits that an office can mean."""

    regex = "(?:19|20)[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(CalendarYear, "year")

app_name = "calendar"

urlpatterns = [
    path("calendar/", views.home, name="home"),
    path("calendar/years/<year:year>/", views.year, name="year"),
    path("calendar/holidays/new/", views.notice_enter, name="notice-enter"),
    path("calendar/holidays/<row:pk>/", views.notice, name="notice"),
    path("calendar/holidays/<row:pk>/confirm/", views.notice_confirm, name="notice-confirm"),
    path("calendar/holidays/<row:pk>/withdraw/", views.notice_withdraw, name="notice-withdraw"),
]
