"""The judges of posts: who is given one, when one ends, and who takes over what would be left behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people import asking
from yinxin.apps.people.forms import DayField
from yinxin.apps.people.handover import Answer
from yinxin.apps.people.models import Post, Role, User

TO_OTHERS = "others"
"""The answer that nobody in person takes over: it goes to the unit above or the office."""


class PostForm(forms.Form):
    """`users` are the officials to choose from; anybody else is reached by the exact address only, so that there is no list of them."""

    user = forms.ModelChoiceField(label=_("已有任职的人"), queryset=User.objects.none(), required=False)
    email = forms.EmailField(
        label=_("或填电子邮箱"), max_length=254, required=False, help_text=_("还没有任职的人，请填他账号的完整邮箱。")
    )
    role = forms.ChoiceField(label=_("角色"))
    since = DayField(label=_("任职日期"), initial=timezone.localdate)

    def __init__(self, *args: Any, by: User, users: QuerySet[User], roles: Iterable[Role], **options: Any) -> None:
        super().__init__(*args, **options)
        self.by = by
        self.fields["user"].queryset = users  # type: ignore[attr-defined]
        self.fields["role"].choices = choices_of(roles)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("user")) == bool(cleaned.get("email")):
            raise forms.ValidationError(_("请选择一个人，或填写他的电子邮箱，两项填一项。"))
        if cleaned.get("email"):
            cleaned["user"] = asking.find(cleaned["email"], by=self.by)
            if cleaned["user"] is None:
                self.add_error("email", _("没有这个邮箱的账号。请核对邮箱，或先添加人员。"))
        return cleaned


class LeaveForm(forms.Form):
    """The end of one or several posts of a person. For each that answers for work there is a field that says who takes over."""

    until = DayField(label=_("离任日期"), help_text=_("从这一天起不再担任。"))
    reason = forms.CharField(label=_("说明"), max_length=300, required=False)

    def __init__(self, *args: Any, posts: Iterable[Post], users: QuerySet[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self.posts = list(posts)
        self.users = {str(user.pk): user for user in users}
        for post in self.posts:
            self.fields[_name(post)] = forms.ChoiceField(
                label=_("谁接替%(post)s") % {"post": f"{post.get_role_display()}（{post.unit}）"},
                choices=[*_ways_out(post), *((pk, user.name) for pk, user in self.users.items() if user != post.user)],
                required=False,
            )

    def answers(self) -> dict[Post, Answer]:
        said = {post: self.cleaned_data[_name(post)] for post in self.posts}
        return {post: Answer(self.users.get(value), to_others=value == TO_OTHERS) for post, value in said.items()}


def choices_of(roles: Iterable[Role]) -> list[tuple[str, Any]]:
    """In the order in which roles are declared."""
    wanted = set(roles)
    return [(role.value, role.label) for role in Role if role in wanted]


def _name(post: Post) -> str:
    return f"successor_{post.pk}"


def _ways_out(post: Post) -> list[tuple[str, Any]]:
    nobody = ("", _("没有要交接的事"))
    return [nobody] if post.role == Role.OFFICE else [nobody, (TO_OTHERS, _("交给上级单位或协调办"))]
