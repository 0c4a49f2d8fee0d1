"""A production start is refused with one sentence for each thing that would lose or leak data; the sound one is not."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from tests.factories.chain import publish_head
from yinxin.config import settings as shipped
from yinxin.config.checks import postgresql
from yinxin.kit import keys
from yinxin.kit.audit import anchors
from yinxin.kit.backup.models import BackupRun
from yinxin.kit.env import SettingError
from yinxin.kit.mail import server as mail
from yinxin.kit.starting import refuse_unsafe

pytestmark = pytest.mark.django_db

LI, CHEN = (str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2))


def sound(folder: Path) -> dict[str, object]:
    """What production's own settings give, beside what the tests run under."""
    return {
        "PRODUCTION": True,
        "ALLOWED_HOSTS": ["yinxin.example"],
        "SECRET_KEY": "x9!kQ2@mW7#pL4$vN8%bR1^cT6&zY3*h",
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 365 * 24 * 3600,
        "KEYS_FOLDER": folder,
        "BACKUP_RECIPIENTS": [LI, CHEN],
        "CLAMD": ("127.0.0.1", 9),
        "MAIL_SERVER": mail.parse("smtps://mail.example"),
        "PASSWORD_HASHERS": shipped.PASSWORD_HASHERS,  # the suite has a quicker one
    }


@pytest.fixture
def production(tmp_path, monkeypatch) -> Path:
    """A sound production; returns its keys' folder. The suite's role on PostgreSQL is a superuser, so that check looks away."""
    folder = tmp_path / "keys"
    monkeypatch.setattr(postgresql, "POWERS", "select false, false")
    with override_settings(KEYS_FOLDER=folder):
        keys.make_missing()
    with override_settings(**sound(folder)):
        yield folder


def refused() -> str:
    with pytest.raises(SettingError) as caught:
        refuse_unsafe()
    return str(caught.value)


def test_a_sound_production_starts(production):
    refuse_unsafe()


SEEDED: dict[str, tuple[dict[str, object], str]] = {
    "tracebacks": ({"DEBUG": True}, "YINXIN_DEBUG"),
    "any-host": ({"ALLOWED_HOSTS": ["*"]}, "YINXIN_HOSTS"),
    "guessable-secret": ({"SECRET_KEY": "abcabc" * 10}, "YINXIN_SECRET_KEY"),
    "a-cache-per-process": (
        {"CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}},
        "缓存 default",
    ),
    "no-cache": ({"CACHES": {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}}, "缓存 default"),
    "another-time-zone": ({"TIME_ZONE": "UTC"}, "Asia/Shanghai"),
    "naive-times": ({"USE_TZ": False}, "USE_TZ"),
    "session-cookie-of-any-name": ({"SESSION_COOKIE_NAME": "sessionid"}, "登录用的 Cookie"),
    "session-cookie-without-tls": ({"SESSION_COOKIE_SECURE": False}, "登录用的 Cookie"),
    "session-cookie-for-a-domain": ({"SESSION_COOKIE_DOMAIN": "example"}, "登录用的 Cookie"),
    "form-cookie-of-any-name": ({"CSRF_COOKIE_NAME": "csrftoken"}, "表单用的 Cookie"),
    "form-cookie-below-a-path": ({"CSRF_COOKIE_PATH": "/office/"}, "表单用的 Cookie"),
    "nobody-to-open-a-backup": ({"BACKUP_RECIPIENTS": []}, "YINXIN_BACKUP_RECIPIENTS"),
    "one-alone-opens-a-backup": ({"BACKUP_RECIPIENTS": [LI]}, "YINXIN_BACKUP_RECIPIENTS"),
    "one-twice-opens-a-backup": ({"BACKUP_RECIPIENTS": [LI, LI]}, "YINXIN_BACKUP_RECIPIENTS"),
    "a-key-that-is-none": ({"BACKUP_RECIPIENTS": [LI, "age1nothing"]}, "age1nothing"),
    "no-virus-scanner": ({"CLAMD": None}, "YINXIN_CLAMD"),
    "a-quick-password-hash": (
        {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher", *shipped.PASSWORD_HASHERS]},
        "argon2",
    ),
    "no-mail-server": ({"MAIL_SERVER": None}, "YINXIN_MAIL_URL"),
    "short-hsts": ({"SECURE_HSTS_SECONDS": 3600}, "SECURE_HSTS_SECONDS"),
    "plain-http": ({"SECURE_SSL_REDIRECT": False}, "SECURE_SSL_REDIRECT"),
}


@pytest.mark.parametrize(("bad", "named"), SEEDED.values(), ids=SEEDED.keys())
def test_what_is_left_open_refuses_the_start(production, bad, named):
    with override_settings(**bad):
        sentence = refused()
    assert named in sentence
    assert "请" in sentence


def test_development_starts_all_the_same():
    for bad, _ in SEEDED.values():
        with override_settings(**bad):
            refuse_unsafe()


def test_the_admin_pages_refuse_the_start(production, monkeypatch):
    """They know neither our policy nor our record."""
    is_installed = apps.is_installed
    monkeypatch.setattr(
        apps,
        "is_installed",
        lambda name: name == "django.contrib.admin" or (name.count(".") > 0 and is_installed(name)),
    )
    assert "管理后台" in refused()


def test_faults_are_told_together(production):
    with override_settings(DEBUG=True, TIME_ZONE="UTC"):
        assert len(refused().splitlines()) == 2


@pytest.mark.parametrize("place", ["VAR", "PACKAGE", "CHECKOUT"])
def test_keys_beside_the_data_or_the_program_refuse_the_start(production, place):
    with override_settings(**{place: production.parent}):
        assert f"密钥目录 {production}" in refused()


def test_keys_beside_the_database_file_refuse_the_start(production):
    held = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(production.parent / "yinxin.sqlite3")}}
    databases = settings.DATABASES
    try:
        settings.DATABASES = held
        assert "数据库所在目录" in refused()
    finally:
        settings.DATABASES = databases


