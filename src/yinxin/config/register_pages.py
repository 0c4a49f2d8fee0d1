"""`docs/registers/`: one page of each register, written from its declaration, so that a page is never behind the code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yinxin.domain.registers import Step
    from yinxin.kit.registers.declaration import Register

MOST_CHOICES = 12
KINDS = {
    "text": "text",
    "number": "number",
    "date": "day",
    "moment": "moment",
    "flag": "yes/no",
    "choice": "choice",
    "key": "key",
    "other": "other",
}
EVERY = {"year": "every year", "quarter": "every quarter", "month": "every month"}


def pages() -> dict[str, str]:
    """By file name, the index among them."""
    from django.utils import translation

    from yinxin.kit.registers.catalogue import catalogue

    with translation.override("zh-hans"):
        registers = sorted(catalogue, key=lambda one: one.slug)
        found = {f"{one.slug}.md": "\n".join(_page(one)) + "\n" for one in registers}
        return found | {"README.md": "\n".join(_index(registers)) + "\n"}


def _index(registers: list[Register]) -> Iterator[str]:
    yield "# Registers"
    yield ""
    yield "One page each, written by `make registers` from the declarations; do not edit them. A register is added as"
    yield "[CONTRIBUTING](../../CONTRIBUTING.md) shows."
    yield ""
    yield "| register | records | public | stages | checks |"
    yield "|---|---|---|---|---|"
    for one in registers:
        stages = len(one.stages.stages) if one.stages else "–"
        checks = ", ".join(EVERY[check.every] for check in one.checks) or "–"
        public = f"`/r/{one.slug}/`" if one.is_public else "–"
        yield f"| [{one.label}]({one.slug}.md) | {_cell(one.model._meta.verbose_name)} | {public} | {stages} | {checks} |"


def _page(one: Register) -> Iterator[str]:
    yield f"# {one.label} `{one.slug}`"
    yield ""
    if one.intro:
        yield str(one.intro)
        yield ""
    yield f"Declared in `{type(one).__module__}`. Key: {_names(one.keys)}. Found by: {_names(one.search.split())}."
    yield f"Facets: {_names(one.facets.split())}."
    yield ""
    yield from _fields(one)
    yield from _stages(one)
    yield from _checks(one)
    yield from _sheets(one)
    yield from _addresses(one)


def _fields(one: Register) -> Iterator[str]:
    from yinxin.kit.registers.public.columns import column

    yield "## Fields"
    yield ""
    yield "| field | label | kind | wanted | public | personal | help and choices |"
    yield "|---|---|---|---|---|---|---|"
    extra = [name for name in (*one.columns_shown, *one.public_fields) if name not in one.form_fields]
    for name in dict.fromkeys((*one.form_fields, *extra)):
        field = column(one, name)
        wanted = name in one.form_fields and not field.field.blank
        told = [_mark(wanted), _mark(name in one.public_fields), _mark(name in one.personal_fields)]
        yield f"| `{name}` | {_cell(field.label)} | {_kind(field)} | {' | '.join(told)} | {_help(field)} |"
    yield ""
    if one.geo_blur:
        told_by = f"{one.geo_blur} metres" if one.geo_blur.isdigit() else f"the record (`{one.geo_blur}`)"
        yield f"The public sees the place only roughly, as {told_by} says."
        yield ""


def _stages(one: Register) -> Iterator[str]:
    if not one.stages:
        return
    yield "## Stages"
    yield ""
    for stage in one.stages.stages:
        yield f"- {stage.label} `{stage.name}`" + ("" if stage.shown else " – never public")
    yield ""
    yield "| step | from | to | wants | persons | basis |"
    yield "|---|---|---|---|---|---|"
    labels = {stage.name: str(stage.label) for stage in one.stages.stages}
    for step in one.stages.steps:
        sources = "、".join(labels[name] for name in step.source)
        persons = "two" if step.two_persons else "one"
        yield f"| {step.label} | {sources} | {labels[step.target]} | {_wants(step)} | {persons} | {_cell(step.basis)} |"
    yield ""


def _wants(step: Step) -> str:
    told = [f"`{name}`" for name in step.needs] + [str(one.label) for one in step.evidence]
    return ", ".join([*told, *(["a reason"] if step.reasoned else [])]) or "–"


def _checks(one: Register) -> Iterator[str]:
    if not one.checks:
        return
    yield "## Checks"
    yield ""
    for check in one.checks:
        asks = [f"`{name}`" for name in check.asks] + ["a photograph"] * check.photo + ["a note"] * check.note
        by = f", by the end of month {check.month}" if check.every == "year" else ""
        where = f"; of records in {', '.join(check.stages)}" if check.stages else ""
        yield f"- {check.label} `{check.name}`: {EVERY[check.every]}{by}; asks {', '.join(asks)}{where}."
    yield ""


def _sheets(one: Register) -> Iterator[str]:
    from yinxin.kit.registers.cells import columns_of

    yield "## Sheet"
    yield ""
    yield f"`yinxin registers template {one.slug} FILE` writes an empty one. Headers, with other words that are taken for them:"
    yield ""
    for column in columns_of(one, one.form_fields):
        others = "、".join(one.headers.get(column.name, ()))
        yield f"- {column.label}" + (f"（{others}）" if others else "")
    yield ""


def _addresses(one: Register) -> Iterator[str]:
    yield "## Addresses"
    yield ""
    yield f"- office: `/registers/{one.slug}/`, `/api/v1/registers/{one.slug}`"
    if one.is_public:
        key = "~,".join(f"{{{name}}}" for name in one.keys)
        yield f"- public: `/r/{one.slug}/`, `/r/{one.slug}/{key}/`, `/api/v1/public/registers/{one.slug}` (schema.org `{one.schema_org}`)"
        yield f"- data: `/r/{one.slug}/data/records.csv`, `records.json`, `datapackage.json`; changes: `/r/{one.slug}/changes.atom`"
    else:
        yield "- public: none"


def _kind(field: Any) -> str:
    if field.is_key:
        return KINDS["key"]
    longest = getattr(field.field, "max_length", None)
    named = KINDS[field.kind]
    return f"{named}, {longest}" if named == "text" and longest else named


def _help(field: Any) -> str:
    labels = list(field.labels.values())
    shown = "、".join(labels[:MOST_CHOICES]) + (f"……（{len(labels)}）" if len(labels) > MOST_CHOICES else "")
    return _cell("；".join(part for part in (str(field.field.help_text), shown) if part))


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def _names(names: Any) -> str:
    return ", ".join(f"`{name}`" for name in names) or "–"


def _mark(told: object) -> str:
    return "●" if told else ""


def main() -> int:
    """Writes the pages into a folder; what is there of registers that are no more is taken away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinxin.config.settings")
    import django

    django.setup()
    found = pages()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in found:
            old.unlink()
    for name, text in found.items():
        (folder / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(found)} pages\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
