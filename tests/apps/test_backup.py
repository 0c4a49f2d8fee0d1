"""A backup is opened by two together, comes back whole and proved, and brings nobody back who has left."""

from __future__ import annotations

import io
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from tests.factories.chain import drop_guards
from tests.factories.installations import PATIENCE, Installation, of_the_tests
from yinxin.domain.errors import RefusedError
from yinxin.kit import keys
from yinxin.kit.backup import facts, identities, packing, proving, pruning, sealing
from yinxin.kit.backup.manifest import Content, Manifest
from yinxin.kit.backup.restoring import Sealed, open_both
from yinxin.kit.env import SettingError
from yinxin.kit.intake.models import Received

ROUNDS = int(os.environ.get("SOAK_BACKUPS", "20"))
PASSPHRASE = "a long enough one"
MUST_BE_NONE = ("lost", "torn", "faults", "files_lost", "canaries", "keys_beside", "sessions")

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Made:
    """An installation with one backup, and the two officials' keys, which anybody may read: they are of the tests."""

    town: Installation
    main: Path
    keys: Path
    li: pyrage.x25519.Identity
    chen: pyrage.x25519.Identity
    locked: Path
    """Chen's private key as it is carried away."""


_made: dict[str, Made] = {}


@pytest.fixture
def made(tmp_path_factory) -> Iterator[Made]:
    """Made once by the real verb; the tests only read it."""
    if "made" not in _made:
        folder = tmp_path_factory.mktemp("backed-up")
        li, locked = pyrage.x25519.Identity.generate(), folder / "chen.age-key"
        public = identities.make(locked, PASSPHRASE)
        chen = identities.read(locked, lambda _: PASSPHRASE)
        assert str(chen.to_public()) == public
        with of_the_tests(folder / "town") as town:
            town.more["YINXIN_BACKUP_RECIPIENTS"] = f"{li.to_public()},{chen.to_public()}"
            (town.folder / "files" / "received" / "ab").mkdir(parents=True)
            (town.folder / "files" / "received" / "ab" / "abcd").write_bytes(b"of a clerk")
            done = town.yinxin("backup", folder / "out")
            assert done.returncode == 0, done.stderr
            main, apart = sorted((folder / "out").glob("*.age"), key=lambda path: len(path.name))
            _made["made"] = Made(town, main, apart, li, chen, locked)
    with override_settings(KEYS_FOLDER=_made["made"].town.folder / "keys"):
        yield _made["made"]


