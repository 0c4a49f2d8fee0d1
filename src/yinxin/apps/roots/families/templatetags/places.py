"""How the names of a place were said and spelled, by the labels that the registers have for both."""

from __future__ import annotations

from django import template

from yinxin.apps.roots.spellings.models import Dialect, Tradition

register = template.Library()


@register.filter
def dialect_name(code: str) -> str:
    """What is no code of ours is the office's own word."""
    return str(Dialect(code).label) if code in Dialect.values else code


@register.filter
def system_name(code: str) -> str:
    return str(Tradition(code).label) if code in Tradition.values else code
