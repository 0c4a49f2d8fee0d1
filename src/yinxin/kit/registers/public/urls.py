"""The public addresses of registers. They are made to last: nothing of them is ever renamed."""

from __future__ import annotations

from django.urls import path

from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>
from yinxin.kit.registers import addresses  # noqa: F401 - registers <register:…>
from yinxin.kit.registers.opendata import views as opendata
from yinxin.kit.registers.public import views

urlpatterns = [
    path("robots.txt", views.robots_txt, name="robots"),
    path("r/", views.home, name="public-home"),
    path("r/sitemap.xml", views.sitemap, name="public-sitemap"),
    path("r/catalog.jsonld", opendata.catalogue, name="public-catalogue"),
    path("r/changes.atom", opendata.all_changes, name="public-feeds"),
    path("r/<register:register>/", views.public_list, name="public-list"),
    path("r/<register:register>/sitemap/<row:part>.xml", views.sitemap_part, name="public-sitemap-part"),
    path("r/<register:register>/changes.atom", opendata.changes, name="public-feed"),
    path("r/<register:register>/points.geojson", opendata.points, name="public-points"),
    path("r/<register:register>/data/<str:name>", opendata.data, name="public-data"),
    path("r/<register:register>/<str:key>/", views.public_record, name="public-record"),
]
