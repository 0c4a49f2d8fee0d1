"""The address of the list of dead links."""

from __future__ import annotations

from django.urls import path

from yinxin.kit.registers.links import views

urlpatterns = [path("registers/dead-links/", views.dead, name="dead-links")]
