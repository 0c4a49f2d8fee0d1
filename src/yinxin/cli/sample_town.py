"""Fills a new database with the sample town through the same actions that pages use, and tells what is in it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone

from yinxin import samples
from yinxin.apps.people import actions as people
from yinxin.apps.people import importing
from yinxin.apps.people.models import Level, Role, Unit, UnitKind, User
from yinxin.apps.plans import actions as plans
from yinxin.apps.plans.models import Figure, ProposedTask, Source, Task
from yinxin.cli import sample_evidence, sample_registers, sample_scans, sample_spellings, sample_year
from yinxin.kit.env import SettingError
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.running import run

SIGN_IN = "demo-signin.txt"


@dataclass(frozen=True, slots=True)
class Player:
    """One sample user; `unit` is its unit's name in the directory, an empty one is the town itself. Without a role it has no post."""

    email: str
    name: str
    role: Role | None
    unit: str


OFFICE = Player("office@lanpu.example", "陈敏（协调办）", Role.OFFICE, "")
OTHERS = (
    Player("unit@lanpu.example", "林小梅（责任单位：市外事局）", Role.REPORTER, "市外事局"),
    Player("second@lanpu.example", "何志远（协调办，复核）", Role.OFFICE, ""),
    Player("reader@lanpu.example", "王路（读者）", Role.READER, ""),
    Player("donor@lanpu.example", "林惠贞（样例）", None, ""),
)


def install() -> None:
    """Units, users, and the town's plans read; what the reader does not doubt is confirmed, the rest waits on the desk."""
    name = samples.units()[0]["名称"]
    place = people.add_unit(name=name, level=Level.CITY, parent=None, by=None, kind=UnitKind.GOVERNMENT)
    passwords = {player: secrets.token_urlsafe(9) for player in (OFFICE, *OTHERS)}
    office = _account(OFFICE, passwords[OFFICE], place)
    _take_in_units(place, by=office)
    for player in OTHERS:
        _account(player, passwords[player], place)
    _keep(passwords)
    for path in samples.documents():
        _take_in_plan(path, place, by=office)
    _live(place, office)
    donor = User.objects.get(email=OTHERS[-1].email)
    sample_registers.fill(place, office=office, donor=donor)
    second = User.objects.get(email=OTHERS[1].email)
    sample_spellings.confirm(by=office, second=second)
    sample_scans.scan(by=office, second=second)


def told() -> list[str]:
    """What is in the database, and how to sign in when it is the sample town."""
    waiting = ProposedTask.objects.filter(state=ProposedTask.State.OPEN)
    lines = [
        f"任务 {Task.objects.count()} 项，单位 {Unit.objects.count()} 个，指标 {Figure.objects.count()} 个，"
        f"待确认 {waiting.count()} 项（其中有疑点 {sum(row.is_doubtful for row in waiting)} 项）。"
    ]
    kept = Path(settings.VAR) / SIGN_IN
    if kept.exists() and User.objects.filter(email=OFFICE.email).exists():
        lines += ["样例用户：", kept.read_text(encoding="utf-8").rstrip("\n")]
    return lines


def _live(place: Unit, office: User) -> None:
    """Some of it is on its way already, so that every page has something to show."""
    player = OTHERS[0]
    unit = Unit.objects.get(place=place, name=player.unit)
    table = Task.objects.filter(plan__place=place, title__endswith="管护侨捐设施").select_related("plan").get()
    sample_year.live(table.plan, office=office, reporter=User.objects.get(email=player.email), unit=unit)
    sample_evidence.take_in(table.plan, office=office)


def _account(player: Player, password: str, place: Unit) -> User:
    user = people.add_user(email=player.email, name=player.name, by=None, password=password)
    unit = Unit.objects.get(place=place, name=player.unit) if player.unit else place
    if player.role is not None:
        people.give_post(user, unit, player.role, since=timezone.localdate(), by=None)
    return user


def _keep(passwords: dict[Player, str]) -> None:
    """Passwords are new for every sample town: one printed in a README would open every demo left running."""
    kept = Path(settings.VAR) / SIGN_IN
    kept.unlink(missing_ok=True)
    kept.touch(mode=0o600)
    lines = (f"  {player.email:<22} 口令 {password}  {player.name}\n" for player, password in passwords.items())
    kept.write_text("".join(lines), encoding="utf-8")


def _take_in_units(place: Unit, *, by: User) -> None:
    sheet = samples.path(samples.UNITS)
    outcome = importing.load(place, ContentFile(sheet.read_bytes(), name=sheet.name), by=by)
    if outcome.faults:
        raise SettingError(f"样例单位目录没有导入：{outcome.faults[0].sentence}")


def _take_in_plan(path: Path, place: Unit, *, by: User) -> None:
    """Reads here and now what the worker would read a moment later, so that the first page has something to show."""
    (receipt,) = plans.upload([(path.name, path.read_bytes())], place=place, by=by)
    if receipt.source is None:
        raise SettingError(f"样例文件 {path.name} 没有导入：{receipt.refusal}")
    for job in Job.objects.filter(key__startswith=f"plans.read:{receipt.source.pk}:"):
        run(str(job.pk))
    source = Source.objects.get(pk=receipt.source.pk)
    if source.state != Source.State.READY:
        raise SettingError(f"样例文件 {path.name} 没有读成：{source.refusal or source.get_state_display()}")
    plans.confirm_clear(source, by=by)
