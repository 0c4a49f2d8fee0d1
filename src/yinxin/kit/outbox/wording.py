"""The record of the outbox in words, and what each kind of job is called. An app words its own kinds when it starts."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.wording import word
from yinxin.kit.outbox.failing import ENDED, OUR_FAULT
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.schedules import declared

word(
    acts={"outbox.retry": _("重试后台任务"), "outbox.discard": _("放弃后台任务")},
    columns={"kind": _("类别")},
)

_kinds: dict[str, Promise] = {"mail.send": _("发送邮件")}


def word_kinds(kinds: Mapping[str, Promise]) -> None:
    """Add words for kinds of jobs ("plans.read")."""
    _kinds.update(kinds)


def kind_in_words(kind: str) -> str:
    """A kind of job in the reader's language; a scheduled one bears its schedule's title, an unknown one keeps its code."""
    titles = {f"schedule.{one.name}": one.title for one in declared()}
    return str(titles.get(kind) or _kinds.get(kind, kind))


def message_in_words(job: Job) -> str:
    """Why a job was given up, in the reader's language. It was written down in the worker's, which is that of the source."""
    facts = {"number": job.number, "n": job.attempts}
    for sentence in (OUR_FAULT, ENDED):
        if job.message == sentence % facts:
            return gettext(sentence) % facts
    return gettext(job.message) if job.message else ""
