"""What a query finds, as a condition on the rows of any queryset."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from yinxin.domain.text.fold import words
from yinxin.domain.text.grams import phrase
from yinxin.kit.search.vendors import vendor_of

MOST_WORDS = 12


def matching(kind: str, query: str, *, public: bool) -> Q:
    """Rows in which every word of the query occurs, anywhere in a word and in any order. `public`: in the public text.

    An empty query asks for nothing and lets all pass; one of punctuation alone finds nothing.
    """
    wanted = dict.fromkeys(words(query))
    if not wanted:
        return Q(pk__in=[]) if query.strip() else Q()
    tokens = [phrase(word) for word in list(wanted)[:MOST_WORDS]]
    sql, values = vendor_of(connection).asked(kind, tokens, public=public)
    return Q(pk__in=RawSQL(sql, values))  # noqa: S611  # nosec B611  our own words; the query stands in the parameters
