"""The addresses of proposals and special funds."""

from __future__ import annotations

from django.urls import URLPattern, path

from yinxin.apps.supervision.views import funding, proposing

urlpatterns: list[URLPattern] = [
    path("proposals/", proposing.proposals, name="proposals"),
    path("proposals/new/", proposing.propose, name="propose"),
    path("proposals/<row:pk>/", proposing.proposal, name="proposal"),
    path("proposals/<row:pk>/step/", proposing.step, name="proposal-step"),
    path("proposals/<row:pk>/hand-over/", proposing.hand_over, name="proposal-hand-over"),
    path("proposals/<row:pk>/answer/", proposing.answer, name="proposal-answer"),
    path("plans/<row:pk>/funds/", funding.funds, name="funds"),
    path("plans/<row:pk>/funds/budget/", funding.budget, name="fund-budget"),
    path("funds/<row:pk>/pay/", funding.pay, name="fund-pay"),
    path("funds/<row:pk>/rebudget/", funding.rebudget, name="fund-rebudget"),
]
