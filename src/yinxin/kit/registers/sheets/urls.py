"""The addresses of sheets."""

from __future__ import annotations

from django.urls import path

from yinxin.kit.registers.sheets import views

_HERE = "registers/<register:register>/sheets/"

urlpatterns = [
    path(_HERE, views.home, name="sheets"),
    path(f"{_HERE}upload/", views.upload, name="sheet-upload"),
    path(f"{_HERE}template.xlsx", views.empty_sheet, name="sheet-template"),
    path(f"{_HERE}all.csv", views.export, {"kind": "csv"}, name="sheet-csv"),
    path(f"{_HERE}all.xlsx", views.export, {"kind": "xlsx"}, name="sheet-xlsx"),
    path(f"{_HERE}<row:pk>/", views.show, name="sheet"),
    path(f"{_HERE}<row:pk>/faults.xlsx", views.faults, name="sheet-faults"),
    path(f"{_HERE}<row:pk>/columns/", views.decide, name="sheet-columns"),
    path(f"{_HERE}<row:pk>/mend/", views.mend, name="sheet-mend"),
    path(f"{_HERE}<row:pk>/again/", views.again, name="sheet-again"),
    path(f"{_HERE}<row:pk>/discard/", views.discard, name="sheet-discard"),
    path(f"{_HERE}<row:pk>/load/", views.carry, name="sheet-load"),
    path(f"{_HERE}<row:pk>/undo/", views.undo, name="sheet-undo"),
]
