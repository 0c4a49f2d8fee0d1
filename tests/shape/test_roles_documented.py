"""docs/operate/roles.md says what every address declares, no more and no less."""

from __future__ import annotations

import re

import pytest

from tests.shape.tree import ROOT
from yinxin.apps.people.models import Role
from yinxin.config.urls import urlpatterns
from yinxin.kit.policy import PUBLIC, SIGNED_IN
from yinxin.kit.policy.addresses import declared_policies

PAGE = ROOT / "docs" / "operate" / "roles.md"
MARK = "●"


def declared() -> dict[str, list[str]]:
    """For each permission the marks of its row: everybody, every account, each role."""
    audiences = {one.name: one.audience for address in declared_policies(urlpatterns) for one in address.policies}
    return {name: _marks(audience) for name, audience in audiences.items()}


def _marks(audience: object) -> list[str]:
    if audience is PUBLIC:
        let_in = [True] * (2 + len(Role))
    elif audience is SIGNED_IN:
        let_in = [False] + [True] * (1 + len(Role))
    else:
        assert isinstance(audience, frozenset)
        let_in = [False, False, *(role.value in audience for role in Role)]
    return [MARK if one else "" for one in let_in]


def documented() -> dict[str, list[str]]:
    rows = re.findall(r"^\| [^|]+ \| `([\w.-]+)` \|(.*)\|$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {name: [cell.strip() for cell in cells.split("|")] for name, cells in rows if "." in name}


def test_the_table_of_roles_is_true():
    wrong = {name: marks for name, marks in declared().items() if documented().get(name) != marks}
    rows = "\n".join(f"| … | `{name}` | {' | '.join(marks)} |" for name, marks in sorted(wrong.items()))
    assert not wrong, f"docs/operate/roles.md wants these rows:\n{rows}"
    assert documented().keys() - declared().keys() == set(), "rows of permissions that are no more"


@pytest.mark.parametrize("role", Role)
def test_every_role_is_explained(role: Role):
    assert f"| `{role.value}` |" in PAGE.read_text(encoding="utf-8")
