"""Which roles may do what. docs/operate/roles.md says the same in a table, and a test holds the two together.

等保 asks for three officers who check one another (GB/T 22239 §8.1.5 三员): 系统管理 keeps accounts and posts, 协调办 decides
about the work, 审计 reads what both did. So the first and the last are held alone, beside no other post.
"""

from __future__ import annotations

from yinxin.apps.people.models import Role

DIRECTORY = frozenset(Role) - {Role.AUDITOR}
"""Read the directory of units."""

PLANS = frozenset({Role.OFFICE, Role.REPORTER, Role.HEAD, Role.CLERK, Role.READER, Role.SUPERVISOR})
"""Read plans and tasks, each as far as its post reaches."""

FOR_A_UNIT = frozenset({Role.REPORTER, Role.HEAD})
"""Answer for what one unit has to do."""

OFFICE = frozenset({Role.OFFICE})
"""Decide about the place's plans and keep its directory."""

SHEETS = frozenset({Role.OFFICE, Role.STEWARD})
"""Take a whole directory in from a sheet."""

APPOINTERS = frozenset({Role.OFFICE, Role.HEAD, Role.ADMINISTRATOR})
"""Give and end posts, each only those below."""

ACCOUNTS = frozenset({Role.OFFICE, Role.ADMINISTRATOR})
"""Open accounts for officials and see who holds a post."""

WATCHERS = ACCOUNTS | {Role.SUPERVISOR}
"""See to it that nothing is without an owner."""

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
"""Close and open accounts; the sessions and jobs of everybody."""

GIVES: dict[Role, frozenset[Role]] = {
    Role.OFFICE: frozenset(Role) - {Role.ADMINISTRATOR, Role.AUDITOR},
    Role.HEAD: frozenset({Role.REPORTER, Role.CLERK}),
    Role.ADMINISTRATOR: frozenset(Role),
}
"""Who may give and end which posts; never her own."""

HELD_ALONE = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})
"""Whoever holds one of these holds nothing beside it, anywhere."""
