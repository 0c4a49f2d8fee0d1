"""The record of feeds in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word

word(
    acts={"progress.make-feed": _("建立日历订阅"), "progress.revoke-feed": _("停用日历订阅")},
    columns={"unit": _("单位")},
)
