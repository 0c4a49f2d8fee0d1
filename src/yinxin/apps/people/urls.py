"""The addresses of the directory."""

from __future__ import annotations

from django.urls import path, register_converter

from yinxin.apps.people.views import accounts, groups, keeping, posts, reforms, sessions, sheets, signing, units
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>


class SheetKind:
    regex = "xlsx|csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(SheetKind, "sheet")

app_name = "people"

urlpatterns = [
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("password/", accounts.password_change, name="password"),
    path("account/sessions/", sessions.session_list, name="sessions"),
    path("account/sessions/end-others/", sessions.sessions_end, name="sessions-end"),
    path("account/sessions/<slug:mark>/end/", sessions.session_end, name="session-end"),
    path("users/<row:pk>/second-factor/reset/", sessions.factor_reset, name="factor-reset"),
    path("users/<row:pk>/sessions/end/", sessions.official_sign_out, name="official-sign-out"),
    path("users/new/", accounts.user_add, name="user-add"),
    path("units/", units.unit_list, name="unit-list"),
    path("units/new/", units.unit_add, name="unit-add"),
    path("units/merge/", reforms.unit_merge, name="unit-merge"),
    path("units/<row:pk>/", units.unit_detail, name="unit"),
    path("units/<row:pk>/change/", units.unit_change, name="unit-change"),
    path("units/<row:pk>/rename/", reforms.unit_rename, name="unit-rename"),
    path("units/<row:pk>/split/", reforms.unit_split, name="unit-split"),
    path("units/<row:pk>/close/", units.unit_close, name="unit-close"),
    path("units/<row:pk>/aliases/", units.alias_add, name="alias-add"),
    path("units/<row:pk>/aliases/<row:alias>/forget/", units.alias_forget, name="alias-forget"),
    path("units/<row:pk>/posts/", posts.post_give, name="post-give"),
    path("posts/<row:pk>/end/", posts.post_end, name="post-end"),
    path("officials/", posts.official_list, name="official-list"),
    path("officials/<row:pk>/leave/", posts.leave, name="leave-office"),
    path("accounts/", keeping.account, name="account"),
    path("places/<row:place>/groups/new/", groups.group_add, name="group-add"),
    path("groups/<row:pk>/", groups.group_change, name="group-change"),
    path("places/<row:place>/import/", sheets.unit_import, name="unit-import"),
    path("places/<row:place>/units.<sheet:kind>", sheets.unit_export, name="unit-export"),
]
