"""A document that waits for its virus scan, and one found infected, as their pages say it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import enter
from tests.factories.virus_scanner import VIRUS, Mood, running
from yinxin.apps.plans.models import Source
from yinxin.kit.intake import rescanning


class Telling:
    """Stands in for a job's own progress."""

    def advance(self, done: int, total: int) -> None:
        assert 0 < done <= total


@pytest.mark.parametrize(("width", "language"), [(1280, "zh-Hans"), (360, "en")])
def test_a_person_sees_that_a_file_waits_and_later_that_it_was_infected(
    visitor, town, judge, shoot, tmp_path, settings, language, width
):
    plan = tmp_path / "方案.txt"
    plan.write_bytes("五邑市侨务工作方案\n一、主要任务\n".encode() + VIRUS)
    page = visitor(width=width, language=language)
    enter(page)
    with running(tmp_path) as scanner:
        settings.CLAMD, scanner.mood = scanner.where, Mood.SILENT
        page.goto("/plans/upload/")
        page.set_input_files("#id_documents", plan)
        page.locator("form[enctype] button.button-primary").click()
        page.wait_for_url("**/plans/sources/*/")
        says = {"zh-Hans": "这份文件在等待病毒扫描", "en": "This file is waiting for a virus scan"}[language]
        expect(page.get_by_text(says)).to_be_visible()
        expect(page.locator("a[download]")).to_have_count(0)
        judge(page)
        shoot(page, f"held-{width}-{language}")
        scanner.mood = Mood.WELL
        rescanning.rescan(Telling())
    assert Source.objects.get().state == Source.State.FAILED
    page.reload()
    says = {"zh-Hans": "查出病毒，内容没有保留", "en": "Infected, content not kept"}[language]
    expect(page.get_by_text(says, exact=True)).to_be_visible()
    judge(page)
    shoot(page, f"infected-{width}-{language}")
