"""The addresses of 督办单."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.supervision.views import supervising
from yinxin.apps.supervision.views.hub import hub

urlpatterns: list[URLPattern] = [
    path("supervision/", hub, name="hub"),
    path("supervision/notices/", supervising.notices, name="notices"),
    path("supervision/notices/<row:pk>/", supervising.notice, name="notice"),
    path("supervision/notices/<row:pk>/file/", supervising.file, name="notice-file"),
    path("supervision/notices/<row:pk>/reply/", supervising.reply, name="reply"),
    path("supervision/notices/<row:pk>/settle/", supervising.settle, name="settle"),
    path("supervision/notices/<row:pk>/again/", supervising.ask_again, name="ask-again"),
    path("supervision/notices/<row:pk>/withdraw/", supervising.withdraw, name="withdraw"),
    path("supervision/tasks/<row:pk>/notice/", supervising.issue, name="issue"),
]
