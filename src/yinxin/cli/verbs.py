"""Every verb of `yinxin` and the module that does it. A module is imported only when its verb is asked for."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast


class Command(Protocol):
    """What a verb's module offers."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declares the verb's arguments."""

    def run(self, args: Namespace) -> int:
        """Does it and returns the exit code: 0 done, 2 refused."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its words, where it is done, and whether Django must be started for it."""

    words: tuple[str, ...]
    module: str
    summary: str
    needs_django: bool = False

    @property
    def name(self) -> str:
        """The words as typed."""
        return " ".join(self.words)

    def load(self) -> Command:
        """The module. Verbs without a database stay quick because this import is the first that costs anything."""
        return cast(Command, import_module(self.module))


VERBS = (
    Verb(("plans", "read"), "yinxin.cli.plans_read", "读一份规划文件，给出任务、章节与疑点（不需要数据库）"),
    Verb(
        ("plans", "match"), "yinxin.cli.plans_match", "在总结、报道等文件中为计划任务找佐证（计划为文件时不需要数据库）"
    ),
    Verb(("plans", "import"), "yinxin.cli.plans_import", "把规划文件导入数据库，等待人工确认", needs_django=True),
    Verb(("plans", "export"), "yinxin.cli.plans_export", "导出责任清单（xlsx、docx、csv、json）", needs_django=True),
    Verb(("plans", "chart"), "yinxin.cli.plans_chart", "印制挂图（PDF，A3、A1、A0）", needs_django=True),
    Verb(("clock", "due"), "yinxin.cli.clock_due", "计算期限的到期日：工作日、自然日或月，可暂停（不需要数据库）"),
    Verb(("roots", "search"), "yinxin.cli.roots_search", "旧拼写是哪个姓、哪个地方、哪个人（不需要数据库）"),
    Verb(
        ("roots", "preview"),
        "yinxin.cli.roots_preview",
        "家谱文件（GEDCOM）或表格里有多少人能导入，只计数（不需要数据库）",
    ),
    Verb(
        ("roots", "import"),
        "yinxin.cli.roots_import",
        "导入家谱文件或表格，只收已证明去世的人",
        needs_django=True,
    ),
    Verb(
        ("roots", "export"),
        "yinxin.cli.roots_export",
        "导出一个宗族公开的先人（GEDCOM 7、5.5.1，csv）",
        needs_django=True,
    ),
    Verb(("people", "add"), "yinxin.cli.people_add", "新建账号并给予职务，例如第一位协调办人员", needs_django=True),
    Verb(("keys", "make"), "yinxin.cli.keys_make", "生成缺少的密钥文件（已有的不动）"),
    Verb(("backup", "identity"), "yinxin.cli.backup_identity", "为一位负责人生成打开备份的私钥，由其本人带走"),
    Verb(("backup",), "yinxin.cli.backup", "备份数据库和文件，封给两位负责人", needs_django=True),
    Verb(("restore",), "yinxin.cli.restore", "从备份恢复并逐项核对；--drill 只演练"),
    Verb(("audit", "verify"), "yinxin.cli.audit_verify", "核对审计链：有没有被改动、删除、截断", needs_django=True),
    Verb(("audit", "publish"), "yinxin.cli.audit_publish", "核对审计链，为链头签名并公布", needs_django=True),
    Verb(("registers", "template"), "yinxin.cli.registers_template", "名录的空白表格模板（xlsx）", needs_django=True),
    Verb(
        ("registers", "preview"),
        "yinxin.cli.registers_preview",
        "预览一份表格：逐行核对，什么也不写",
        needs_django=True,
    ),
    Verb(("registers", "load"), "yinxin.cli.registers_load", "把一份表格载入名录，可以在页面上撤销", needs_django=True),
    Verb(
        ("registers", "export"),
        "yinxin.cli.registers_export",
        "导出整本名录（csv、xlsx），可以原样载回",
        needs_django=True,
    ),
    Verb(("registers", "reindex"), "yinxin.cli.registers_reindex", "重建名录的检索索引", needs_django=True),
    Verb(("checks",), "yinxin.cli.checks", "启动前的各项检查：只说明，不启动"),
    Verb(("demo",), "yinxin.cli.demo", "新建带样例城镇的数据库并启动；已有数据库时原样启动"),
    Verb(("serve",), "yinxin.cli.serve", "启动网页服务和后台任务"),
    Verb(("worker",), "yinxin.cli.worker", "只运行后台任务", needs_django=True),
    Verb(("jobs", "dead"), "yinxin.cli.jobs_dead", "列出多次未成的后台任务；--retry 全部重试", needs_django=True),
    Verb(("manage",), "yinxin.cli.manage", "Django 自带的几种命令，例如 yinxin manage migrate"),
)


def find(words: Sequence[str]) -> Verb | None:
    """The verb whose words `words` begins with."""
    return next((verb for verb in VERBS if tuple(words[: len(verb.words)]) == verb.words), None)
