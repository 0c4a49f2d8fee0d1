"""The addresses of the letters, which say nothing of kin."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.kin import views

app_name = "kin"

urlpatterns = [
    path("letters/", views.home, name="home"),
    path("letters/about/", views.about, name="about"),
    path("letters/cards/new/", views.card, name="card"),
    path("letters/cards/<uuid:pk>/remove/", views.card_remove, name="card-remove"),
    path("letters/questions/<uuid:pk>/", views.question, name="question"),
    path("letters/with/<uuid:pk>/", views.relay, name="relay"),
    path("letters/with/<uuid:pk>/write/", views.write, name="write"),
    path("letters/with/<uuid:pk>/release/", views.release, name="release"),
    path("letters/with/<uuid:pk>/revoke/", views.revoke, name="revoke"),
    path("letters/with/<uuid:pk>/end/", views.end, name="end"),
    path("letters/with/<uuid:pk>/report/", views.report, name="report"),
    path("letters/take-back/", views.take_back, name="take-back"),
    path("letters/shield/", views.shield, name="shield"),
    path("letters/unshield/", views.unshield, name="unshield"),
    path("letters/away/", views.away, name="away"),
    path("letters/reports/", views.reports, name="reports"),
    path("letters/reports/<uuid:pk>/", views.decide, name="decide"),
]
