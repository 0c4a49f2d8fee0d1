"""The addresses of the directory."""

from __future__ import annotations

from django.urls import path, register_converter

from yinxin.apps.people.views import accounts, groups, posts, reforms, sheets, signing, units


class RowNumber:
    """A row's number: bounded, because a longer one overflows the database."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class SheetKind:
    regex = "xlsx|csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(RowNumber, "row")
register_converter(SheetKind, "sheet")

app_name = "people"

urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("password/", accounts.password_change, name="password"),
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
    path("places/<row:place>/groups/new/", groups.group_add, name="group-add"),
    path("groups/<row:pk>/", groups.group_change, name="group-change"),
    path("places/<row:place>/import/", sheets.unit_import, name="unit-import"),
    path("places/<row:place>/units.<sheet:kind>", sheets.unit_export, name="unit-export"),
]
