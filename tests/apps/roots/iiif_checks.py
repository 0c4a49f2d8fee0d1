"""What IIIF asks of a manifest, an annotation page and an image service at level 0 (Presentation 3.0 §3, Image 3.0 §5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

ADDRESS = re.compile(r"https?://\S+")
TAG = re.compile(r"none|[a-z]{2,3}(-[A-Za-z0-9]+)*")
DIRECTIONS = {"left-to-right", "right-to-left", "top-to-bottom", "bottom-to-top"}
RIGHTS = re.compile(r"http://(creativecommons\.org/(licenses|publicdomain)/|rightsstatements\.org/vocab/)\S+")
Json = dict[str, Any]


def faults_of_manifest(told: Json) -> list[str]:
    """Empty where every required field is there and well made."""
    return [*_manifest(told), *(fault for canvas in told.get("items", []) for fault in _canvas(canvas))]


def _manifest(told: Json) -> Iterator[str]:
    if told.get("@context") != "http://iiif.io/api/presentation/3/context.json":
        yield "@context"
    if told.get("type") != "Manifest" or not ADDRESS.fullmatch(str(told.get("id"))):
        yield "id and type of the manifest"
    yield from _language_map(told.get("label"), "label")
    yield from _words_and_rights(told)
    ids = [canvas.get("id") for canvas in told.get("items", [])]
    if not ids or len(set(ids)) < len(ids):
        yield "a manifest has at least one canvas, and each its own id"


def _words_and_rights(told: Json) -> Iterator[str]:
    if told.get("viewingDirection", "left-to-right") not in DIRECTIONS:
        yield "viewingDirection"
    if "rights" in told and not RIGHTS.fullmatch(told["rights"]):
        yield "rights"
    statement = told.get("requiredStatement", {"label": {"none": ["x"]}, "value": {"none": ["x"]}})
    for pair in [statement, *told.get("metadata", [])]:
        yield from _language_map(pair.get("label"), "label of a pair")
        yield from _language_map(pair.get("value"), "value of a pair")
    for page in told.get("homepage", []):
        if not {"id", "type", "label"} <= page.keys() or page["type"] != "Text":
            yield "homepage"


def _canvas(told: Json) -> Iterator[str]:
    if told.get("type") != "Canvas" or not ADDRESS.fullmatch(str(told.get("id"))) or "#" in told["id"]:
        yield "id and type of a canvas"
        return
    yield from _language_map(told.get("label"), "label of a canvas")
    if not all(isinstance(told.get(side), int) and told[side] > 0 for side in ("width", "height")):
        yield "width and height"
    if "rights" in told and not RIGHTS.fullmatch(told["rights"]):
        yield "rights of a canvas"
    yield from _pages_of(told)


def _pages_of(told: Json) -> Iterator[str]:
    for page in told.get("items", []):
        if page.get("type") != "AnnotationPage" or "id" not in page:
            yield "annotation page"
        for one in page.get("items", []):
            yield from _painting(one, told)
    if not told.get("items"):
        yield "nothing is painted"
    for page in told.get("annotations", []):
        if page.get("type") != "AnnotationPage" or not ADDRESS.fullmatch(str(page.get("id"))):
            yield "annotations"


def _painting(told: Json, canvas: Json) -> Iterator[str]:
    if told.get("type") != "Annotation" or told.get("motivation") != "painting" or "id" not in told:
        yield "painting"
    if told.get("target") != canvas["id"]:
        yield "target"
    body = told.get("body", {})
    if body.get("type") != "Image" or not ADDRESS.fullmatch(str(body.get("id"))) or not body.get("format"):
        yield "body"
    for service in body.get("service", []):
        if service.get("type") != "ImageService3" or not service.get("id") or not service.get("profile"):
            yield "service"


def faults_of_annotations(told: Json, canvas: str) -> list[str]:
    faults = []
    if told.get("type") != "AnnotationPage" or not ADDRESS.fullmatch(str(told.get("id"))):
        faults.append("annotation page")
    for one in told.get("items", []):
        body = one.get("body", {})
        if one.get("type") != "Annotation" or one.get("motivation") != "supplementing" or "id" not in one:
            faults.append("annotation")
        if body.get("type") != "TextualBody" or not body.get("value") or not body.get("format"):
            faults.append("body")
        if not re.fullmatch(re.escape(canvas) + r"#xywh=\d+,\d+,\d+,\d+", str(one.get("target"))):
            faults.append("target")
    return faults


def faults_of_image(told: Json) -> list[str]:
    wanted = {
        "@context": "http://iiif.io/api/image/3/context.json",
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level0",
    }
    faults = [name for name, value in wanted.items() if told.get(name) != value]
    if not ADDRESS.fullmatch(str(told.get("id"))) or told["id"].endswith("/"):
        faults.append("id")
    sizes = told.get("sizes", [])
    if not sizes or sizes[-1] != {"width": told.get("width"), "height": told.get("height")}:
        faults.append("sizes")
    return faults


def _language_map(told: object, what: str) -> Iterator[str]:
    fits = isinstance(told, dict) and bool(told)
    if not fits or not all(
        TAG.fullmatch(tag) and isinstance(values, list) and values and all(isinstance(one, str) for one in values)
        for tag, values in told.items()  # type: ignore[union-attr]
    ):
        yield f"{what} is no language map"
