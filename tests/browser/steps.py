"""The sample town without a plan yet, and the steps that every journey in it begins with."""

from __future__ import annotations

from datetime import date

from django.core.files.base import ContentFile
from playwright.sync_api import Locator, Page, expect

from tests.factories.made_once import made_once
from yinxin import samples
from yinxin.apps.people import actions as people
from yinxin.apps.people import importing
from yinxin.apps.people.models import Level, Role, Unit, UnitKind, User
from yinxin.apps.plans import actions as plans
from yinxin.apps.plans.models import Source
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.running import run

PASSWORD = "letters-with-money-1892"
LONG_AGO = date(2020, 1, 1)


@made_once
def make_town() -> Unit:
    """The sample town with its units, an office user, a unit's user and a reader; no plan yet."""
    place = people.add_unit(
        name=samples.units()[0]["名称"], level=Level.CITY, parent=None, by=None, kind=UnitKind.GOVERNMENT
    )
    office = people.add_user(email="office@lanpu.example", name="陈敏", by=None, password=PASSWORD)
    people.give_post(office, place, Role.OFFICE, since=LONG_AGO, by=None)
    sheet = samples.path(samples.UNITS)
    outcome = importing.load(place, ContentFile(sheet.read_bytes(), name=sheet.name), by=office)
    assert outcome.faults == ()
    for email, name, role, unit in (
        ("unit@lanpu.example", "林小梅", Role.REPORTER, Unit.objects.get(place=place, name="市外事局")),
        ("reader@lanpu.example", "王路人", Role.READER, place),
    ):
        people.give_post(
            people.add_user(email=email, name=name, by=None, password=PASSWORD), unit, role, since=LONG_AGO, by=None
        )
    return place


def enter(page: Page, who: str = "office") -> None:
    page.goto("/sign-in/")
    page.locator("[name=username]").fill(f"{who}@lanpu.example")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    expect(page.locator(".site-nav")).to_be_visible()


def read_waiting() -> None:
    """What the worker would do. No page may be asking meanwhile: the test and the server share one connection."""
    for job in Job.objects.all():
        run(str(job.pk))


def laid_on_desk(place: Unit, name: str) -> Source:
    office = User.objects.get(email="office@lanpu.example")
    path = samples.path(name)
    (receipt,) = plans.upload([(path.name, path.read_bytes())], place=place, by=office)
    assert receipt.source is not None
    read_waiting()
    receipt.source.refresh_from_db()
    return receipt.source


def confirmed(place: Unit, name: str) -> Source:
    source = laid_on_desk(place, name)
    plans.confirm_all(source, by=User.objects.get(email="office@lanpu.example"))
    source.refresh_from_db()
    return source


def held(page: Page) -> str:
    """The number of the task in hand."""
    return page.locator("[data-in-hand]").get_attribute("data-key") or ""


def open_for_editing(item: Locator) -> None:
    """The desk puts the cursor into the title once it is there; what is typed before would go astray."""
    item.locator("[data-act=edit]").click()
    expect(item.locator("[data-edit] [name=title]")).to_be_focused()
