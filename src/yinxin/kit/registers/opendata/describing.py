"""The catalogue of all data sets in DCAT (W3C, version 3) as JSON-LD, for portals that collect such catalogues."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.opendata.shelf import MEDIA_TYPES, DataFile, Shelved

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalogue_of(sets: list[tuple[Register, Shelved | None]], title: str) -> dict[str, Any]:
    """Also registers whose files are not made yet: they can be read page by page."""
    home = _absolute(reverse("registers:public-home"))
    return {
        "@context": CONTEXT,
        "@id": _absolute(reverse("registers:public-catalogue")),
        "@type": "dcat:Catalog",
        "dct:title": {"@value": title, "@language": "zh-Hans"},
        "foaf:homepage": {"@id": home},
        "dcat:dataset": [_dataset(register, data) for register, data in sets],
    }


def _dataset(register: Register, data: Shelved | None) -> dict[str, Any]:
    page = _absolute(reverse("registers:public-list", args=[register]))
    told: dict[str, Any] = {
        "@id": f"{page}#data",
        "@type": "dcat:Dataset",
        "dct:identifier": register.slug,
        "dct:title": {"@value": register.label, "@language": "zh-Hans"},
        "dct:description": {"@value": str(register.intro), "@language": "zh-Hans"},
        "dcat:landingPage": {"@id": page},
    }
    if data is not None:
        told["dct:modified"] = {"@value": data.at.isoformat(), "@type": "xsd:dateTime"}
        told["dcat:distribution"] = [_distribution(register, file) for file in data.files]
    return told


def _distribution(register: Register, file: DataFile) -> dict[str, Any]:
    url = _absolute(reverse("registers:public-data", args=[register, file.name]))
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": file.name,
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": MEDIA_TYPES[file.name].partition(";")[0],
        "dcat:byteSize": file.size,
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": file.sha256,
        },
    }


def _absolute(path: str) -> str:
    return settings.SITE_URL + path
