"""The record of consents in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word

word(
    acts={
        "consent.give": _("给予单独同意"),
        "consent.replace": _("同意换成新的"),
        "consent.withdraw": _("撤回同意"),
        "consent.lapse": _("同意到期"),
    },
    columns={"matter": _("事项"), "version": _("说明版本")},
)
