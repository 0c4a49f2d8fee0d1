"""Every night the published fields are laid out as files, with a catalogue of them; feeds tell what changed since."""

from __future__ import annotations

import csv
import gc
import hashlib
import io
import json
import warnings
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.registers import entered, register_named
from yinxin.kit.outbox.models import Job
from yinxin.kit.registers import actions
from yinxin.kit.registers.models import News
from yinxin.kit.registers.opendata import shelf
from yinxin.kit.registers.opendata.dumping import dump, dump_all, dump_named

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def books():
    return register_named("genealogies")


class Quiet:
    def advance(self, *_told: object) -> None: ...


def fetched(client, name: str) -> bytes:
    answer = client.get(f"/r/genealogies/data/{name}")
    assert answer.status_code == 200, name
    return b"".join(answer.streaming_content)


@pytest.mark.filterwarnings("always::ResourceWarning")
@pytest.mark.parametrize("method", ["get", "head"])
def test_the_file_is_closed_also_where_nobody_reads_it(books, cast, client, method):
    entered(books, cast, published=True)
    dump_all(Quiet())
    answer = getattr(client, method)("/r/genealogies/data/records.csv")
    assert int(answer["Content-Length"]) > 0
    with warnings.catch_warnings(record=True) as told:
        del answer
        gc.collect()
    assert [str(one.message) for one in told] == []


def test_the_files_hold_what_is_published_and_can_be_checked(books, cast, client):
    entered(books, cast, published=True, name="=1+1", volumes=3)
    entered(books, cast, row=1)
    dump_all(Quiet())
    sheet = fetched(client, "records.csv")
    assert sheet.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(sheet.decode("utf-8-sig")))
    assert (row["name"], row["volumes"]) == ("'=1+1", "3")
    (told,) = json.loads(fetched(client, "records.json"))
    assert (told["name"], told["volumes"]) == ("=1+1", 3)
    package = json.loads(fetched(client, "datapackage.json"))
    table = package["resources"][0]
    assert table["hash"] == f"sha256:{hashlib.sha256(sheet).hexdigest()}"
    assert table["bytes"] == len(sheet)
    titles = {one["name"]: (one["title"], one["type"]) for one in table["schema"]["fields"]}
    assert titles["volumes"] == ("册数", "integer")
    page = client.get("/r/genealogies/").content.decode()
    assert table["hash"].removeprefix("sha256:") in page


