"""XML parsed without trust: no document types, no entities, no network, no bottomless nesting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, TypeAlias

from lxml import etree

from yinxin.documents import refusals

Element: TypeAlias = Any
"""An lxml element; its stubs know too little to be of help."""


def parse_xml(data: bytes) -> Element:
    # huge_tree stays off: libxml2 then refuses more than 256 levels and single texts over 10 MB.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    _refuse_entities(data)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault) from fault
    tree: Element = root.getroottree()
    if tree.docinfo.doctype:
        raise refusals.entities()
    return root


def stream_xml(data: bytes, tags: Iterable[str]) -> Iterator[Element]:
    """Elements of these names one by one, each forgotten when the next is asked for."""
    _refuse_entities(data)
    stream = etree.iterparse(
        BytesIO(data),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in stream:
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault) from fault


def _refuse_entities(data: bytes) -> None:
    """An office file never declares a document type; entities are refused before the parser sees them."""
    plain = data.replace(b"\0", b"") if data[:4].count(0) else data  # UTF-16
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise refusals.entities()


def _refusal(fault: etree.XMLSyntaxError) -> Exception:
    message = str(fault)
    if "depth" in message:
        return refusals.too_deep()
    if "huge" in message.lower() or "too long" in message:
        return refusals.bomb()
    return refusals.damaged()


def local(element: Element) -> str:
    """The name without its namespace; comments and instructions have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
