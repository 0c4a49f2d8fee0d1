"""The addresses of plans, their desks and their tasks. Who may open each stands beside its view."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.plans import views
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

app_name = "plans"

urlpatterns = [
    path("", views.home, name="home"),
    path("plans/", views.plan_list, name="list"),
    path("plans/upload/", views.upload, name="upload"),
    path("plans/sources/<row:pk>/", views.source, name="source"),
    path("plans/sources/<row:pk>/original/", views.original, name="original"),
    path("plans/sources/<row:pk>/again/", views.again, name="again"),
    path("plans/sources/<row:pk>/desk/", views.desk, name="desk"),
    path("plans/sources/<row:pk>/add/", views.add, name="add"),
    path("plans/sources/<row:pk>/confirm/", views.confirm_many, name="confirm-many"),
    path("plans/sources/<row:pk>/merge/", views.merge, name="merge"),
    path("plans/sources/<row:pk>/revision/", views.revision, name="revision"),
    path("plans/sources/<row:pk>/changes/", views.changes, name="changes"),
    path("plans/sources/<row:pk>/changes/apply/", views.apply_all, name="apply-all"),
    path("plans/sources/<row:pk>/undo/", views.undo, name="undo"),
    path("plans/sources/<row:pk>/discard/", views.discard, name="discard"),
    path("plans/desk/<row:pk>/", views.item, name="item"),
    path("plans/desk/<row:pk>/edit/", views.edit, name="edit"),
    path("plans/desk/<row:pk>/unit/", views.unit, name="unit"),
    path("plans/desk/<row:pk>/split/", views.split, name="split"),
    path("plans/desk/<row:pk>/drop/", views.drop, name="drop"),
    path("plans/desk/<row:pk>/restore/", views.restore, name="restore"),
    path("plans/desk/<row:pk>/settle/", views.settle, name="settle"),
    path("plans/desk/<row:pk>/confirm/", views.confirm, name="confirm"),
    path("plans/changes/<row:pk>/apply/", views.apply, name="apply"),
    path("plans/changes/<row:pk>/keep/", views.keep, name="keep"),
    path("plans/tasks/", views.all_tasks, name="tasks"),
    path("plans/tasks/<row:pk>/", views.task, name="task"),
    path("plans/tasks/<row:pk>/amend/", views.amend, name="amend"),
    path("plans/tasks/<row:pk>/units/", views.assign, name="assign"),
    path("plans/duties/<row:pk>/", views.duties, name="duties"),
    path("plans/duties/", views.own_duties, name="own-duties"),
    path("plans/<row:pk>/", views.plan, name="show"),
    path("plans/parts/<row:pk>/leave/", views.leave, name="leave"),
    path("plans/<row:pk>/facts/", views.facts, name="facts"),
    path("plans/<row:pk>/sections/", views.sections, name="sections"),
    path("plans/<row:pk>/history/", views.history, name="history"),
    path("plans/<row:pk>/export/<str:kind>/", views.export, name="export"),
]