def opened(sealed: Sealed, folder: Path) -> str:
    """What opening it ends in: "fine" or the code of the refusal."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        open_both(sealed, folder)
    except RefusedError as refusal:
        return refusal.code
    return "fine"


def test_both_officials_open_it_in_any_order(made, tmp_path):
    assert opened(Sealed(made.main, made.keys, [made.li, made.chen]), tmp_path / "1") == "fine"
    assert opened(Sealed(made.main, made.keys, [made.chen, made.li]), tmp_path / "2") == "fine"
    assert (tmp_path / "1" / "files" / "received" / "ab" / "abcd").read_bytes() == b"of a clerk"


def test_one_alone_opens_nothing(made, tmp_path):
    stranger = pyrage.x25519.Identity.generate()
    for alone in ([made.li], [made.chen], [made.li, stranger], [made.li, made.li], []):
        assert opened(Sealed(made.main, made.keys, alone), tmp_path / "x") == "backup-not-opened"


def test_nothing_in_the_folder_is_readable_by_others_or_in_clear(made):
    for path in made.main.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert b"of a clerk" not in path.read_bytes()
    assert [path.name for path in (made.town.folder / "backups").glob("*")] == []


@pytest.mark.parametrize("place", [0.02, 0.2, 0.5, 0.9, 0.999])
def test_one_flipped_bit_is_refused(made, tmp_path, place):
    held = bytearray(made.main.read_bytes())
    held[int(len(held) * place)] ^= 1
    bent = tmp_path / made.main.name
    bent.write_bytes(held)
    assert opened(Sealed(bent, made.keys, [made.li, made.chen]), tmp_path / "x") in {
        "backup-damaged",
        "backup-not-opened",
    }


@pytest.mark.parametrize("left", [0.0, 0.01, 0.5, 0.9999])
def test_a_backup_that_was_cut_short_is_refused(made, tmp_path, left):
    cut = tmp_path / made.main.name
    held = made.main.read_bytes()
    cut.write_bytes(held[: int(len(held) * left)])
    assert opened(Sealed(cut, made.keys, [made.li, made.chen]), tmp_path / "x") in {
        "backup-damaged",
        "backup-not-opened",
    }


def test_a_backup_that_somebody_else_sealed_for_us_is_refused(made, tmp_path):
    """The public keys are no secret: whoever has them can seal, and only our signature tells."""
    folder = tmp_path / "forger"
    with override_settings(KEYS_FOLDER=folder):
        keys.make_missing()
    forged = tmp_path / made.main.name
    with sealing.unsealed(made.main.open("rb"), [made.li, made.chen]) as stream:
        manifest = packing.unpack(stream, tmp_path / "taken")
    with (
        sealing.sealed(forged.open("wb"), [made.li.to_public(), made.chen.to_public()]) as target,
        packing.packed(target) as packer,
    ):
        for part in manifest.parts:
            held = tmp_path / "taken" / part
            if part == "database":
                packer.add_stream(part, io.BytesIO(held.read_bytes()))
            else:
                packer.add_file(part.removeprefix("files/"), held)
        with override_settings(KEYS_FOLDER=folder):
            packer.finish(manifest)
    assert opened(Sealed(forged, made.keys, [made.li, made.chen]), tmp_path / "x") == "backup-not-ours"


@pytest.mark.parametrize(
    ("bent", "code"),
    [
        (lambda packer: packer.add_stream("database", io.BytesIO(b"another")), "backup-damaged"),
        (lambda packer: packer.add_stream("more", io.BytesIO(b"not on the list")), "backup-damaged"),
        (lambda packer: packer._put("files/../../beside", b"out of the folder"), "backup-not-ours"),
        (lambda packer: packer._put("/beside", b"out of the folder"), "backup-not-ours"),
    ],
    ids=["another-content", "one-too-many", "a-way-out", "from-the-top"],
)
def test_a_part_that_is_not_as_the_signed_list_says_is_refused(made, tmp_path, bent, code):
    """With our own signature under the list: what was packed beside it is judged all the same."""
    with sealing.unsealed(made.main.open("rb"), [made.li, made.chen]) as stream:
        manifest = packing.unpack(stream, tmp_path / "taken")
    odd = tmp_path / made.main.name
    with (
        sealing.sealed(odd.open("wb"), [made.li.to_public(), made.chen.to_public()]) as target,
        packing.packed(target) as packer,
    ):
        bent(packer)
        packer.finish(manifest)

    assert opened(Sealed(odd, made.keys, [made.li, made.chen]), tmp_path / "x" / "y") == code
    assert not list(tmp_path.rglob("beside"))


def test_what_would_fill_the_disk_is_refused_before_it_does(made, tmp_path, monkeypatch):
    """Nobody vouches for the size until the signature at the very end."""
    odd = tmp_path / made.main.name
    with (
        sealing.sealed(odd.open("wb"), [made.li.to_public(), made.chen.to_public()]) as target,
        packing.packed(target) as packer,
    ):
        packer.add_stream("database", io.BytesIO(bytes(64_000_000)))
    assert odd.stat().st_size < 1_000_000
    monkeypatch.setattr(packing, "_room", lambda folder: 10_000_000)
    assert opened(Sealed(odd, made.keys, [made.li, made.chen]), tmp_path / "x") == "backup-no-room"
    assert sum(path.stat().st_size for path in (tmp_path / "x").rglob("*") if path.is_file()) <= 10_000_000


def test_what_is_missing_of_what_was_restored_is_named(cast):
    """Proved against the list of this very database: a row, a guard, a file, an event that is not there."""
    taken = facts.gather(facts.ask, connection.introspection.table_names())
    sound = Manifest("x", Content.MAIN, "", "", connection.vendor, (), taken.sequence, taken.hash, taken.counts, {})
    proving.prove(sound, None, 0)

    def missing(manifest: Manifest = sound) -> str:
        with pytest.raises(RefusedError) as refused:
            proving.prove(manifest, None, 0)
        return str(refused.value.facts["what"])

    assert "people_user" in missing(replace(sound, counts=taken.counts | {"people_user": 1}))
    assert "≠" in missing(replace(sound, sequence=taken.sequence + 1))
    received = Received.objects.create(
        size=1, sha256="0" * 64, kept_sha256="0" * 64, by=cast.office, file="received/a/b"
    )
    counted = replace(sound, counts=sound.counts | {Received._meta.db_table: 1})
    assert missing(counted) == "received/a/b"
    proving.prove(replace(counted, parts={"files/received/a/b": ""}), None, 0)
    Received.objects.filter(pk=received.pk).delete()
    drop_guards()
    assert "audit_event_changed" in missing()


def test_the_two_files_are_told_apart(made, tmp_path):
    assert opened(Sealed(made.keys, made.main, [made.li, made.chen]), tmp_path / "x") == "backup-wrong-kind"
    assert (
        opened(Sealed(made.main, tmp_path / "absent.keys.age", [made.li, made.chen]), tmp_path / "x")
        == "backup-not-there"
    )


def test_it_returns_by_the_verb_and_overwrites_nothing_unasked(made, tmp_path):
    """Typed as an operator does, one private key under its passphrase, the other plain, and a database in the way."""
    plain = tmp_path / "li.age-key"
    plain.write_text(f"# as age-keygen writes it\n{made.li}\n")
    opened_by = ("--identity", made.locked, "--identity", plain)
    with of_the_tests(tmp_path / "other") as other:
        other.more["YINXIN_KEYS"] = str(made.town.folder / "keys")
        refused = other.yinxin("restore", made.main, made.keys, *opened_by, typed=PASSPHRASE)
        assert (refused.returncode, f"--replace {other.target}" in refused.stderr) == (2, True)
        done = other.yinxin("restore", made.main, made.keys, *opened_by, "--replace", other.target, typed=PASSPHRASE)
        assert done.returncode == 0, done.stderr
        assert "不能排除" in done.stdout  # no head from outside was given
        assert "原有内容保留在" in done.stdout
        assert (other.folder / "files" / "received" / "ab" / "abcd").read_bytes() == b"of a clerk"


def test_backups_under_load_lose_nothing_and_bring_nobody_back(tmp_path):
    with of_the_tests(tmp_path / "town") as town:
        assert_sound(town, rounds=1)


@pytest.mark.slow
def test_backups_under_load_lose_nothing_however_many(tmp_path):
    with of_the_tests(tmp_path / "town") as town:
        assert_sound(town, rounds=ROUNDS)


def assert_sound(town: Installation, *, rounds: int) -> None:
    done = town.python("tests.soak.restored_backups", "--rounds", rounds, patience=PATIENCE * rounds)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert {name: found[name] for name in MUST_BE_NONE} == dict.fromkeys(MUST_BE_NONE, 0)
    assert found["control"] == found["rollbacks_seen"] == found["rounds"] == rounds
    assert found["tampers_seen"] == 1
    assert found["acknowledged"] > 0 < found["written_meanwhile"]


def test_old_files_go_and_the_keys_of_persons_much_sooner(tmp_path):
    now = timezone.now()
    for age in (0, 6, 8, 29, 31):
        for ending in (".age", ".keys.age"):
            path = tmp_path / f"yinxin-{now - timedelta(days=age):%Y%m%d-%H%M%S}{ending}"
            path.touch()
            os.utime(path, ((now - timedelta(days=age)).timestamp(),) * 2)
    (tmp_path / "somebody-elses.age").touch()
    os.utime(tmp_path / "somebody-elses.age", (0, 0))
    pruning.prune(tmp_path, now=now, days=30, days_of_keys=7)
    left = sorted(
        (path.name.partition(".")[2], round((now.timestamp() - path.stat().st_mtime) / 86400))
        for path in tmp_path.glob("yinxin-*")
    )
    assert left == [("age", 0), ("age", 6), ("age", 8), ("age", 29), ("keys.age", 0), ("keys.age", 6)]
    assert (tmp_path / "somebody-elses.age").exists()


def test_the_newest_of_each_stays_however_old(tmp_path):
    for name in ("yinxin-20200101-000000.age", "yinxin-20200101-000000.keys.age", "yinxin-20190101-000000.age"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    gone = pruning.prune(tmp_path, now=timezone.now(), days=30, days_of_keys=7)
    assert [path.name for path in gone] == ["yinxin-20190101-000000.age"]


def test_a_private_key_is_locked_and_never_overwritten(made, tmp_path):
    assert stat.S_IMODE(made.locked.stat().st_mode) == 0o600
    assert b"AGE-SECRET-KEY" not in made.locked.read_bytes()
    for wrong, code in (
        (lambda: identities.read(made.locked, lambda _: "another passphrase"), "identity-passphrase"),
        (lambda: identities.make(made.locked, PASSPHRASE), "identity-exists"),
        (lambda: identities.make(tmp_path / "new", "short"), "identity-weak"),
        (lambda: identities.read(tmp_path / "absent", lambda _: ""), "identity-unreadable"),
        (lambda: identities.read(made.main, lambda _: ""), "identity-unreadable"),
    ):
        with pytest.raises(RefusedError) as refused:
            wrong()
        assert refused.value.code == code


@pytest.mark.parametrize("words", [["age1x"], ["age1x", "age1y"], ["one"] * 3])
def test_recipients_are_two_public_keys_or_a_sentence(words):
    with pytest.raises(SettingError, match="YINXIN_BACKUP_RECIPIENTS"):
        identities.recipients(words)


def test_a_disk_that_is_full_ends_the_sealing(made):
    with (
        pytest.raises(OSError, match="space"),
        sealing.sealed(Path("/dev/full").open("wb"), [made.li.to_public()] * 2) as target,
    ):
        for _ in range(64):
            target.write(os.urandom(1 << 16))


@pytest.mark.skipif(connection.vendor == "postgresql", reason="asked once")
def test_without_recipients_no_backup_is_made(tmp_path):
    from yinxin.kit.backup import making

    with pytest.raises(RefusedError, match="backup-no-recipients"):
        making.make(tmp_path / "out", ())
    assert not (tmp_path / "out").exists()
