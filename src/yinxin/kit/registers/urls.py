"""The addresses of the registers: each surface of the engine has its own list."""

from __future__ import annotations

from django.urls import path

from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>
from yinxin.kit.registers import addresses, views  # noqa: F401 - registers <register:…>
from yinxin.kit.registers.links.urls import urlpatterns as links
from yinxin.kit.registers.listing.urls import urlpatterns as listing
from yinxin.kit.registers.logs.urls import urlpatterns as logs
from yinxin.kit.registers.moving import urls as moving
from yinxin.kit.registers.parts.urls import urlpatterns as parts
from yinxin.kit.registers.public.urls import urlpatterns as public
from yinxin.kit.registers.records.urls import urlpatterns as records
from yinxin.kit.registers.rounds import urls as rounds
from yinxin.kit.registers.sheets.urls import urlpatterns as sheets
from yinxin.kit.registers.webhooks.urls import urlpatterns as hooks

app_name = "registers"

urlpatterns = [
    *hooks,  # before a register could be called so
    *moving.urlpatterns,
    *rounds.urlpatterns,
    path("registers/", views.home, name="home"),
    path("registers/<register:register>/new/", views.new, name="new"),
    path("registers/<register:register>/<row:pk>/edit/", views.edit, name="edit"),
    *links,
    *listing,
    *logs,
    *parts,
    *public,
    *records,
    *sheets,
]
