"""Pages of old books: painted anew, read twice, open only after two officials answered for them, and then in IIIF and by search."""

from __future__ import annotations

import copy
import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.apps.roots.iiif_checks import faults_of_annotations, faults_of_image, faults_of_manifest
from tests.factories.scan_world import BOX, book_of, cleared, picture, scanned, written
from yinxin.apps.roots.books import actions, finding
from yinxin.apps.roots.books.models import Page, PageSize, Region
from yinxin.apps.roots.books.sizes import sizes_of
from yinxin.domain.errors import RefusedError
from yinxin.kit.intake import receiving
from yinxin.kit.intake.cleaning import sorting
from yinxin.kit.intake.models import Received
from yinxin.kit.registers import actions as registers
from yinxin.kit.registers.catalogue import catalogue

WORD = "朝觀公"


class CleanerHere:
    """Paints anew in this process. A child for every picture of every test would take half a minute; `IN_CHILD` has it."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def clean(self, data, *, name, kinds):
        return sorting.clean(data, name=name, kinds=kinds)


IN_CHILD = {"test_what_hides_behind_a_picture_stays_behind", "test_what_is_no_picture_gets_a_sentence"}


@pytest.fixture(autouse=True)
def _painted_here(request, monkeypatch):
    if request.node.originalname not in IN_CHILD:
        monkeypatch.setattr(receiving, "Cleaner", CleanerHere)


@pytest.fixture
def book(cast):
    return book_of(cast)


@pytest.fixture
def page(cast, book):
    made = scanned(book, cast.office)
    written(made, cast.office)
    return made


@pytest.fixture
def opened(cast, page):
    return cleared(page, cast.office, cast.steward)


def surfaces(page: Page) -> dict[str, str]:
    return {
        "viewer": f"/r/books/{page.book_id}/pages/",
        "manifest": f"/iiif/books/{page.book_id}/manifest.json",
        "annotations": f"/iiif/pages/{page.pk}/annotations.json",
        "info": f"/iiif/pages/{page.pk}/info.json",
        "image": f"/iiif/pages/{page.pk}/full/max/0/default.jpg",
        "canvas": f"/iiif/pages/{page.pk}/canvas",
    }


def seen_by_everybody(page: Page) -> dict[str, int]:
    """What a visitor is answered everywhere, and how many pages the search finds her."""
    visitor = Client()
    answers = {name: visitor.get(address).status_code for name, address in surfaces(page).items()}
    found = visitor.get("/r/books/search/", {"q": WORD})
    return {**answers, "search": found.text.count(f"image={page.pk}")}


HIDDEN = {"viewer": 404, "manifest": 404, "annotations": 404, "info": 404, "image": 404, "canvas": 404, "search": 0}
SHOWN = {"viewer": 200, "manifest": 200, "annotations": 200, "info": 200, "image": 200, "canvas": 302, "search": 1}


def test_a_page_is_public_only_after_two_officials_answered_for_it(cast, page):
    assert seen_by_everybody(page) == HIDDEN
    actions.state(page, by=cast.office)
    assert seen_by_everybody(page) == HIDDEN
    with pytest.raises(RefusedError, match="page-second-person"):
        actions.confirm(page, by=cast.office)
    assert seen_by_everybody(page) == HIDDEN
    actions.confirm(page, by=cast.steward)
    assert seen_by_everybody(page) == SHOWN


def test_nobody_confirms_what_nobody_stated(cast, page):
    with pytest.raises(RefusedError, match="page-not-stated"):
        actions.confirm(page, by=cast.steward)


def close(opened, cast):
    said = {"number": 1, "folio": "", "side": "whole", "rights": "pdm", "opening": "closed"}
    actions.settle(opened, said, by=cast.office)


def on_site(opened, cast):
    said = {"number": 1, "folio": "", "side": "whole", "rights": "pdm", "opening": "on-site"}
    actions.settle(opened, said, by=cast.office)


def more_words(opened, cast):
    written(opened, cast.office, f"又一段{WORD}")


def other_words(opened, cast):
    actions.correct(opened.regions.get(), {"text": WORD, **BOX}, by=cast.office)


def fewer_words(opened, cast):
    written_now = opened.regions.get()
    actions.unwrite(written_now, by=cast.office)


def take_back(opened, cast):
    actions.reopen(opened, by=cast.office)


def withdraw_the_book(opened, cast):
    register = catalogue.get("genealogies")
    registers.withdraw(register, register.model.objects.filter(pk=opened.book_id), by=cast.office, reason="更正")


def quarantine(opened, cast):
    Received.objects.filter(pk=opened.received_id).update(state=Received.State.QUARANTINED)


@pytest.mark.parametrize(
    "closing",
    [close, on_site, more_words, other_words, fewer_words, take_back, withdraw_the_book, quarantine],
    ids=lambda one: one.__name__,
)
def test_whatever_closes_a_page_closes_it_everywhere_at_once(cast, opened, closing):
    assert seen_by_everybody(opened) == SHOWN
    closing(opened, cast)
    assert seen_by_everybody(opened) == HIDDEN


def test_a_closed_page_is_counted_nowhere_beside_an_open_one(cast, book, opened):
    closed = scanned(book, cast.office, number=2, opening="closed")
    written(closed, cast.office, "秘密的叶子")
    visitor = Client()
    manifest = visitor.get(f"/iiif/books/{book.pk}/manifest.json").json()
    viewer = visitor.get(f"/r/books/{book.pk}/pages/?leaf=2&image={closed.pk}").text
    assert len(manifest["items"]) == 1
    assert not re.search(r"[12] / 2|rel=.(next|prev)", viewer)  # a book of one page is not turned
    assert "秘密" not in viewer
    assert "没有找到" in visitor.get("/r/books/search/", {"q": "秘密的叶子"}).text


def test_the_manifest_has_what_the_standard_requires(cast, book, opened):
    cleared(scanned(book, cast.office, number=2, rights="by", folio=""), cast.office, cast.steward)
    visitor = Client()
    answer = visitor.get(f"/iiif/books/{book.pk}/manifest.json")
    told = answer.json()
    assert faults_of_manifest(told) == []
    assert told["viewingDirection"] == "right-to-left"
    assert set(told["label"]) == {"zh-Hans", "zh-Hant", "en"}
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "rights" not in told and told["items"][1]["rights"].endswith("/by/4.0/")
    service = told["items"][0]["items"][0]["items"][0]["body"]["service"][0]["id"]
    assert service.endswith(f"/iiif/pages/{opened.pk}")


def test_the_transcription_and_the_image_service_have_what_the_standards_require(opened):
    visitor = Client()
    places = surfaces(opened)
    canvas = visitor.get(places["manifest"]).json()["items"][0]["id"]
    notes, info = visitor.get(places["annotations"]).json(), visitor.get(places["info"]).json()
    assert faults_of_annotations(notes, canvas) == []
    assert WORD in notes["items"][0]["body"]["value"]
    assert faults_of_image(info) == []
    for size in info["sizes"]:
        answer = visitor.get(f"/iiif/pages/{opened.pk}/full/{size['width']},{size['height']}/0/default.jpg")
        with Image.open(BytesIO(answer.content)) as image:
            assert image.size == (size["width"], size["height"])
    assert visitor.get(f"/iiif/pages/{opened.pk}/full/123,456/0/default.jpg").status_code == 404


@pytest.mark.parametrize("missing", ["@context", "id", "type", "label", "items"])
def test_the_checks_of_the_manifest_bite(opened, missing):
    told = Client().get(surfaces(opened)["manifest"]).json()
    assert faults_of_manifest(told) == []
    hurt = copy.deepcopy(told)
    del hurt[missing]
    assert faults_of_manifest(hurt)
    hurt = copy.deepcopy(told)
    hurt["items"][0].pop(missing if missing != "@context" else "width")
    assert faults_of_manifest(hurt)


def test_what_hides_behind_a_picture_stays_behind(cast, book, sign_in):
    file = SimpleUploadedFile("p.jpg", picture() + b"<script>hidden</script>", "image/jpeg")
    said = {"picture": file, "number": 3, "side": "first", "rights": "und", "opening": "closed", "folio": "卷二"}
    answer = sign_in(cast.office).post(f"/books/{book.pk}/scans/", said)
    page = Page.objects.get(number=3)
    assert answer["Location"] == f"/books/scans/{page.pk}/"
    for row in page.sizes.all():
        assert b"hidden" not in row.file.read()


def test_what_is_no_picture_gets_a_sentence(cast, book, sign_in):
    file = SimpleUploadedFile("p.jpg", b"%PDF-1.4", "image/jpeg")
    said = {"picture": file, "number": 3, "side": "first", "rights": "und", "opening": "closed"}
    answer = sign_in(cast.office).post(f"/books/{book.pk}/scans/", said)
    assert answer.status_code == 409
    assert "JPG、PNG、WebP" in answer.text
    assert not Page.objects.exists()


def test_two_pages_do_not_take_one_place_and_the_second_leaves_nothing(cast, book, page):
    before = PageSize.objects.count()
    with pytest.raises(RefusedError, match="page-taken"):
        scanned(book, cast.office, number=1)
    assert (PageSize.objects.count(), Received.objects.count()) == (before, 1)


def test_a_page_that_is_removed_leaves_no_picture(cast, book, page, django_capture_on_commit_callbacks):
    names = [row.file.name for row in page.sizes.all()]
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove(page, by=cast.office)
    assert [name for name in names if default_storage.exists(name)] == []
    assert not Received.objects.exists()
    assert not Region.objects.exists()


def test_sizes_go_up_to_the_whole_picture():
    assert [one.width for one in sizes_of(picture(2000, 3000))] == [360, 900, 1800, 2000]
    assert [one.width for one in sizes_of(picture(300, 400, form="PNG"))] == [300]


def test_a_transcription_is_read_by_somebody_else(cast, page, sign_in):
    region = page.regions.get()
    with pytest.raises(RefusedError, match="region-second-person"):
        actions.read(region, by=cast.office)
    sign_in(cast.steward).post(f"/books/regions/{region.pk}/read/")
    region.refresh_from_db()
    assert region.read_by == cast.steward
    actions.correct(region, {"text": "改", **BOX}, by=cast.office)
    region.refresh_from_db()
    assert region.read_by is None


def test_a_box_beside_the_page_gets_a_sentence(cast, page, sign_in):
    said = {"text": "字", "left": 450, "top": 0, "width": 100, "height": 10}
    answer = sign_in(cast.office).post(f"/books/scans/{page.pk}/transcribe/", said)
    assert answer.status_code == 409
    assert "超出了书页" in answer.text


def test_a_closed_page_is_seen_by_those_who_keep_the_book_alone(cast, book, sign_in):
    closed = scanned(book, cast.office, number=9, opening="closed")
    at_hand = scanned(book, cast.office, number=8, opening="on-site")
    assert sign_in(cast.office).get(f"/books/scans/{closed.pk}/").status_code == 200
    reader = sign_in(cast.reader)
    assert [reader.get(f"/books/scans/{one.pk}/").status_code for one in (closed, at_hand)] == [404, 200]
    assert [reader.get(f"/books/scans/{one.pk}/image/max").status_code for one in (closed, at_hand)] == [404, 200]


def test_both_scripts_find_a_transcription(opened):
    for query in ("朝观公", "朝觀公", "遷台山"):
        assert finding.found_by_everybody(query).count() == 1
    assert finding.found_by_everybody("").count() == 0
    assert finding.found_by_everybody("不在书上").count() == 0


def test_the_questions_do_not_grow_with_the_pages(cast, book, opened, sign_in, django_assert_max_num_queries):
    visitor, official = Client(), sign_in(cast.office)
    addresses = [
        (visitor, f"/iiif/books/{book.pk}/manifest.json"),
        (visitor, f"/r/books/{book.pk}/pages/"),
        (visitor, "/r/books/search/?q=朝"),
        (official, f"/books/{book.pk}/scans/"),
    ]
    counts = []
    for browser, address in addresses:
        browser.get(address)
        with django_assert_max_num_queries(80) as asked:
            browser.get(address)
        counts.append(len(asked))
    for number in range(2, 7):
        made = scanned(book, cast.office, number=number)
        written(made, cast.office)
        cleared(made, cast.office, cast.steward)
    for (browser, address), most in zip(addresses, counts, strict=True):
        with django_assert_max_num_queries(most):
            assert browser.get(address).status_code == 200


def test_an_official_goes_the_whole_way_and_a_colleague_answers_beside(cast, book, sign_in):
    first, second = sign_in(cast.office), sign_in(cast.steward)
    page = scanned(book, cast.office, opening="closed")
    address = f"/books/scans/{page.pk}/"
    said = {"number": 5, "folio": "卷五", "side": "second", "rights": "cc0", "opening": "public"}
    assert first.post(f"{address}settle/", said)["Location"] == address
    assert first.post(f"{address}transcribe/", {"text": WORD, **BOX})["Location"] == address
    region = page.regions.get()
    assert first.get(f"/books/regions/{region.pk}/correct/").status_code == 200
    assert first.post(f"/books/regions/{region.pk}/correct/", {"text": f"{WORD}二", **BOX})["Location"] == address
    assert first.post(f"{address}state/").status_code == 302
    assert first.post(f"{address}confirm/").status_code == 409
    assert second.post(f"{address}confirm/").status_code == 302
    assert WORD in Client().get(f"/r/books/{book.pk}/pages/").text
    assert second.post(f"{address}reopen/").status_code == 302
    assert first.post(f"/books/regions/{region.pk}/unwrite/")["Location"] == address
    assert first.post(f"{address}remove/")["Location"] == f"/books/{book.pk}/scans/"
    assert not Page.objects.exists()


def test_the_pages_of_the_book_lead_to_its_scans(cast, book, opened, sign_in):
    public = Client().get(reverse("registers:public-record", args=["genealogies", book.code])).text
    assert f"/r/books/{book.pk}/pages/" in public
    office = sign_in(cast.office).get(reverse("registers:record", args=["genealogies", book.pk])).text
    assert f"/books/{book.pk}/scans/" in office
    assert (
        f"/books/{book.pk}/scans/"
        not in sign_in(cast.reader).get(reverse("registers:record", args=["genealogies", book.pk])).text
    )
    actions.reopen(opened, by=cast.office)
    closed = Client().get(reverse("registers:public-record", args=["genealogies", book.code])).text
    assert f"/r/books/{book.pk}/pages/" not in closed


def test_the_search_shows_the_passage_that_was_found(cast, page):
    written(page, cast.office, "三世祖遷居檳榔嶼")
    cleared(page, cast.office, cast.steward)
    answer = Client().get("/r/books/search/", {"q": "槟榔屿"}).text
    assert "三世祖遷居檳榔嶼" in answer
    assert WORD not in answer
