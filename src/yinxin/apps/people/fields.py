"""What of the directory, of posts and of accounts may be read and set, and by whom."""

from __future__ import annotations

from yinxin.apps.people import api, forms, forms_accounts, forms_keeping, forms_posts, sheet_rows
from yinxin.apps.people.roles import ACCOUNTS, ADMINISTRATORS, APPOINTERS, DIRECTORY, OFFICE, SHEETS, WATCHERS
from yinxin.kit.policy import SIGNED_IN
from yinxin.kit.policy.fields import exposed, gives_out, serves, takes

UNIT, NAME, GROUP, POST, USER = "people.unit", "people.unitname", "people.unitgroup", "people.post", "people.user"

exposed(UNIT, "id name level kind parent place valid_from valid_to names member_of order", read=DIRECTORY)
exposed(UNIT, "name level kind parent valid_from order", set=OFFICE)
exposed(UNIT, "name level kind parent valid_from valid_to names member_of order", set=SHEETS)
exposed(NAME, "name kind since until", read=DIRECTORY)
exposed(NAME, "name", set=OFFICE)
exposed(GROUP, "name spellings members", read=DIRECTORY, set=OFFICE)
exposed(POST, "user unit role since until", read=APPOINTERS, set=APPOINTERS)
exposed(USER, "email name language", set=ACCOUNTS)
exposed(USER, "email name is_active", read=ADMINISTRATORS)
exposed(USER, "is_active", set=ADMINISTRATORS)
exposed(USER, "password", set=SIGNED_IN)

serves(api.UnitOut, api.UnitWithNames, model=UNIT)
serves(api.NameOut, model=NAME)
serves(api.UnitPage, besides="count items")
exposed("people.owners", "unit falls_to", read=WATCHERS)
serves(api.UnattendedOut, model="people.owners")
gives_out("people.export-units", model=UNIT, aliases="names", former="names", groups="member_of")

takes(forms.SearchForm, besides="q level closed place")
takes(forms.UnitForm, forms.CorrectionForm, model=UNIT, besides="aliases")
takes(forms.RenameForm, model=UNIT, besides="on citation")
takes(forms.MergeForm, model=UNIT, besides="sources into on citation")
takes(forms.SplitForm, besides="names on citation")
takes(forms.CloseForm, besides="on reason")
takes(forms.AliasForm, model=NAME)
takes(forms.GroupForm, model=GROUP)
takes(forms.SheetForm, besides="file")
takes(sheet_rows.RowForm, model=UNIT, aliases="names", former="names", groups="member_of")
takes(forms_posts.PostForm, model=POST, besides="email")
takes(forms_posts.LeaveForm, model=POST, besides="reason")
takes(forms_accounts.NewUserForm, model=USER, besides="unit role since")
takes(forms_accounts.ReasonForm, besides="reason")
takes(
    forms_accounts.PasswordForm, model=USER, besides="old_password", new_password1="password", new_password2="password"
)
takes(forms_accounts.FirstPasswordForm, model=USER, new_password1="password", new_password2="password")
takes(forms_keeping.AccountForm, besides="email reason act")
