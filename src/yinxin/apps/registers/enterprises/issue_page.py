"""The page of one issue: what was asked, where it stands, and what this reader may do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from yinxin.apps.people.access import user_of
from yinxin.apps.people.models import User
from yinxin.apps.registers.enterprises import access, forms
from yinxin.apps.registers.enterprises.models import Issue
from yinxin.domain.registers.issues import IssueAct, is_overdue
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import history


@dataclass(frozen=True, slots=True)
class IssuePage:
    """`forms` are those of the acts open to this reader, by the name of the act; confirming asks nothing."""

    issue: Issue
    is_overdue: bool
    forms: dict[str, Any]
    confirms: bool
    past: list[Event]


def form_for(user: User, act: IssueAct, data: Any = None) -> Any:
    if act is IssueAct.ASSIGN:
        return forms.AssignForm(data, units=access.assignable(user))
    return forms.ReplyForm(data) if act is IssueAct.ANSWER else forms.ReopenForm(data)


def issue_page(request: HttpRequest, one: Issue, **bound: Any) -> HttpResponse:
    """`bound` is a form that was sent and refused, by the name of its act."""
    user = user_of(request)
    acts = access.acts_for(user, one)
    asked = {act.value: form_for(user, act) for act in acts if act is not IssueAct.CONFIRM}
    late = is_overdue(one.state, one.due_on, today=timezone.localdate())
    page = IssuePage(one, late, asked | bound, IssueAct.CONFIRM in acts, list(history(one)))
    refused = next(iter(bound.values()), None)
    context = {"page": page, "form": refused}
    return render(request, "enterprises/issue.html", context, status=422 if bound else 200)
