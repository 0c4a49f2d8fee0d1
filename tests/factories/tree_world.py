"""Imported family trees: what the addresses of the exchange can name, and who may open it."""

from __future__ import annotations

from collections.abc import Iterable

from tests.factories.registers import entered, register_named
from tests.factories.world import WHO, Sample, World, maker, one
from yinxin.apps.people.models import User
from yinxin.apps.roots.exchange import actions
from yinxin.apps.roots.exchange.models import TreeImport
from yinxin.apps.roots.families.models import Branch, Clan

TREE = """0 HEAD
1 GEDC
2 VERS 7.0
0 @I1@ INDI
1 NAME /譚/朝觀
1 SEX M
1 BIRT
2 DATE 1801
3 PHRASE 嘉慶六年
0 @I2@ INDI
1 NAME /譚/啟賢
2 TRAN Kai Yin /Hom/
3 LANG yue-Latn-x-us1904
1 SEX M
1 DEAT
2 DATE 1960
2 PLAC 台山
1 FAMC @F1@
0 @I3@ INDI
1 NAME /譚/在世
1 FAMC @F2@
0 @F1@ FAM
1 HUSB @I1@
1 CHIL @I2@
0 @F2@ FAM
1 HUSB @I2@
1 CHIL @I3@
0 TRLR
"""


def clan_of(world_or_cast: object, *, published: bool = False) -> Clan:
    cast = getattr(world_or_cast, "cast", world_or_cast)
    code = "ZZ-PUBLIC" if published else "ZZ-TREE"
    found = Clan.objects.filter(code=code).first()
    name = "公开谭氏" if published else "导入谭氏"
    return found or entered(register_named("clans"), cast, row=1, code=code, name=name, published=published)


def taken_in(clan: Clan, by: User, *, text: str = TREE, branch: Branch | None = None) -> TreeImport:
    """Uploaded, sifted, and waiting to be confirmed."""
    return actions.upload("tree.ged", text.encode(), title="渡头梁氏族谱电子版", clan=clan, branch=branch, by=by)


@maker("gedcom:preview", "gedcom:decide")
def trees(world: World) -> Iterable[Sample]:
    clan = clan_of(world)
    found = TreeImport.objects.filter(clan=clan, state="open").first() or taken_in(clan, world.cast.office)
    yield one(found.pk, "office", "steward")


@maker("gedcom:confirm", "gedcom:discard")
def trees_to_close(world: World) -> Iterable[Sample]:
    clan = clan_of(world)
    found = taken_in(clan, world.cast.office, text=TREE.replace("朝觀", f"朝{TreeImport.objects.count()}"))
    yield one(found.pk, "office", "steward")


@maker("gedcom:undo")
def trees_to_undo(world: World) -> Iterable[Sample]:
    clan = clan_of(world)
    text = TREE.replace("朝觀", f"朝{TreeImport.objects.count()}").replace("啟賢", f"啟{TreeImport.objects.count()}")
    yield one(
        actions.confirm(taken_in(clan, world.cast.office, text=text), by=world.cast.steward).pk, "office", "steward"
    )


@maker("gedcom:export-clan")
def clans_to_take_out(world: World) -> Iterable[Sample]:
    yield Sample({"pk": clan_of(world, published=True).pk, "kind": "gedcom7"}, frozenset({"", *WHO}))


@maker("gedcom:export-branch")
def branches_to_take_out(world: World) -> Iterable[Sample]:
    clan = clan_of(world, published=True)
    found = Branch.objects.filter(code="F-PUBLIC").first() or entered(
        register_named("branches"), world.cast, code="F-PUBLIC", name="公开房", clan=clan, place=None, published=True
    )
    yield Sample({"pk": found.pk, "kind": "csv"}, frozenset({"", *WHO}))