def test_a_link_into_the_data_folder_is_seen_through(production, tmp_path):
    link = tmp_path / "elsewhere"
    link.symlink_to(production)
    with override_settings(KEYS_FOLDER=link, VAR=production.parent):
        assert "数据目录" in refused()


@pytest.mark.parametrize("loosen", [lambda folder: folder, lambda folder: folder / "vault.key"], ids=["folder", "file"])
def test_keys_that_others_can_read_refuse_the_start(production, loosen: Callable[[Path], Path]):
    path = loosen(production)
    path.chmod(path.stat().st_mode | stat.S_IRGRP)
    assert f"{path} 能被其他用户读到" in refused()


def test_a_missing_key_is_named(production):
    (production / "vault.key").unlink()
    assert "vault.key" in refused()


LATE = {
    "四十八小时内没有做过备份": (BackupRun.Kind.MADE, timedelta(hours=47), timedelta(hours=49)),
    "三十天内没有演练过恢复": (BackupRun.Kind.DRILLED, timedelta(days=29), timedelta(days=31)),
}


@pytest.mark.parametrize("told", LATE)
def test_a_backup_or_drill_that_is_overdue_is_told_and_stops_nothing(production, capsys, told):
    kind, in_time, late = LATE[told]
    refuse_unsafe()
    assert told in capsys.readouterr().err
    run = BackupRun.objects.create(kind=kind, name="yinxin-20261120-023000", sequence=1, seconds=1)
    for age, is_told in ((in_time, False), (late, True)):
        BackupRun.objects.filter(pk=run.pk).update(at=timezone.now() - age)
        refuse_unsafe()
        assert (told in capsys.readouterr().err) is is_told


def test_a_head_that_was_not_published_lately_is_told(production, capsys, cast, monkeypatch):
    publish_head()
    refuse_unsafe()
    assert "链头" not in capsys.readouterr().err
    monkeypatch.setattr(anchors, "STALE_AFTER", timedelta(0))
    refuse_unsafe()
    assert "链头" in capsys.readouterr().err


def test_a_scanner_that_does_not_answer_is_told_because_its_files_stay_in_quarantine(production, capsys):
    refuse_unsafe()
    assert "病毒扫描没有应答" in capsys.readouterr().err


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
class TestPostgreSQL:
    """What the server says of itself. Values that only a restart changes are seen on a careless cluster of its own."""

    def test_commits_that_are_not_waited_for_refuse_the_start(self, production):
        with connection.cursor() as cursor:
            cursor.execute("set local synchronous_commit = off")
        assert "synchronous_commit" in refused()

    @pytest.mark.parametrize("level", ["local", "remote_write", "remote_apply"])
    def test_every_level_that_writes_to_this_disk_will_do(self, production, level):
        with connection.cursor() as cursor:
            cursor.execute(f"set local synchronous_commit = {level}")
        refuse_unsafe()

    def test_a_superuser_refuses_the_start(self, production, monkeypatch):
        monkeypatch.undo()
        with override_settings(**sound(production)):
            assert "超级用户" in refused()

    def test_an_ordinary_role_starts_and_the_owner_of_the_record_is_told(self, production, monkeypatch, capsys):
        monkeypatch.undo()
        with connection.cursor() as cursor:
            cursor.execute("create role ordinary_for_the_test")
            cursor.execute("grant select on all tables in schema public to ordinary_for_the_test")
            cursor.execute("set local role ordinary_for_the_test")
            refuse_unsafe()
            assert "所有者" not in capsys.readouterr().err
            cursor.execute("reset role")
            cursor.execute("alter table audit_event owner to ordinary_for_the_test")
            cursor.execute("set local role ordinary_for_the_test")
            refuse_unsafe()
            cursor.execute("reset role")
        assert "所有者" in capsys.readouterr().err

    def test_without_a_pool_it_is_told(self, production, monkeypatch, capsys):
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "pool", None)
        refuse_unsafe()
        assert "连接池" in capsys.readouterr().err
