"""A wall chart takes the press seconds: nobody prints without end."""

from __future__ import annotations

from tests.factories.proposals import confirmed


def test_one_account_prints_only_so_often(cast, settings, sign_in):
    settings.LIMITS = {**settings.LIMITS, "chart.account": (1, settings.LIMITS["chart.account"][1])}
    plan, browser = confirmed(cast).plan, sign_in(cast.office)
    codes = [browser.get(f"/plans/{plan.pk}/chart/A3/").status_code for _ in range(2)]
    assert codes == [200, 429]
