"""Faults against keeping what was acknowledged, and keys that stay apart."""

from tests.faults.fault import Fault

DATABASE = "src/yinxin/config/database.py"
OFFICIALS = "tests/apps/people/test_sign_in_officials.py"
STARTED = "tests/config/test_checks_started.py"
DATABASE_TESTS = "tests/config/test_database.py"
CHECKS = "tests/config/test_checks.py"
BACKUP = "src/yinxin/kit/backup"
BACKUP_TESTS = "tests/apps/test_backup.py"

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
        (f"{CHECKS}::test_keys_beside_the_data_or_the_program_refuse_the_start",),
    ),
    Fault(
        "production makes a lost key in silence",
        "src/yinxin/kit/keys/files.py",
        "may_make=not settings.PRODUCTION",
        "may_make=True",
        ("tests/kit/test_keys.py",),
    ),
    Fault(
        "erased values stay in the file",
        DATABASE,
        "PRAGMA secure_delete=ON;",
        "",
        (f"{DATABASE_TESTS}::test_the_pragmas_do_not_lean_on_how_sqlite_was_built",),
        database="sqlite",
    ),
    Fault(
        "keys that others can read start all the same",
        "src/yinxin/config/checks/keys_apart.py",
        "if path.exists() and path.stat().st_mode & GROUP_AND_OTHERS:",
        "if False:",
        (f"{CHECKS}::test_keys_that_others_can_read_refuse_the_start",),
    ),
    Fault(
        "a server that forgets starts all the same",
        "src/yinxin/config/checks/postgresql.py",
        'if values[name] == "off":',
        "if False:",
        (f"{CHECKS}::TestPostgreSQL::test_commits_that_are_not_waited_for_refuse_the_start",),
        database="postgresql",
    ),
    Fault(
        "pages without checksums start all the same",
        "src/yinxin/config/checks/postgresql.py",
        'if values[name] == "off":',
        'if values[name] == "off" and name != "data_checksums":',
        (f"{STARTED}::test_a_server_that_forgets_is_named_in_every_way",),
        database="postgresql",
    ),
    Fault(
        "a superuser of the database starts all the same",
        "src/yinxin/config/checks/postgresql.py",
        "    if powerful:",
        "    if False:",
        (f"{CHECKS}::TestPostgreSQL::test_a_superuser_refuses_the_start",),
        database="postgresql",
    ),
    Fault(
        "nobody is told that officials need no second factor",
        "src/yinxin/config/checks/entrance.py",
        "if not settings.OFFICIALS_NEED_SECOND_FACTOR:",
        "if False:",
        (f"{OFFICIALS}::test_a_production_without_second_factors_is_told",),
    ),
    Fault(
        "production starts without anybody to open a backup",
        "src/yinxin/config/checks/copies.py",
        'return [] if named else [Error(NO_RECIPIENTS, id="yinxin.E050")]',
        "return []",
        (f"{CHECKS}::test_what_is_left_open_refuses_the_start",),
    ),
    Fault(
        "either official opens a backup alone",
        f"{BACKUP}/sealing.py",
        "pyrage.encrypt_io(source, sink, [recipient])",
        "pyrage.encrypt_io(source, sink, list(recipients))",
        (f"{BACKUP_TESTS}::test_one_alone_opens_nothing",),
    ),
    Fault(
        "a backup can be read by other users",
        f"{BACKUP}/making.py",
        "os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)",
        "os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)",
        (f"{BACKUP_TESTS}::test_nothing_in_the_folder_is_readable_by_others_or_in_clear",),
    ),
    Fault(
        "the main file carries the keys of persons",
        f"{BACKUP}/copying_sqlite.py",
        """opened.execute(f'delete from main."{table}"')""",
        "pass",
        (f"{BACKUP_TESTS}::test_backups_under_load_lose_nothing_and_bring_nobody_back",),
        database="sqlite",
    ),
    Fault(
        "the keys of persons are kept as long as the backup",
        f"{BACKUP}/pruning.py",
        "KEYS, now - timedelta(days=days_of_keys)",
        "KEYS, now - timedelta(days=days)",
        (f"{BACKUP_TESTS}::test_old_files_go_and_the_keys_of_persons_much_sooner",),
    ),
    Fault(
        "a backup that anybody sealed is restored",
        f"{BACKUP}/manifest.py",
        "        _key().public_key().verify(signature, PURPOSE + written)",
        "        pass",
        (f"{BACKUP_TESTS}::test_a_backup_that_somebody_else_sealed_for_us_is_refused",),
    ),
    Fault(
        "parts that are not those of the list are restored",
        f"{BACKUP}/packing.py",
        "if manifest.parts != {part: digest.hexdigest() for part, digest in self._digests.items()}:",
        "if False:",
        (f"{BACKUP_TESTS}::test_a_part_that_is_not_as_the_signed_list_says_is_refused",),
    ),
    Fault(
        "a part of a backup lands outside its folder",
        f"{BACKUP}/packing.py",
        ' or ".." in steps',
        "",
        (f"{BACKUP_TESTS}::test_a_part_that_is_not_as_the_signed_list_says_is_refused",),
    ),
    Fault(
        "a restored chain is not checked",
        f"{BACKUP}/proving.py",
        "    _chain(manifest, [head for head in outside if head.sequence <= manifest.sequence])\n",
        "",
        (f"{BACKUP_TESTS}::test_what_is_missing_of_what_was_restored_is_named",),
    ),
    Fault(
        "a record comes back without its guards",
        f"{BACKUP}/proving.py",
        "if absent := guards.absent(connection.alias):",
        "if absent := ():",
        (f"{BACKUP_TESTS}::test_what_is_missing_of_what_was_restored_is_named",),
    ),
    Fault(
        "restored rows are not counted",
        f"{BACKUP}/proving.py",
        "    _counts(manifest)\n    _files(manifest)\n",
        "    _files(manifest)\n",
        (f"{BACKUP_TESTS}::test_what_is_missing_of_what_was_restored_is_named",),
    ),
    Fault(
        "a file that was lost on the way back is not missed",
        f"{BACKUP}/proving.py",
        "    _counts(manifest)\n    _files(manifest)\n",
        "    _counts(manifest)\n",
        (f"{BACKUP_TESTS}::test_what_is_missing_of_what_was_restored_is_named",),
    ),
    Fault(
        "an old backup takes the place of a newer one",
        f"{BACKUP}/proving.py",
        "if lost > 0 and lost != accepted_loss:",
        "if False:",
        (f"{BACKUP_TESTS}::test_backups_under_load_lose_nothing_and_bring_nobody_back",),
    ),
    Fault(
        "somebody erased comes back with a backup",
        f"{BACKUP}/restoring.py",
        "erased = erasures.replay(known)",
        "erased = 0",
        (f"{BACKUP_TESTS}::test_backups_under_load_lose_nothing_and_bring_nobody_back",),
    ),
    Fault(
        "an ended session comes back to life with a backup",
        f"{BACKUP}/restoring.py",
        "                proving.sign_everybody_out()\n",
        "",
        (f"{BACKUP_TESTS}::test_backups_under_load_lose_nothing_and_bring_nobody_back",),
    ),
)
