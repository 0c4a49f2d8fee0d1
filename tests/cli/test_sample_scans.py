"""The sample town's genealogy: leaves that we draw ourselves, of which every word stays inside its column and every name is long dead."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from tests.factories.scan_world import book_of
from yinxin.apps.roots.books.models import Page
from yinxin.apps.roots.books.samples.drawing import BOTTOM, HEIGHT, RIGHT, WIDTH, drawn, font_file
from yinxin.apps.roots.books.samples.leaves import BOOK, LEAVES
from yinxin.apps.roots.families.samples.persons import FAMILIES
from yinxin.cli import sample_scans
from yinxin.kit.intake import receiving
from yinxin.kit.intake.cleaning import sorting

FONT = font_file()
needs_a_font = pytest.mark.skipif(FONT is None, reason="no font with Chinese characters is installed")


class CleanerHere:
    """As the child does it, in this process."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def clean(self, data, *, name, kinds):
        return sorting.clean(data, name=name, kinds=kinds)


@needs_a_font
@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.folio)
def test_every_word_stays_inside_its_column(leaf):
    made = drawn(leaf, FONT)
    assert len(made.boxes) == len(leaf.columns)
    for box in made.boxes:
        assert box.left >= 0 and box.left + box.width <= RIGHT and box.top + box.height <= BOTTOM
    picture = Image.open(BytesIO(made.picture)).convert("L")
    assert picture.size == (WIDTH, HEIGHT) and len(made.picture) < 200_000
    beneath = picture.crop((40, BOTTOM + 10, RIGHT, HEIGHT - 40))
    assert beneath.getextrema()[0] > 150  # ink under the frame is a column that ran out of it


def test_whoever_stands_on_a_leaf_is_proven_dead_in_the_sample_town():
    """Whoever has no year of death there is not told of as alive."""
    died = {line.given for family in FAMILIES for line in family.rows() if line.died}
    named = [
        column.large.removesuffix("公")[-2:] for leaf in LEAVES for column in leaf.columns if "世" in column.large[:3]
    ]
    assert len(named) == 7 and set(named) <= died


@needs_a_font
def test_the_town_has_leaves_that_anybody_may_turn(cast, monkeypatch):
    monkeypatch.setattr(receiving, "Cleaner", CleanerHere)
    book = book_of(cast, code=BOOK)
    sample_scans.scan(by=cast.office, second=cast.steward)
    assert Page.objects.filter(book=book, confirmed_by=cast.steward).count() == len(LEAVES)
    text = Client().get(f"/r/books/{book.pk}/pages/?leaf=3&language=en").content.decode()
    assert "3 / 3" in text and "往金山大埠" in text
    assert "her own surname stands before it" in text and f"/r/genealogies/{BOOK}/?language=en" in text
    assert 'class="page-key"' not in Client().get(f"/r/books/{book.pk}/pages/?language=zh-hant").content.decode()
    assert "往金山大埠" in Client().get("/r/books/search/?q=金山大埠").content.decode()


def test_without_a_font_the_book_stays_without_pictures(cast, monkeypatch):
    book_of(cast, code=BOOK)
    monkeypatch.setattr(sample_scans, "font_file", lambda _own: None)
    sample_scans.scan(by=cast.office, second=cast.steward)
    assert not Page.objects.exists()
