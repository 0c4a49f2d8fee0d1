"""A notice of supervision on paper: what is asked, of whom, until when, and what was answered."""

from __future__ import annotations

from yinxin.apps.supervision.drafts.page import Page
from yinxin.apps.supervision.drafts.wording import day, printable
from yinxin.apps.supervision.models import SupervisionNotice


def notice_paper(notice: SupervisionNotice) -> bytes:
    """The Word file, laid out as an official paper. It is in Chinese, whatever language the screen is in."""
    page = Page()
    page.title("督办单")
    page.text(f"编号：{notice.place.name}{notice}")
    page.text(f"{notice.unit.name}：")
    page.text(f"《{notice.task.plan.title}》第{notice.task.serial}项任务“{notice.task.title}”，现予督办。")
    page.heading("一、督办要求")
    page.text(*_paragraphs(notice.demand))
    page.heading("二、回复期限")
    certain = "" if notice.is_certain else "（节假日安排公布后可能调整）"
    page.text(f"请于{day(notice.due_on)}前回复（自发出次日起{notice.days}个工作日{certain}）。")
    page.signed(notice.place.name, day(notice.issued_on))
    if notice.reply:
        page.heading("三、回复")
        page.text(*_paragraphs(notice.reply))
        page.signed(notice.unit.name, day(notice.replied_on))
    return page.bytes()


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in printable(text).splitlines() if line.strip()]
