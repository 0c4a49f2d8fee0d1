"""The catalogue of genealogies and periodicals, declared."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.registers.genealogy.stages import BOOK, CHECKS
from yinxin.kit.registers.catalogue import catalogue


@catalogue.add
class Books(UnitRegister):
    model = Book
    slug = "genealogies"
    intro = _("族谱、村史和侨刊在哪里、能不能看：只记书，不记书里的在世的人。")
    columns = "code name kind surname village years volumes holder reading"
    facets = "kind surname reading unit"
    search = "code name surname hall village summary holder"
    form = {
        _("书目"): "code name kind surname hall village years volumes summary",
        _("收藏"): "unit holder shelf reading address",
    }
    public = "code name kind surname hall village years volumes holder reading address summary"
    stages = BOOK
    checks = CHECKS
    headers = {"name": ("族谱名称", "刊名"), "volumes": ("册", "卷数")}
    likeness = "name holder"
    sourced = "years volumes holder"
    samples = "yinxin.apps.registers.genealogy.samples.ROWS"
    schema_org = "Book"
