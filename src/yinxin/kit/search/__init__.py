"""Search for any substring, in the database that is there: character bigrams in SQLite's FTS5 or PostgreSQL's tsvector.

`index` and `forget` keep the index, `matching` asks it; both databases answer alike. What is found by its public text and
what only by the rest is kept apart, so that a visitor never finds a record by what she may not read.
"""

from yinxin.kit.search.asking import matching
from yinxin.kit.search.keeping import Indexed, forget, forget_all, holds_any, index

__all__ = ["Indexed", "forget", "forget_all", "holds_any", "index", "matching"]
