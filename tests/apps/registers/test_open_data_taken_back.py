"""A name or a place that is taken back is in no file from that moment, not from the next night on."""

from __future__ import annotations

import json

import pytest

from tests.factories.gifts import claimed, gift, share_of
from tests.factories.registers import entered, register_named
from yinxin.apps.me.actions.erasing import erase
from yinxin.apps.registers.donations.actions import claims, wishes
from yinxin.domain.privacy import consents
from yinxin.kit.consent import giving
from yinxin.kit.outbox.models import Job
from yinxin.kit.registers import actions
from yinxin.kit.registers.models import News
from yinxin.kit.registers.opendata import shelf
from yinxin.kit.registers.opendata.dumping import dump, dump_named
from yinxin.kit.registers.webhooks.telling import message

NAME = "周志强"
FILES = ("records.csv", "records.json")


@pytest.fixture(autouse=True)
def _own_shelf(settings, tmp_path):
    settings.OPEN_DATA = tmp_path / "open-data"


class Quiet:
    def advance(self, *_told: object) -> None: ...


@pytest.fixture
def named(cast):
    """She is named by her own consent, and the night has laid out the files with her name."""
    share = claimed(share_of(gift(cast, published=True), NAME), cast.nobody, cast)
    words = giving.words(wishes.PUBLIC_NAME, "zh-hans")
    giving.give(cast.nobody, wishes.PUBLIC_NAME, shown=consents.digest(words), language="zh-hans")
    wishes.choose(share, "named", by=cast.nobody)
    Job.objects.all().delete()
    dump(register_named("donations"))
    return share


def fetched(client, slug: str, name: str) -> str | None:
    answer = client.get(f"/r/{slug}/data/{name}")
    return b"".join(answer.streaming_content).decode() if answer.status_code == 200 else None


def remade(slug: str) -> None:
    jobs = Job.objects.filter(function__endswith="dump_named")
    assert jobs.count() == 1, "one remaking is queued"
    dump_named(Quiet(), *jobs.get().arguments)
    assert shelf.shelved(register_named(slug)) is not None


WAYS = {
    "she wishes otherwise": lambda share, her: wishes.choose(share, "anonymous", by=her),
    "she takes her consent back": lambda _share, her: giving.withdraw(her, wishes.PUBLIC_NAME),
    "she unties her account": lambda share, her: claims.let_go(share, by=her),
    "her account is erased": lambda _share, her: erase(her),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_name_taken_back_is_in_no_file_and_on_no_other_surface(cast, client, named, way):
    assert [NAME in (fetched(client, "donations", name) or "") for name in FILES] == [True, True]
    WAYS[way](named, cast.nobody)
    assert [fetched(client, "donations", name) for name in FILES] == [None, None]
    news = News.objects.filter(register="donations").first()
    told = [
        client.get(address).content.decode()
        for address in (
            "/r/donations/",
            "/r/donations/QJ-0002/",
            f"/r/donations/?q={NAME}",
            "/r/donations/changes.atom",
            "/r/changes.atom",
            "/api/v1/public/registers/donations",
        )
    ]
    told[2] = told[2].replace(f'value="{NAME}"', "")
    assert not [text for text in [told[0], told[1], *told[3:]] if NAME in text]
    assert "QJ-0002" not in told[2], "nor is the gift found by her name"
    assert NAME not in json.dumps(message("donations", str(news.pk), 1, "key"), ensure_ascii=False)
    remade("donations")
    texts = [fetched(client, "donations", name) or "" for name in FILES]
    assert ["QJ-0002" in text and NAME not in text for text in texts] == [True, True]


@pytest.mark.parametrize("change", [{"precision": 1000}, {"latitude": "22.4", "longitude": "112.7"}])
def test_a_place_shown_more_roughly_or_moved_is_in_no_file_as_it_was(cast, client, change):
    sites = register_named("heritage")
    record = entered(sites, cast, latitude="22.378123", longitude="112.681456", precision=0)
    shown = next(stage.name for stage in sites.stages.stages if stage.shown)
    sites.model._default_manager.filter(pk=record.pk).update(stage=shown)
    actions.publish(sites, sites.model._default_manager.filter(pk=record.pk), by=cast.office)
    dump(sites)
    assert "22.378" in (fetched(client, "heritage", "records.csv") or "")
    record.refresh_from_db()
    actions.change(sites, record, change, by=cast.office)
    assert fetched(client, "heritage", "records.csv") is None
    remade("heritage")
    assert "22.378123" not in (fetched(client, "heritage", "records.csv") or "22.378123")


def test_other_changes_leave_the_files_of_the_night(cast, client):
    books = register_named("genealogies")
    book = entered(books, cast, published=True)
    dump(books)
    actions.change(books, book, {"volumes": 11}, by=cast.office)
    assert fetched(client, "genealogies", "records.csv") is not None
    assert not Job.objects.filter(function__endswith="dump_named").exists()
