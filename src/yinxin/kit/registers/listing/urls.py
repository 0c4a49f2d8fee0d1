"""The addresses of the lists."""

from __future__ import annotations

from django.urls import path

from yinxin.kit.registers.listing import views

urlpatterns = [
    path("registers/<register:register>/", views.listed, name="list"),
    path("registers/<register:register>/export/<str:kind>", views.export, name="export"),
    path("registers/<register:register>/views/", views.keep_view, name="view-save"),
    path("registers/<register:register>/views/<row:pk>/drop/", views.drop_view, name="view-drop"),
    path("registers/<register:register>/many/", views.many_records, name="many"),
    path("registers/<register:register>/many/publish/", views.publish_many, name="many-publish"),
    path("registers/<register:register>/many/withdraw/", views.withdraw_many, name="many-withdraw"),
]
