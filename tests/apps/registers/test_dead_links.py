"""An address that fails three times is called dead, and lives again when it answers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.registers import entered, register_named
from yinxin.kit import outward
from yinxin.kit.outward import Answer
from yinxin.kit.registers import actions
from yinxin.kit.registers.links import trying
from yinxin.kit.registers.links.dead import dead_fields
from yinxin.kit.registers.models import LinkState


class Told:
    def advance(self, *_: object) -> None:
        pass


@pytest.fixture
def points():
    return register_named("service-points")


@pytest.fixture
def answering(monkeypatch, settings):
    """What the page answers, to be set by a test; None for silence."""
    settings.LINK_CHECKS = True
    says = {"status": 200, "asked": []}

    def ask(_method, address, **_options):
        says["asked"].append(address)
        if says["status"] is None:
            raise outward.SilentError("timed out")
        return Answer(says["status"], address, b"")

    monkeypatch.setattr(outward, "ask", ask)
    return says


def a_week_later():
    LinkState.objects.update(tried_at=timezone.now() - timedelta(days=7))


def test_three_failures_in_a_row_are_a_dead_link(points, answering, cast, sign_in, client):
    point = entered(points, cast, website="https://example.org/office", published=True)
    answering["status"] = None
    for _week in range(2):
        trying.try_links(Told())
        a_week_later()
    assert dead_fields(points, [point.pk]) == {}
    answering["status"] = 404
    assert trying.try_links(Told()) == {"tried": 1, "dead": 1}
    assert list(dead_fields(points, [point.pk])[point.pk]) == ["website"]
    page = client.get(f"/r/service-points/{point.code}/").content.decode()
    assert "起打不开" in page
    assert "https://example.org/office" in sign_in(cast.office).get("/registers/dead-links/").content.decode()
    assert "example.org" not in sign_in(cast.neighbour).get("/registers/dead-links/").content.decode()
    a_week_later()
    answering["status"] = 503
    assert trying.try_links(Told()) == {"tried": 1, "dead": 0}
    assert dead_fields(points, [point.pk]) == {}


def test_only_public_addresses_are_tried_and_a_changed_one_anew(points, answering, cast):
    private = entered(points, cast, website="https://example.org/private")
    point = entered(points, cast, row=1, website="https://example.org/old", published=True)
    trying.try_links(Told())
    assert answering["asked"] == ["https://example.org/old"]
    trying.try_links(Told())
    assert len(answering["asked"]) == 1, "not again within the week"
    actions.change(points, point, {"website": "https://example.org/new"}, by=cast.office)
    trying.try_links(Told())
    assert answering["asked"][1:] == ["https://example.org/new"]
    actions.withdraw(points, points.model._default_manager.all(), by=cast.office, reason="撤销")
    trying.try_links(Told())
    assert not LinkState.objects.exists()
    assert private.published_on is None


def test_where_there_is_no_way_out_nothing_is_tried(points, answering, cast, settings):
    settings.LINK_CHECKS = False
    entered(points, cast, website="https://example.org/office", published=True)
    assert trying.try_links(Told()) == {"tried": 0, "dead": 0}
    assert answering["asked"] == []
