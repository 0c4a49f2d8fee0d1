"""What people are told on the way of a task, in words: one kind of notice for each act that somebody waits for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.apps.notices import kinds
from yinxin.domain.progress.acts import Act

SENTENCES = {
    Act.REPORT_DONE: _("“%(unit)s”报告“%(title)s”已经完成，等待验收。"),
    Act.ASK_EXTENSION: _("“%(unit)s”申请把“%(title)s”延期到%(to)s，等待决定。"),
    Act.ASK_SUSPENSION: _("“%(unit)s”申请暂停“%(title)s”，等待决定。"),
    Act.ACCEPT: _("“%(title)s”已经验收通过。"),
    Act.SEND_BACK: _("“%(title)s”没有通过验收，已退回：%(reason)s"),
    Act.GRANT_EXTENSION: _("“%(title)s”的延期申请已经同意。"),
    Act.REFUSE_EXTENSION: _("“%(title)s”的延期申请没有同意：%(reason)s"),
    Act.SUSPEND: _("“%(title)s”已经决定暂停。"),
    Act.REFUSE_SUSPENSION: _("“%(title)s”的暂停申请没有同意：%(reason)s"),
    Act.RESUME: _("“%(title)s”恢复办理。"),
    Act.MERGE: _("“%(title)s”已并入另一项任务：%(reason)s"),
    Act.CANCEL: _("“%(title)s”已经决定取消：%(reason)s"),
    Act.REOPEN: _("“%(title)s”撤销办结，要继续办理：%(reason)s"),
}

kinds.say({f"task-{act.value}": kinds.Kind(sentence) for act, sentence in SENTENCES.items()})
kinds.say({"task-overlap": kinds.Kind(_("“%(before)s”推迟，后面的“%(title)s”要晚%(days)s天才能完成。"))})
