"""When the years of a catalogued book are put right, whoever's death rests on it is judged anew, in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone

from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.families.judging import judge
from yinxin.apps.roots.families.models import Person
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.following import follower
from yinxin.kit.registers.models import Change


@follower
def judge_who_stands_in_it(register: Register, changes: Sequence[Change]) -> None:
    """Who is no longer proven by the book is hidden at once; the office proves the death otherwise, or takes her out."""
    if register.model is not Book:
        return
    books = {one.record for one in changes if one.before and "years" in one.after}
    if persons := _standing_in(books):
        judge(persons, today=timezone.localdate())


def _standing_in(books: set[int]) -> set[int]:
    """By the source of herself, of a name, or of an event of hers."""
    if not books:
        return set()
    named = Q(citation__book__in=books) | Q(names__citation__book__in=books) | Q(events__citation__book__in=books)
    return set(Person.everyone.filter(named).order_by().values_list("pk", flat=True))
