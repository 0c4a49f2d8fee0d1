"""Faults against keeping what was acknowledged, and keys that stay apart."""

from tests.faults.fault import Fault

DATABASE = "src/yinxin/config/database.py"
DATABASE_TESTS = "tests/config/test_database.py"
CHECKS = "tests/config/test_checks.py"

DURABLE = (
    Fault(
        "SQLite may lose a commit when the power goes",
        DATABASE,
        'return "WAL", "FULL"\n    return "DELETE", "EXTRA"',
        'return "WAL", "NORMAL"\n    return "DELETE", "FULL"',
        (DATABASE_TESTS,),
    ),
    Fault(
        "replacing a row walks past the trigger",
        DATABASE,
        "PRAGMA recursive_triggers=ON;",
        "",
        (DATABASE_TESTS, "tests/apps/kit/test_audit_guards.py"),
        database="sqlite",
    ),
    Fault(
        "a transaction that reads first fails on a lock",
        DATABASE,
        '"transaction_mode": "IMMEDIATE"',
        '"transaction_mode": "DEFERRED"',
        (DATABASE_TESTS,),
    ),
    Fault(
        "keys may lie beside the data",
        "src/yinxin/config/checks/keys_apart.py",
        "if folder.resolve().is_relative_to(place.resolve()):",
        "if False:",
        (CHECKS,),
    ),
    Fault(
        "production makes a lost key in silence",
        "src/yinxin/kit/keys/files.py",
        "may_make=not settings.PRODUCTION",
        "may_make=True",
        ("tests/kit/test_keys.py",),
    ),
)
