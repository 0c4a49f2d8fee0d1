"""Which stretches of a narrative plan are duties: one for each responsibility bracket, or each item where none is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from yinxin.domain.plans.brackets import Assignment, find_assignments
from yinxin.domain.plans.outline import Node, heading_of
from yinxin.domain.plans.proposal import LeadRule, Role, Unit
from yinxin.domain.plans.sections import holds_duties, is_safeguard
from yinxin.domain.plans.subjects import read_subjects
from yinxin.domain.plans.unitlist import first_leads, read_units
from yinxin.domain.text.flow import Flow
from yinxin.domain.text.numbering import Rank, read_number


@dataclass(slots=True)
class Item:
    """A duty in the making: its text in pieces, the headings above it, who is named."""

    node: Node
    path: tuple[str, ...]
    title: str
    flows: list[Flow]
    units: tuple[Unit, ...]
    measures: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    parent: Item | None = None


def assigned_items(root: Node, lead_rule: LeadRule) -> list[Item]:
    """The items that carry a responsibility bracket or label, and no others."""
    named = {id(node): _assignments(node) for node in root.walk()}
    _lift(root, named)
    items: list[Item] = []
    _collect(root, named, None, items)
    if lead_rule is LeadRule.FIRST_LISTED:
        for item in items:
            item.units = first_leads(item.units)
    return items


def spoken(root: Node) -> int:
    """How surely a document uses responsibility brackets: those that say 负责, 牵头 …, and bare lists from three on."""
    found = [each for node in root.walk() for group in _assignments(node) for each in group]
    said = sum(each.spoken for each in found)
    return said if said else len(found) * (len(found) >= 3)


Named = dict[int, list[tuple[Assignment, ...]]]


def _assignments(node: Node) -> list[tuple[Assignment, ...]]:
    return [find_assignments(flow.text) for flow in node.paragraphs]


def _lift(node: Node, named: Named) -> None:
    """A bracket on a line of its own after several unassigned sub-items speaks for the item above them all."""
    for child in node.children:
        _lift(child, named)
    if node.parent is None or len(node.children) < 2:
        return
    last = node.children[-1]
    groups = named[id(last)]
    others = [child for child in node.children[:-1] if any(any(named[id(sub)]) for sub in child.walk())]
    if others or any(named[id(node)]) or not groups or last.children:
        return
    own = [i for i, group in enumerate(groups) if group]
    if own and all(each.own_line for i in own for each in groups[i]) and own[0] > 0:
        first = own[0]
        moved, kept = last.paragraphs[first:], last.paragraphs[:first]
        last.paragraphs = kept
        node.paragraphs += moved
        named[id(last)] = groups[:first]
        named[id(node)] = [*named[id(node)], *groups[first:]]


def _collect(node: Node, named: Named, above: Item | None, items: list[Item]) -> None:
    own = [each for group in named[id(node)] for each in group]
    here = above
    if own:
        node.title = _without_brackets(node.title, named[id(node)][0])
        made = list(_items_of(node, named[id(node)], above))
        items += made
        here = made[0]
        if len(made) == 1:
            here.measures += _measures(node, named)
    for child in node.children:
        if here is not None and here.node is node and not any(any(named[id(sub)]) for sub in child.walk()):
            here.flows += child.flows()
            continue
        _collect(child, named, here, items)


def _without_brackets(title: str, assignments: Sequence[Assignment]) -> str:
    """（一）开展普查（市林业局牵头）: the heading ends where the bracket begins."""
    for each in assignments:
        cut = title[: title.rfind(each.inside)].rstrip("（(〔【[ 　") if each.inside in title else ""
        if len(cut) > 2:
            title = cut
    return title


def _items_of(node: Node, groups: Sequence[tuple[Assignment, ...]], above: Item | None) -> Iterator[Item]:
    """One item a bracket run; brackets that follow each other directly belong together (牵头单位… 配合单位…)."""
    path = tuple(heading.title for heading in node.ancestors())
    pieces = _pieces(node, groups)
    several = len(pieces) > 1
    for at, (flows, assignments) in enumerate(pieces):
        text = "\n".join(flow.text for flow in flows).strip()
        first = heading_of(flows[0].text)[0] if flows else ""
        if at == 0 and node.number is not None:
            title, place = node.title, path
            if several and node.heading_only and len(flows) > 1:
                title, place = heading_of(flows[1].text)[0], (*path, node.title)
        else:
            title, place = first or text[:40], (*path, node.title) if node.title else path
        units = _merge(assignments)
        doubts = [doubt for each in assignments for doubt in each.reading.doubts]
        yield Item(node, place, title, flows, units, doubts=doubts, parent=above)


def _pieces(node: Node, groups: Sequence[tuple[Assignment, ...]]) -> list[tuple[list[Flow], list[Assignment]]]:
    """Cut the item's own text after each run of brackets; text between two brackets opens the next item."""
    pieces: list[tuple[list[Flow], list[Assignment]]] = []
    flows: list[Flow] = []
    waiting: list[Flow] = []
    held: list[Assignment] = []
    for flow, group in zip(node.paragraphs, groups, strict=True):
        begin = end = 0
        for each in group:
            if held and flow.text[end : each.start].strip(_JOINTS):
                if end:
                    flows += [*waiting, flow[begin:end]]
                    waiting = []
                pieces.append((flows, held))
                flows, held, begin = [], [], end
            held.append(each)
            flows, waiting, end = [*flows, *waiting], [], each.end
        if held and not group:
            waiting.append(flow)
        else:
            flows.append(flow[begin:])
    pieces.append(([*flows, *waiting], held))
    return pieces


