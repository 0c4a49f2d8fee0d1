"""Which issues of firms a user may see, and who may do what to one."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from yinxin.apps.people.access import own_units, posts, units
from yinxin.apps.people.models import Role, Unit, User
from yinxin.apps.registers.enterprises.models import ContactOfficer, Enterprise, Issue
from yinxin.apps.registers.enterprises.registers import Enterprises
from yinxin.domain.registers.issues import IssueAct, acts_from
from yinxin.kit.audit.recording import history
from yinxin.kit.registers.access import DECIDERS, KEEPERS, READERS
from yinxin.kit.registers.catalogue import catalogue

ANSWERERS = frozenset({*KEEPERS, Role.REPORTER, Role.HEAD})
"""May open the pages of acts; which act on which issue `acts_for` says."""

Visitor = User | AnonymousUser


def register() -> Enterprises:
    found = catalogue.get(Enterprises.slug)
    if not isinstance(found, Enterprises):
        raise LookupError(Enterprises.slug)
    return found


def issues(user: User) -> QuerySet[Issue]:
    """Those of the firms this user may see, and those assigned to units of the area of her post."""
    firms = register().visible_to(user)
    reached = units(user, *READERS).values("pk")
    return Issue.objects.filter(Q(enterprise__in=firms) | Q(unit__in=reached)).select_related("enterprise", "unit")


def issue(user: User, pk: int) -> Issue:
    found = issues(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def acts_for(user: User, one: Issue) -> list[IssueAct]:
    """What this user may do to an issue now."""
    return [act for act in acts_from(one.state) if _may(user, one, act)]


def issue_to(user: User, pk: int, act: str) -> Issue:
    """The issue, if this user may do that; not found otherwise. Whether it is the time for it the action judges."""
    one = issue(user, pk)
    if not _may(user, one, IssueAct(act)):
        raise Http404
    return one


def firm_to_keep(user: User, pk: int) -> Enterprise:
    found = register().kept_by(user).filter(pk=pk).first()
    if not isinstance(found, Enterprise):
        raise Http404
    return found


def assignable(user: User) -> QuerySet[Unit]:
    """The standing units of the area, to one of which the office assigns it."""
    return units(user, *DECIDERS).filter(valid_to__isnull=True).order_by("order", "pk")


def unattended(user: User) -> QuerySet[Enterprise]:
    """Firms that work or are about to, and with which nobody keeps in contact today."""
    today = timezone.localdate()
    held = ContactOfficer.objects.filter(since__lte=today).filter(Q(until__isnull=True) | Q(until__gt=today))
    firms: QuerySet[Enterprise] = register().visible_to(user)
    return firms.exclude(status="closed").exclude(pk__in=held.values("record")).select_related("unit").order_by("pk")


def _may(user: User, one: Issue, act: IssueAct) -> bool:
    if act is IssueAct.ASSIGN:
        return register().decided_by(user).filter(pk=one.enterprise_id).exists()
    if act is IssueAct.ANSWER:
        return one.unit_id is not None and _answers_for(user, one.unit_id)
    keeps = register().kept_by(user).filter(pk=one.enterprise_id).exists()
    return keeps and not (act is IssueAct.CONFIRM and has_answered(user, one))


def has_answered(user: User, one: Issue) -> bool:
    """She wrote the last answer, or is of the unit that gave it: that the firm is content somebody else takes down."""
    last = history(one).filter(action="enterprises.answer").order_by("-sequence").first()
    if last is not None and last.actor_id == user.pk:
        return True
    return one.unit_id is not None and posts(user).filter(unit=one.unit_id).exists()


def _answers_for(user: User, unit: int) -> bool:
    clerk = posts(user).filter(role=Role.CLERK, unit=unit).exists()
    return clerk or own_units(user).filter(pk=unit).exists() or units(user, Role.OFFICE).filter(pk=unit).exists()
