"""What SECURITY.md and the README promise and no other test holds."""

from __future__ import annotations

import re

from django.conf import settings
from django.test import Client

from tests.shape.tree import ROOT
from yinxin.apps.people.models import Post, User
from yinxin.config import settings as as_shipped
from yinxin.config.schema import published


def test_no_page_runs_a_script_or_takes_a_style_that_is_not_a_file_of_ours(db, client: Client):
    policy = client.get("/sign-in/")["Content-Security-Policy"]

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"]
    assert re.fullmatch(r"'nonce-[A-Za-z0-9+/=]{24}'", directives["script-src"])
    assert directives["connect-src"] == "'self'"
    assert "unsafe" not in policy


def test_passwords_are_kept_by_argon2_alone():
    assert as_shipped.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert settings.PASSWORD_HASHERS != as_shipped.PASSWORD_HASHERS, "the tests use a quicker one"


def test_every_package_is_installed_by_its_hash():
    for name in ("runtime.txt", "dev.txt"):
        lock = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        packages = re.split(r"\n(?=\S)", lock.strip())
        assert len(packages) > 20
        assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = [line for line in makefile.splitlines() if "requirements/" in line and "$(PIP)" in line]
    assert installs == [line for line in installs if "--require-hashes" in line] != []
    assert "--require-hashes" in (ROOT / "deploy" / "install.sh").read_text(encoding="utf-8")


def test_nothing_is_kept_of_a_person_but_what_signing_in_needs():
    """Yinxin keeps duties of offices: a further field of a person needs a reason that stands up here."""
    kept = {field.name for model in (User, Post) for field in model._meta.concrete_fields}

    assert kept == {
        "id",
        "email",
        "name",
        "language",
        "is_active",
        "password",
        "last_login",
        "must_change_password",
        "opened",  # an account nobody ever confirmed is deleted a week after it was opened
    } | {
        "user",
        "unit",
        "role",
        "since",
        "until",
    }


def test_the_api_gives_out_no_persons():
    assert not re.search(r'"(?:email|user|users|person|persons|people)"', published())
