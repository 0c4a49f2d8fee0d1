"""The record of the calendar in words."""

from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word

word(
    acts={
        "calendar.enter-notice": _("录入放假通知"),
        "calendar.confirm-notice": _("核对确认放假通知"),
        "calendar.withdraw-notice": _("撤回放假通知"),
    },
    columns={"year": _("年份"), "document_number": _("文号"), "arrangement": _("放假和上班的日子")},
)
