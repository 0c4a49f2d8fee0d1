"""The addresses of plans, their desks and their tasks. Who may open each stands beside its view."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.plans import views

app_name = "plans"

urlpatterns = [
    path("", views.home, name="home"),
    path("plans/", views.plan_list, name="list"),
    path("plans/upload/", views.upload, name="upload"),
    path("plans/sources/<int:pk>/", views.source, name="source"),
    path("plans/sources/<int:pk>/original/", views.original, name="original"),
    path("plans/sources/<int:pk>/again/", views.again, name="again"),
    path("plans/sources/<int:pk>/desk/", views.desk, name="desk"),
    path("plans/sources/<int:pk>/add/", views.add, name="add"),
    path("plans/sources/<int:pk>/confirm/", views.confirm_many, name="confirm-many"),
    path("plans/sources/<int:pk>/merge/", views.merge, name="merge"),
    path("plans/sources/<int:pk>/revision/", views.revision, name="revision"),
    path("plans/sources/<int:pk>/changes/", views.changes, name="changes"),
    path("plans/sources/<int:pk>/changes/apply/", views.apply_all, name="apply-all"),
    path("plans/sources/<int:pk>/undo/", views.undo, name="undo"),
    path("plans/sources/<int:pk>/discard/", views.discard, name="discard"),
    path("plans/desk/<int:pk>/", views.item, name="item"),
    path("plans/desk/<int:pk>/edit/", views.edit, name="edit"),
    path("plans/desk/<int:pk>/unit/", views.unit, name="unit"),
    path("plans/desk/<int:pk>/split/", views.split, name="split"),
    path("plans/desk/<int:pk>/drop/", views.drop, name="drop"),
    path("plans/desk/<int:pk>/restore/", views.restore, name="restore"),
    path("plans/desk/<int:pk>/settle/", views.settle, name="settle"),
    path("plans/desk/<int:pk>/confirm/", views.confirm, name="confirm"),
    path("plans/changes/<int:pk>/apply/", views.apply, name="apply"),
    path("plans/changes/<int:pk>/keep/", views.keep, name="keep"),
    path("plans/tasks/", views.all_tasks, name="tasks"),
    path("plans/tasks/<int:pk>/", views.task, name="task"),
    path("plans/tasks/<int:pk>/amend/", views.amend, name="amend"),
    path("plans/tasks/<int:pk>/units/", views.assign, name="assign"),
    path("plans/duties/<int:pk>/", views.duties, name="duties"),
    path("plans/duties/", views.own_duties, name="own-duties"),
    path("plans/<int:pk>/", views.plan, name="show"),
    path("plans/parts/<int:pk>/leave/", views.leave, name="leave"),
    path("plans/<int:pk>/facts/", views.facts, name="facts"),
    path("plans/<int:pk>/sections/", views.sections, name="sections"),
    path("plans/<int:pk>/history/", views.history, name="history"),
    path("plans/<int:pk>/export/<str:kind>/", views.export, name="export"),
]
