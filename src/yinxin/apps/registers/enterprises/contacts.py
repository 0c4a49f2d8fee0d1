"""Who keeps in contact with a firm, and since when nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yinxin.apps.registers.enterprises.models import ContactOfficer, Enterprise
from yinxin.domain.registers.tenures import Gap, Tenure, gaps
from yinxin.kit.registers.parts import Part
from yinxin.kit.ui.templatetags.ui import office_date


def unattended(_record: Enterprise, rows: Sequence[ContactOfficer]) -> list[str]:
    """Every stretch without anybody, the open one last."""
    return told(rows, today=timezone.localdate())


def told(rows: Sequence[ContactOfficer], *, today: date) -> list[str]:
    if not rows:
        return [_("还没有挂点联系单位，请登记。")]
    return [_in_words(gap) for gap in gaps([Tenure(row.since, row.until) for row in rows], today=today)]


def _in_words(gap: Gap) -> str:
    if gap.until is None:
        return _("%(since)s起没有挂点联系单位，请登记接任的。") % {"since": office_date(str(gap.since))}
    return _("%(since)s至%(until)s没有人挂点联系。") % {
        "since": office_date(str(gap.since)),
        "until": office_date(str(gap.until)),
    }


CONTACT_OFFICERS = Part(
    "contacts", gettext_lazy("挂点联系"), ContactOfficer, "unit officer since until", tells=unattended
)