def test_an_unchanged_file_is_not_sent_twice(books, cast, client):
    entered(books, cast, published=True)
    dump(books)
    answer = client.get("/r/genealogies/data/records.csv")
    b"".join(answer.streaming_content)
    assert client.get("/r/genealogies/data/records.csv", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("name", ["manifest.json", "..%2Fmanifest.json", "nothing", "records.csv"])
def test_nothing_but_the_files_is_given_out(books, cast, client, name):
    entered(books, cast, published=True)
    if name != "records.csv":
        dump(books)
    assert client.get(f"/r/genealogies/data/{name}").status_code == 404


def test_a_withdrawn_record_is_in_no_file_from_that_moment(books, cast, client):
    book = entered(books, cast, published=True)
    dump(books)
    fetched(client, "records.csv")
    actions.withdraw(books, books.model._default_manager.filter(pk=book.pk), by=cast.office, reason="更正")
    assert client.get("/r/genealogies/data/records.csv").status_code == 404
    assert shelf.shelved(books) is None
    job = Job.objects.get(function__endswith="dump_named")
    assert dump_named(Quiet(), *job.arguments) == {"genealogies": 0}
    assert json.loads(fetched(client, "records.json")) == []


def test_a_night_leaves_one_set_and_a_register_that_closed_leaves_none(books, cast, settings, monkeypatch):
    entered(books, cast, published=True)
    for _ in range(3):
        dump(books)
    assert len([one for one in (settings.OPEN_DATA / "genealogies").iterdir() if not one.is_symlink()]) == 1
    monkeypatch.setattr(type(books), "public", "")
    dump_all(Quiet())
    assert not (settings.OPEN_DATA / "genealogies").exists()


def test_the_catalogue_names_every_set_with_its_checksum(books, cast, client):
    entered(books, cast, published=True)
    made = dump(books)
    told = client.get("/r/catalog.jsonld")
    assert told["Content-Type"].startswith("application/ld+json")
    sets = {one["dct:identifier"]: one for one in json.loads(told.content)["dcat:dataset"]}
    sums = {one["spdx:checksum"]["spdx:checksumValue"] for one in sets["genealogies"]["dcat:distribution"]}
    assert sums == {one.sha256 for one in made.files}
    assert "dcat:distribution" not in sets["donations"]


def entries(client, address: str) -> list[tuple[str, str, str]]:
    root = ET.fromstring(client.get(address).content)
    return [
        (one.find(f"{ATOM}id").text, one.find(f"{ATOM}category").get("term"), one.find(f"{ATOM}title").text)
        for one in root.findall(f"{ATOM}entry")
    ]


def test_the_feed_tells_what_appeared_changed_and_went(books, cast, client):
    book, other = entered(books, cast, published=True), entered(books, cast, row=1)
    feed = "/r/genealogies/changes.atom"
    ((mark, turn, title),) = entries(client, feed)
    assert (turn, title) == ("published", book.name)
    actions.change(books, book, {"shelf": "乙-1"}, by=cast.office)
    assert News.objects.count() == 1, "what is not public is no news"
    actions.change(books, book, {"volumes": 11}, by=cast.office)
    assert entries(client, feed) == [(mark, "changed", book.name)]
    rows = books.model._default_manager.filter(pk=book.pk)
    actions.withdraw(books, rows, by=cast.office, reason="更正")
    ((same, turn, title),) = entries(client, feed)
    assert (same, turn) == (mark, "withdrawn")
    assert book.name not in title
    actions.publish(books, books.model._default_manager.filter(pk=other.pk), by=cast.office)
    assert [turn for _, turn, _ in entries(client, "/r/changes.atom")] == ["published", "withdrawn"]


def test_a_control_character_does_not_break_the_feed(books, cast, client):
    entered(books, cast, published=True)
    books.model._default_manager.update(name="谱\x0b一")
    assert entries(client, "/r/genealogies/changes.atom")[0][2] == "谱一"


def test_more_changes_need_no_more_queries(books, cast, client):
    asked = []
    for number in range(10):
        entered(books, cast, row=1, code=f"T{number:03}", published=True)
        if number in {1, 2, 9}:
            with CaptureQueriesContext(connection) as queries:
                assert len(entries(client, "/r/genealogies/changes.atom")) == number + 1
            asked.append(len(queries))
    assert asked[1] == asked[2]


def test_places_are_points_as_roughly_as_the_register_shows_them(cast, client):
    sites = register_named("heritage")
    record = entered(sites, cast, latitude="22.378123", longitude="112.681456", precision=1000)
    shown = next(stage.name for stage in sites.stages.stages if stage.shown)
    sites.model._default_manager.filter(pk=record.pk).update(stage=shown)
    actions.publish(sites, sites.model._default_manager.filter(pk=record.pk), by=cast.office)
    told = client.get("/r/heritage/points.geojson")
    (feature,) = told.json()["features"]
    east, north = feature["geometry"]["coordinates"]
    assert feature["geometry"]["type"] == "Point"
    assert 0.0001 < abs(north - 22.378123) < 0.006
    assert 0.0001 < abs(east - 112.681456) < 0.006
    everywhere = [
        client.get(page).content.decode()
        for page in (
            f"/r/heritage/{record.code}/",
            "/r/heritage/",
            "/api/v1/public/registers/heritage",
            "/r/heritage/changes.atom",
        )
    ] + [json.dumps(told.json())]
    dump(sites)
    everywhere.append(shelf.path(sites, "records.csv").read_text())
    assert not [text for text in everywhere if "22.378" in text or "112.681" in text]
    assert client.get("/r/genealogies/points.geojson").status_code == 404
