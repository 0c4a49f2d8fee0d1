"""The house rules hold in every module, and each rule is known to bite."""

from __future__ import annotations

import pytest

from tests.shape import rules
from tests.shape.tree import Source, sources

SEEDED = {
    rules.long_module: Source("src/yinxin/apps/plans/actions.py", "x = 1\n" * 301),
    rules.drawer: Source("src/yinxin/kit/utils.py", ""),
    rules.own_clock: Source("src/yinxin/domain/clock.py", "from datetime import date\nTODAY = date.today()\n"),
    rules.own_signal: Source("src/yinxin/apps/plans/actions.py", "from django.db.models.signals import post_save\n"),
    rules.own_save: Source("src/yinxin/apps/plans/models.py", "class Plan:\n    def save(self):\n        pass\n"),
    rules.unexplained: Source("src/yinxin/kit/thing.py", "x = 1\n"),
    rules.heavy_view: Source("src/yinxin/apps/plans/views.py", "def show(request):\n    return Plan.objects.all()\n"),
}

POLICY = '@policy("plans.show", roles=SIGNED_IN)\n'


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_tree_keeps_the_rule(rule):
    assert [fault for source in sources() for fault in rule(source)] == []


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_rule_bites(rule):
    assert len(list(rule(SEEDED[rule]))) == 1


def test_a_view_of_eleven_lines_is_too_long_and_its_docstring_does_not_count():
    body = "".join(f"    x{number} = {number}\n" for number in range(9))
    ten = Source("src/yinxin/apps/plans/views.py", f'{POLICY}def show(request):\n    """Shows."""\n{body}')
    eleven = Source("src/yinxin/apps/plans/views.py", f"{POLICY}def show(request):\n{body}    return 1\n")
    assert list(rules.heavy_view(ten)) == []
    assert ["11 lines" in fault for fault in rules.heavy_view(eleven)] == [True]


@pytest.mark.parametrize("line", ["plan.save()", "plan.delete()", "form.save(commit=False)", "x = Plan.objects"])
def test_a_view_may_not_touch_the_database(line):
    assert list(rules.heavy_view(Source("src/yinxin/apps/plans/views/desk.py", f"def show(request):\n    {line}\n")))


def test_a_view_may_call_an_action_named_delete():
    source = Source(
        "src/yinxin/apps/plans/views.py", "def drop(request, pk):\n    actions.delete(pk, by=request.user)\n"
    )
    assert list(rules.heavy_view(source)) == []
