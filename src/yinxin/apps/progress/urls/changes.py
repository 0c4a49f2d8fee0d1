"""The addresses of feeds and what changed."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.progress.feeds import views as feeds
from yinxin.apps.progress.since import views as since
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

urlpatterns: list[URLPattern] = [
    path("plans/feeds/", feeds.feeds, name="feeds"),
    path("plans/feeds/make/", feeds.make, name="feed-make"),
    path("plans/feeds/<row:pk>/revoke/", feeds.revoke, name="feed-revoke"),
    path("feeds/<slug:token>.ics", feeds.feed, name="feed"),
    path("plans/<row:pk>/since/", since.since, name="since"),
    path("plans/<row:pk>/since/seen/", since.look, name="look"),
]
