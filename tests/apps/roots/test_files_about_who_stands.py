"""What a file says of persons who stand: a number alone makes nobody the same, and what it adds waits for a second official."""

from __future__ import annotations

import pytest

from tests.apps.roots.test_persons_in_sheets import _read_here, sent  # noqa: F401 – the fixture reads without a child
from tests.factories.families import ancestor, branch_of
from tests.factories.tree_world import clan_of
from yinxin.apps.roots.exchange import actions
from yinxin.apps.roots.exchange.matching import already
from yinxin.apps.roots.families.access import shown_persons
from yinxin.apps.roots.families.actions import confirming
from yinxin.apps.roots.families.seen import digest_of
from yinxin.domain.errors import RefusedError

HEAD = "编号,银信编号,姓,名,哪一种名,性别,去世\n"


@pytest.fixture
def clan(cast):
    return clan_of(cast, published=True)


@pytest.fixture
def person(clan, cast):
    """梁德昌, who died in 光緒二十年, confirmed by two."""
    return ancestor(branch_of(clan, cast), cast)


@pytest.mark.parametrize(
    ("line", "is_same"),
    [
        ("王,大明,,男,1930", False),
        ("梁,德昌,,男,1894", True),
        ("梁,德昌,,男,1896", True),
        ("梁,得昌,,男,1894", True),
    ],
)
def test_our_number_counts_only_where_a_name_or_a_year_agrees(clan, person, cast, line, is_same):
    tree = sent(clan, cast, f"{HEAD}1,{person.pk},{line}\n")
    assert already(tree.sifted, clan) == ({"1": person.pk} if is_same else {})


def test_what_an_import_adds_to_a_confirmed_person_makes_her_wait(clan, person, cast):
    tree = actions.upload(
        "a.csv",
        f"{HEAD}1,{person.pk},梁,德昌,,男,1894\n1,,梁,少棠,字,,\n".encode(),
        title="登记表",
        clan=clan,
        branch=None,
        by=cast.steward,
    )
    actions.decide(tree, apart=[], taking=["1"], by=cast.office)
    assert shown_persons().filter(pk=person.pk).exists()
    actions.confirm(tree, by=cast.office)
    assert [one.given for one in person.names.all()] == ["德昌", "少棠"]
    assert not shown_persons().filter(pk=person.pk).exists()
    with pytest.raises(RefusedError, match="person-second-official"):
        confirming.confirm(person, seen=digest_of(person), by=cast.steward)
    confirming.confirm(person, seen=digest_of(person), by=cast.office)
    assert shown_persons().filter(pk=person.pk).exists()
