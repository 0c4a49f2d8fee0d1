"""The addresses of supervision. Who may open each stands beside its view."""

from __future__ import annotations

from yinxin.apps.supervision.urls import assessment, board, chain, chart, papers, supervising

app_name = "supervision"

urlpatterns = [
    *board.urlpatterns,
    *chart.urlpatterns,
    *supervising.urlpatterns,
    *papers.urlpatterns,
    *assessment.urlpatterns,
    *chain.urlpatterns,
]
