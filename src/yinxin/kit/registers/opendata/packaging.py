"""The data package of a register (Frictionless Data Package 1.0): each column with its Chinese title, its type and its choices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from yinxin.kit.registers.cells import Kind
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.opendata.shelf import DataFile
from yinxin.kit.registers.public.columns import PublicColumn, listed_columns
from yinxin.kit.registers.web_address import WebAddressField

TYPES = {Kind.FLAG: "boolean", Kind.DATE: "date", Kind.MOMENT: "datetime"}


def package(register: Register, files: Sequence[DataFile], at: datetime) -> dict[str, Any]:
    described = {
        "schema": {"fields": [field(one) for one in listed_columns(register)], "primaryKey": list(register.keys)}
    }
    return {
        "profile": "tabular-data-package",
        "name": register.slug,
        "title": register.label,
        "description": str(register.intro),
        "homepage": settings.SITE_URL + reverse("registers:public-list", args=[register]),
        "created": at.isoformat(),
        "resources": [
            {
                "name": file.name.replace(".", "-"),
                "path": file.name,
                "format": file.name.rpartition(".")[2],
                "mediatype": "text/csv" if file.name.endswith("csv") else "application/json",
                "encoding": "utf-8",
                "bytes": file.size,
                "hash": f"sha256:{file.sha256}",
                **({"profile": "tabular-data-resource", **described} if file.name.endswith("csv") else {}),
            }
            for file in files
        ],
    }


def field(one: PublicColumn) -> dict[str, Any]:
    """As the table schema says it; `categories` tell what each value of a choice is called."""
    told: dict[str, Any] = {"name": one.name, "type": _type(one), "title": one.label}
    if help_text := str(one.field.help_text):
        told["description"] = help_text
    if isinstance(one.field, WebAddressField):
        told["format"] = "uri"
    if one.labels:
        told["constraints"] = {"enum": [str(value) for value in one.labels]}
        told["categories"] = [{"value": str(value), "label": label} for value, label in one.labels.items()]
    return told


def _type(one: PublicColumn) -> str:
    if one.kind is Kind.NUMBER:
        return "integer" if isinstance(one.field, models.IntegerField) else "number"
    return TYPES.get(one.kind, "string")
