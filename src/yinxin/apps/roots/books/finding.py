"""Finding pages by their transcription. Visitors find by the text of public pages alone; a page that is closed again is out of it at once."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from yinxin.apps.roots.books.access import public_pages
from yinxin.apps.roots.books.models import Page
from yinxin.domain.text.fold import fold, words
from yinxin.kit.search import forget, index, matching

KIND = "book-page"


def lay(pages: Iterable[int]) -> None:
    """Lay pages in anew, in the transaction of whatever changed them."""
    rows = Page.objects.filter(pk__in=list(pages)).prefetch_related("regions")
    index(KIND, [(row.pk, "", "\n".join(region.text for region in row.regions.all())) for row in rows])


def drop(page: int) -> None:
    forget(KIND, [page], thoroughly=True)


def found_by_everybody(query: str) -> QuerySet[Page]:
    """Asked of the rows that are public now, so that what the index still holds of others finds nothing."""
    if not query.strip():
        return Page.objects.none()
    return public_pages().filter(matching(KIND, query, public=False)).select_related("book").order_by("book", "number")


def passage_of(page: Page, query: str) -> str:
    """The first region in which a word of the query stands; else the first of the page."""
    wanted = words(query)
    texts = [region.text for region in page.regions.all()]
    fitting = [text for text in texts if any(word in fold(text) for word in wanted)]
    return next(iter([*fitting, *texts]), "")