_JOINTS = " 　\t\n。；;，,、"


def _merge(assignments: Sequence[Assignment]) -> tuple[Unit, ...]:
    """Units of brackets that stand together; a unit named twice keeps its stronger role."""
    held: dict[str, Unit] = {}
    for unit in (unit for each in assignments for unit in each.reading.units):
        known = held.get(unit.name)
        if known is None or (unit.role is Role.LEAD and known.role is not Role.LEAD):
            held[unit.name] = unit
    return tuple(held.values())


def _measures(node: Node, named: Named) -> list[str]:
    """Numbered steps under an assigned item that name nobody of their own, numbers stripped."""
    return [
        _unnumbered(child)
        for child in node.children
        if child.number is not None and not any(any(named[id(sub)]) for sub in child.walk())
    ]


def _unnumbered(node: Node) -> str:
    text = "\n".join(flow.text.strip() for flow in node.flows())
    number = read_number(text)
    return text[number.length :].strip() if number else text.strip()


def unassigned_items(root: Node) -> list[Item]:
    """Every numbered item under a duty heading of a plan that uses neither brackets nor unit columns.

    The innermost numbered items above （1） are the items; safeguards count only where somebody is named.
    """
    items: list[Item] = []
    for node in root.walk():
        if node.number is None or node.number.rank >= Rank.FOURTH or any(_is_item(child) for child in node.children):
            continue
        if node.number.rank < Rank.SECTION:
            continue
        above = tuple(heading.title for heading in node.ancestors())
        text = "\n".join(flow.text for flow in node.flows())
        units = read_subjects(_body(node, text)) or _named_in_heading(node)
        if (
            not above
            and node.heading_only
            and not any(flow.text.strip() for flow in node.paragraphs[1:])
            and not node.children
        ):
            continue
        duties = holds_duties(node.title, above)
        if not duties and not (units and is_safeguard(node.title, above)):
            continue
        flows = list(node.flows())
        item = Item(node, above, node.title, flows, units)
        item.measures += [_unnumbered(child) for child in node.children if child.number is not None]
        items.append(item)
    return items


# In a heading only what is plainly an office counts: 壮大基层组织 ends like a unit and is none.
_OFFICE = re.compile(
    r"(?:局|委|办|部|厅|署|处|政府|办公室|委员会|联合会|侨联|大学|学院|中心|公司|银行|法院|检察院|街道|管委会|单位|部门)$"
)


def _named_in_heading(node: Node) -> tuple[Unit, ...]:
    """（一）市教育局：负责…, as a division of labour prints it: the heading is the unit."""
    number = read_number(node.title)
    reading = read_units(node.title[number.length :] if number else node.title, strict=True)
    return () if reading.rest or not all(_OFFICE.search(unit.name) for unit in reading.units) else reading.units


def _is_item(node: Node) -> bool:
    return node.number is not None and node.number.rank < Rank.FOURTH


def _body(node: Node, text: str) -> str:
    """The text without its heading, which names no bearer."""
    stripped = text.lstrip()
    return stripped[len(node.title) :].lstrip("。：: 　\n") if stripped.startswith(node.title) else stripped
