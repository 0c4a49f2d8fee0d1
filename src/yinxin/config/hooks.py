"""What an app above does when something happens in one below, by dotted names: a lower app never imports a higher one.

Every name here is a setting; settings.py takes them all over.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# The applications that declare registers; each is one kind of work.
REGISTER_APPS = [
    "yinxin.apps.registers.donations",
    "yinxin.apps.registers.genealogy",
    "yinxin.apps.registers.honours",
    "yinxin.apps.registers.enterprises",
    "yinxin.apps.registers.associations",
    "yinxin.apps.registers.sister_cities",
    "yinxin.apps.registers.talents",
    "yinxin.apps.registers.heritage",
    "yinxin.apps.registers.service_points",
    "yinxin.apps.registers.trade_offices",
    "yinxin.apps.registers.exchange_bases",
]
# The applications of root-seeking, and of the contact between kin that stands on it.
ROOT_APPS: list[str] = [
    "yinxin.apps.kin",
    "yinxin.apps.roots.seeking",
    "yinxin.apps.roots.exchange",
    "yinxin.apps.roots.books",
    "yinxin.apps.roots.families",
    "yinxin.apps.roots.spellings",
]
# Called with every renaming, merger and split, in its transaction, so that duties follow their units.
UNIT_CHANGE_FOLLOWERS = [
    "yinxin.apps.plans.handing_over.follow_unit_change",
    "yinxin.apps.progress.following.follow_unit_change",
    "yinxin.apps.supervision.hanging.follow_unit_change",
    "yinxin.apps.registers.units.follow_unit_change",
    "yinxin.apps.registers.enterprises.following.follow_unit_change",
    "yinxin.apps.registers.associations.following.follow_unit_change",
    "yinxin.apps.registers.talents.following.follow_unit_change",
]
# Called before a unit is closed; a guard refuses while the unit still has something to do.
UNIT_CLOSING_GUARDS = [
    "yinxin.apps.plans.handing_over.refuse_with_duties",
    "yinxin.apps.supervision.hanging.refuse_with_open_notices",
    "yinxin.apps.registers.units.refuse_with_records",
    "yinxin.apps.registers.enterprises.following.refuse_with_open_issues",
]
# Called with some units; each says which of them have something to do, so that none of it is without an owner.
UNITS_WITH_OPEN_WORK = [
    "yinxin.apps.plans.handing_over.units_with_open_work",
    "yinxin.apps.supervision.hanging.units_with_open_work",
    "yinxin.apps.registers.units.units_with_open_work",
]
# Called with the keys of tasks that entered the list or were changed in it, in the transaction of the change.
LIST_FOLLOWERS = ["yinxin.apps.progress.following.follow_duties", "yinxin.apps.progress.projecting.project"]
# Called with a kind of part (phase, milestone, figure) and keys; each says which of them something hangs on.
PARTS_IN_USE = ["yinxin.apps.progress.hanging.parts_in_use"]
# Called with tasks before an import is undone, which deletes them or puts older content back; a guard refuses.
UNDOING_GUARDS = [
    "yinxin.apps.progress.hanging.refuse_if_reported",
    "yinxin.apps.supervision.hanging.refuse_if_supervised",
]
# Facets of the list of tasks that an app above it counts.
TASK_FACETS = {"light": "yinxin.apps.progress.facets.LIGHT", "alarm": "yinxin.apps.progress.facets.ALARM"}
# Where a page of a lower app leads up to: kind of thing → addresses that take its number.
RELATED_PAGES: dict[str, list[tuple[str, object]]] = {
    "unit": [("plans:duties", _("看它的任务"))],
    "plan": [
        ("progress:plan-rounds", _("填报安排")),
        ("supervision:board", _("挂图作战")),
        ("supervision:papers", _("文稿")),
        ("supervision:funds", _("专项资金")),
        ("progress:since", _("上次以后的变化")),
    ],
}
# Pages of other apps that belong beside one without an object: place → addresses without a number.
FURTHER_PAGES: dict[str, list[tuple[str, object]]] = {
    "me": [("talents:own", _("我能帮什么")), ("kin:home", _("我的书信"))],
    "registers": [
        ("seeking:letters", _("寻根求助信")),
        ("talents:search", _("人才库")),
        ("registers:dead-links", _("打不开的网址")),
    ],
    "register:enterprises": [
        ("enterprises:issues", _("企业诉求")),
        ("enterprises:unattended", _("没有人挂点联系的企业")),
    ],
    "register:sister-cities": [("sister_cities:board", _("友城进度"))],
    "register:clans": [("gedcom:imports", _("导入世系")), ("families:waiting", _("待核对的先人"))],
    "register:branches": [("families:waiting", _("待核对的先人"))],
}
# Called with the request and one thing whose page is shown: kind of thing → functions that give the HTML of their part of it.
PANELS = {
    "task": [
        "yinxin.apps.progress.lit_panel.panel",
        "yinxin.apps.progress.life.panel.panel",
        "yinxin.apps.progress.evidence.found.panel",
        "yinxin.apps.progress.reporting.panel.panel",
        "yinxin.apps.supervision.task_panel.panel",
    ],
    # Further sections of the public page of a record, called with its number.
    "public:clans": ["yinxin.apps.roots.exchange.panels.clan"],
    "public:branches": ["yinxin.apps.roots.exchange.panels.branch"],
    "public:genealogies": ["yinxin.apps.roots.books.panels.public_scans"],
}
# Called on a restored database before it is put into use: takes back what may have been taken back since the backup was made.
RESTORE_FOLLOWERS: list[str] = ["yinxin.apps.kin.restoring.close_all"]
# Called before a post ends, as guard(post, until=, successor=, by=): hands over what hangs on the person, or refuses.
POST_ENDING_GUARDS: list[str] = []
# Called as follow(year=, by=) when a holiday notice is confirmed, in its transaction: counts anew what a day of that year, or of
# the December before it, may have changed.
CALENDAR_FOLLOWERS: list[str] = [
    "yinxin.apps.progress.reporting.days.follow_calendar",
    "yinxin.apps.supervision.days.follow_calendar",
]
# Called every morning with the day: tells whoever answers for records which checks are due and which are overdue.
REGISTER_REMINDERS = "yinxin.apps.registers.reminding.remind"
# The governments for which a person holds a post: with them she shares what she keeps.
PLACES_OF = "yinxin.apps.people.access.places"
# Called with rows of web hooks and a person: leaves those she may see and turn off.
HOOKS_KEPT = "yinxin.apps.registers.makers.hooks_kept"
