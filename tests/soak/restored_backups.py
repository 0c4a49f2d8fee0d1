"""Backups under load, restored elsewhere and compared, N times: `python -m tests.soak.restored_backups --rounds 20`.

Each round: somebody writes without a pause, a backup is made meanwhile, a person leaves and has herself erased, the backup is
restored into a new place. What was acknowledged before the backup began must be there, the audit record whole and at one with the
head that was published before, and of the erased person not a byte. Uses the database of the settings, which must be migrated.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import pyrage

if TYPE_CHECKING:
    from yinxin.apps.people.models import User
    from yinxin.kit.backup.making import Backup
    from yinxin.kit.backup.place import Place
    from yinxin.kit.backup.restoring import Sealed


@dataclass(slots=True)
class Outcome:
    """`keys_beside` counts main files that carry the key of a person; `canaries` what was found of somebody erased; `sessions`
    the sign-ins that a backup brought back.

    `rollbacks_seen` and `tampers_seen` are the controls of the audit record: refused each time, or not.
    """

    rounds: int = 0
    acknowledged: int = 0
    written_meanwhile: int = 0
    lost: int = 0
    torn: int = 0
    faults: int = 0
    files_lost: int = 0
    canaries: int = 0
    control: int = 0
    keys_beside: int = 0
    sessions: int = 0
    rollbacks_seen: int = 0
    tampers_seen: int = 0
    seconds_of_backup: float = 0.0
    seconds_of_restore: float = 0.0
    megabytes: float = 0.0


@contextmanager
def somebody_writing(log: Path) -> Iterator[None]:
    """A process that adds one unit after the other and notes each once it is kept."""
    from yinxin.kit.backup.place import let_go

    let_go()
    log.touch()
    writer = get_context("fork").Process(target=_write, args=(log,))
    writer.start()
    try:
        _until_it_grows(log)
        yield
        _until_it_grows(log)
    finally:
        os.kill(writer.pid or 0, signal.SIGKILL)
        writer.join()


def _write(log: Path) -> None:
    from tests.soak.acting import add

    with log.open("a") as noted:
        number = 0
        while True:
            number += 1
            name = f"{log.stem}-{number}"
            add(name)
            noted.write(f"{name}\n")
            noted.flush()


def _until_it_grows(log: Path) -> None:
    size = log.stat().st_size
    while log.stat().st_size < size + 60:
        time.sleep(0.01)


def round_of(number: int, folder: Path, outcome: Outcome) -> None:
    """One backup, one erasure, one restore."""
    from tests.factories.chain import publish_head
    from yinxin.apps.me import actions
    from yinxin.kit.backup import erasures, making
    from yinxin.kit.backup.place import at_home_in
    from yinxin.kit.backup.restoring import Sealed, restore

    canary = f"canary{number}x{os.getpid()}"
    person = somebody(canary)
    publish_head()
    identities = [pyrage.x25519.Identity.generate() for _ in range(2)]
    log = folder / f"w{number}.log"
    with somebody_writing(log):
        kept = log.read_text().split()
        began = time.monotonic()
        backup = making.make(folder / "backups", [one.to_public() for one in identities])
        outcome.seconds_of_backup = max(outcome.seconds_of_backup, time.monotonic() - began)
    published = head_file(folder, backup.manifest.sequence)
    outcome.acknowledged += len(kept)
    outcome.written_meanwhile += len(log.read_text().split()) - len(kept)
    outcome.megabytes = max(outcome.megabytes, backup.main.stat().st_size / 1e6)
    look_inside(backup, identities, person, canary, outcome)
    actions.erase(person)

    with empty_place(folder / f"restored{number}") as (place, files):
        began = time.monotonic()
        restore(Sealed(backup.main, backup.keys, identities, published), place, files, erasures.known())
        outcome.seconds_of_restore = max(outcome.seconds_of_restore, time.monotonic() - began)
        with at_home_in(place.name, files):
            compare(kept, files, canary, outcome)
    publish_head()
    later = head_file(folder, 2**62)
    outcome.rollbacks_seen += refusal(
        Sealed(backup.main, backup.keys, identities, later), folder / f"restored{number}b"
    ) == ("backup-older-than-anchor")
    outcome.rounds += 1


def bent(folder: Path, outcome: Outcome) -> None:
    """Somebody with power over the database rewrites an event and puts the guards back; then it is backed up and signed like any other."""
    from django.db import connection

    from yinxin.kit.audit import guards
    from yinxin.kit.backup import making
    from yinxin.kit.backup.restoring import Sealed

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("drop trigger audit_event_changed")
        else:
            cursor.execute("alter table audit_event disable trigger all")
        cursor.execute("update audit_event set object_id = object_id || '7' where sequence = 3")
    guards.create("default")
    identities = [pyrage.x25519.Identity.generate() for _ in range(2)]
    backup = making.make(folder / "backups", [one.to_public() for one in identities])
    outcome.tampers_seen += (
        refusal(Sealed(backup.main, backup.keys, identities), folder / "bent") == "backup-chain-broken"
    )


def refusal(sealed: Sealed, folder: Path) -> str:
    """The code with which a restore is refused; empty when it is not."""
    from yinxin.domain.errors import RefusedError
    from yinxin.kit.backup.restoring import restore

    with empty_place(folder) as (place, files):
        try:
            restore(sealed, place, files, [])
        except RefusedError as refused:
            return refused.code
    return ""


def somebody(canary: str) -> User:
    """A person with an account and a contact record under her own key; and a clerk receives a file."""
    from django.contrib.auth import SESSION_KEY
    from django.core.files.base import ContentFile

    from tests.apps.me.agreeing import CONTACT, agree
    from yinxin.apps.me import actions as own
    from yinxin.apps.people import actions
    from yinxin.apps.people.models import User
    from yinxin.kit.intake.models import Received
    from yinxin.kit.sessions.store import SessionStore

    person = actions.add_user(email=f"{canary}@abroad.example", name=canary, by=None)
    agree(person)
    own.keep_contact(person, CONTACT)
    clerk = User.objects.filter(name="陈科员").first() or actions.add_user(
        email="chen@yinxin.example", name="陈科员", by=None
    )
    held = os.urandom(200_000)
    digest = hashlib.sha256(held).hexdigest()
    received = Received(size=len(held), sha256=digest, kept_sha256=digest, state=Received.State.ACCEPTED, by=clerk)
    received.file.save("", ContentFile(held))
    store = SessionStore()
    store[SESSION_KEY] = str(clerk.pk)
    store.save()
    return person


def head_file(folder: Path, most: int) -> Path:
    """The published heads up to the backup, as somebody outside keeps them."""
    from yinxin.kit.audit import anchor_files, anchors
    from yinxin.kit.audit.models import Anchor

    path = folder / "head.json"
    heads = [anchors.signed(one) for one in Anchor.objects.filter(sequence__lte=most)]
    path.write_text(json.dumps(anchor_files.written(heads)))
    return path


def look_inside(backup: Backup, identities: list[Any], person: User, canary: str, outcome: Outcome) -> None:
    """The main file holds her name (else looking for it would prove nothing) and not her key, which is in the other one."""
    from yinxin.kit.backup.packing import unpack
    from yinxin.kit.backup.sealing import unsealed
    from yinxin.kit.vault.models import PersonKey

    key = bytes(PersonKey.objects.get(pk=person.pk).wrapped or b"none")
    with tempfile.TemporaryDirectory() as name:
        for file in (backup.main, backup.keys):
            with unsealed(file.open("rb"), identities) as stream:
                unpack(stream, Path(name))
        main, keys = (Path(name) / "database").read_bytes(), (Path(name) / "keys").read_bytes()
    outcome.control += canary.encode() in main and (key in keys or key.hex().encode() in keys)
    outcome.keys_beside += key in main or key.hex().encode() in main


@contextmanager
def empty_place(folder: Path) -> Iterator[tuple[Place, Path]]:
    """A place that nothing stands in: another file, or another database on the same server."""
    from django.db import connection

    from yinxin.kit.backup.loading_postgresql import PostgresqlPlace, scratch_database
    from yinxin.kit.backup.loading_sqlite import SqlitePlace

    folder.mkdir()
    if connection.vendor == "sqlite":
        yield SqlitePlace(folder / "town.sqlite3", "x"), folder / "files"
        return
    held = connection.settings_dict.copy()
    with scratch_database(held) as name:
        yield PostgresqlPlace(held, name, "x"), folder / "files"


def compare(kept: list[str], files: Path, canary: str, outcome: Outcome) -> None:
    """Django speaks to what was restored."""
    from tests.soak.judging import judge
    from yinxin.kit.intake.models import Received
    from yinxin.kit.sessions.models import Session

    found: Any = judge()
    outcome.lost += len(set(kept) - set(found["names"]))
    outcome.torn += found["torn"] + found["doubled"] + found["orphans"]
    outcome.faults += bool(found["fault"]) or not found["integrity"]
    for one in Received.objects.all():
        path = files / str(one.file)
        outcome.files_lost += not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != one.sha256
    outcome.sessions += Session.objects.count()
    outcome.canaries += canary.encode() in every_byte(files)


def every_byte(files: Path) -> bytes:
    """Of the database and what lies beside it; of a server, all it gives away."""
    from django.db import connection

    from yinxin.kit.backup.postgresql_programs import Address

    connection.close()
    if connection.vendor == "sqlite":
        beside = Path(connection.settings_dict["NAME"]).parent
        return b"".join(path.read_bytes() for path in beside.rglob("*") if path.is_file())
    with Address.of(connection.settings_dict).reading("pg_dump", "--format=plain") as dumped:
        return dumped.read()


def run(rounds: int) -> Outcome:
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        for number in range(rounds):
            round_of(number, Path(name), outcome)
            subprocess.run(["rm", "-rf", *map(str, Path(name).glob("restored*"))], check=True)
            time.sleep(1.1)  # a backup is named for its second
        bent(Path(name), outcome)
    return outcome


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    wanted = parser.parse_args().rounds
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinxin.config.settings")
    django.setup()
    sys.stdout.write(json.dumps(asdict(run(wanted))) + "\n")
