"""Somebody is told once of one thing, in the transaction of that thing, and reads it in her own language."""

from __future__ import annotations

import ast
from datetime import date

import pytest
from django.db import transaction
from django.utils.translation import gettext_lazy, override

from tests.factories.people import make_unit, make_user
from tests.shape.tree import PACKAGE
from yinxin.apps.notices import kinds, recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.notices.models import Notice
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Level, Role, UnitKind, User
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.queueing import OutsideTransactionError

pytestmark = pytest.mark.django_db


def told(cast, **changed) -> int:
    told = {
        "to": [cast.reporter, cast.head],
        "facts": {"title": "建侨乡档案"},
        "link": "/plans/tasks/1/",
        "key": "task:1",
    }
    with transaction.atomic():
        return tell("probe-quiet", **(told | changed))


def test_everybody_is_told_once(cast):
    assert told(cast) == 2
    assert told(cast) == 0
    assert told(cast, to=[cast.reporter, cast.office, cast.office]) == 1
    assert told(cast, key="task:2") == 2
    assert Notice.objects.filter(key="task:1").count() == 3


def test_what_is_undone_tells_nobody(cast):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        told(cast)
        _ = 1 / 0
    assert not Notice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_told(cast):
    with pytest.raises(OutsideTransactionError):
        tell("probe-quiet", to=[cast.reporter], facts={"title": "甲"}, link="/", key="a")


def test_who_left_is_passed_over(cast):
    User.objects.filter(pk=cast.head.pk).update(is_active=False)
    assert told(cast) == 1
    assert told(cast, key="alone", to=[cast.head]) == 0
    assert set(Notice.objects.values_list("person", flat=True)) == {cast.reporter.pk}


def test_more_persons_take_no_more_questions(cast, django_assert_num_queries):
    many = [make_user(f"职员{number}", f"many{number}@example.org") for number in range(20)]
    with transaction.atomic(), django_assert_num_queries(3):
        tell("probe-quiet", to=many[:1], facts={"title": "甲"}, link="/", key="few")
    with transaction.atomic(), django_assert_num_queries(3):
        tell("probe-quiet", to=many, facts={"title": "甲"}, link="/", key="many")


def test_a_link_leads_nowhere_else(cast):
    for link in ("https://example.org/", "//example.org/", "/\\example.org/", "", "tasks/1/", "/a\nb"):
        with pytest.raises(ValueError, match="no path of this site"):
            told(cast, link=link)


def test_a_wrong_call_is_the_callers_fault(cast):
    with pytest.raises(kinds.UnknownKindError):
        tell_unknown(cast)
    with pytest.raises(ValueError, match="title"):
        told(cast, facts={})
    with pytest.raises(ValueError, match="neither text nor number"):
        told(cast, facts={"title": ["甲"]})
    with pytest.raises(ValueError, match="characters"):
        told(cast, key="k" * 121)


def tell_unknown(cast) -> None:
    with transaction.atomic():
        tell("probe-nobody-said-this", to=[cast.reporter], facts={}, link="/", key="a")


def test_only_what_is_urgent_is_spread_at_once(cast):
    told(cast)
    assert not Job.objects.filter(kind="notices.spread").exists()
    with transaction.atomic():
        tell("probe-urgent", to=[cast.reporter, cast.head], facts={"n": 2}, link="/", key="a")
    assert Job.objects.filter(kind="notices.spread").count() == 1


def test_it_is_read_in_the_readers_language(cast):
    notice = Notice(kind="probe-quiet", facts={"title": "A", "due": "2026-10-09"})
    assert notice.text == "试：A"
    dated = Notice(kind="probe-dated", facts={"due": "2026-10-09"})
    assert dated.text == "试到期：2026年10月9日"
    with override("en"):
        assert dated.text == "试到期：9 October 2026"
    assert "通知" in Notice(kind="probe-of-an-older-version", facts={}).text


def test_a_kind_is_said_once_and_well():
    with pytest.raises(ValueError, match="already"):
        kinds.say({"probe-quiet": kinds.Kind(gettext_lazy("另说"))})
    with pytest.raises(ValueError, match="written like"):
        kinds.say({"Probe Quiet": kinds.Kind(gettext_lazy("另说"))})
    with pytest.raises(TypeError, match="needs a Kind"):
        kinds.say({"probe-bare": gettext_lazy("另说")})


def unsaid(source: str) -> set[str]:
    """The kinds that a module tells of by their name and nobody said."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    ours = [call for call in calls if {"to", "facts"} & {word.arg for word in call.keywords}]
    named = [call.args[0] for call in ours if getattr(call.func, "id", getattr(call.func, "attr", "")) == "tell"]
    return {str(one.value) for one in named if isinstance(one, ast.Constant)} - kinds.codes()


def test_every_kind_that_is_told_of_was_said():
    assert unsaid('notices.tell("probe-no-such", to=x)\ntell("other")\ntell("probe-quiet", to=x)') == {"probe-no-such"}
    sources = [path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))]
    assert set().union(*map(unsaid, sources)) == set()


def test_a_unit_is_its_reporters_and_heads_of_today(cast):
    assert recipients.of_unit(cast.reporting) == [cast.reporter, cast.head]
    cast.head.posts.update(until=date(2020, 1, 1))
    assert recipients.of_unit(cast.reporting) == [cast.reporter]
    assert recipients.of_unit(cast.offices["市财政局"]) == []


def test_an_office_is_that_of_the_place_alone(cast):
    county = make_user("区协调", "qu@example.com")
    bureau = make_unit(cast.areas[0], "区侨务局", level=Level.COUNTY)
    people.give_post(county, bureau, Role.OFFICE, since=date(2020, 1, 1), by=None)
    assert cast.areas[0].kind == UnitKind.GOVERNMENT
    assert recipients.of_office(cast.place) == [cast.office]
    assert recipients.of_office(cast.areas[0]) == [county]
    assert recipients.supervisors(cast.place) == [cast.supervisor]
    assert recipients.supervisors(cast.areas[0]) == []


def test_more_units_take_no_more_questions(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = recipients.of_units(cast.offices.values())
    assert found[cast.reporting.pk] == [cast.reporter, cast.head]
