"""Imports go down only, string foreign keys too, and the domain runs where Django is not."""

from __future__ import annotations

import subprocess
import sys
import tomllib

import pytest
from django.apps import apps
from django.db.models import Field

from tests.shape.tree import ROOT

CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
LAYERS = CONTRACTS["Apps stand on a staircase"]["layers"]
# A step may have stairs of its own, on which its apps stand by their packages; on the others no app refers to its neighbour.
WITHIN = {"roots": CONTRACTS["Root-seeking has stairs of its own"]["layers"]}

WITHOUT_DJANGO = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "ninja", "psycopg", "lxml", "docx"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
import hypothesis, pytest
hypothesis.settings.register_profile("few", max_examples=4, deadline=None)
sys.exit(pytest.main(sys.argv[1:]))
"""


def height(app: str) -> int:
    """How far up the stairs an app stands; what is not on the stairs (the kit, Django) lies below all."""
    steps = [[name.strip() for name in layer.split("|")] for layer in reversed(LAYERS)]
    return next((number for number, step in enumerate(steps, start=1) if app in step), 0)


def step_of(model: type) -> str:
    """The step on which the app of a model stands; a step may hold several apps, as that of the registers does."""
    return model.__module__.split(".")[2] if model.__module__.startswith("yinxin.apps.") else ""


def climbs(of: str, to: str) -> bool:
    """Whether a reference from step `of` to step `to` goes up or sideways."""
    return of != to and height(to) >= height(of) and height(to) > 0


def crosses(of: type, to: type) -> bool:
    """Whether a reference leads from one app to another on the same step, other than down the step's own stairs."""
    if not step_of(of) or step_of(of) != step_of(to) or of._meta.app_label == to._meta.app_label:
        return False
    stairs = WITHIN.get(step_of(of), [])
    rooms = [model.__module__.split(".")[3] for model in (of, to)]
    return not (set(rooms) <= set(stairs) and stairs.index(rooms[0]) < stairs.index(rooms[1]))


def test_a_foreign_key_never_climbs_the_stairs():
    faults = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models()
        if model.__module__.startswith("yinxin.apps.")
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.is_relation
        if climbs(step_of(model), step_of(field.related_model)) or crosses(model, field.related_model)
    ]
    assert faults == []


def test_climbing_would_be_seen():
    assert climbs("people", "plans")
    assert not climbs("plans", "people")
    assert not climbs("plans", "plans")
    assert not climbs("people", "contenttypes")


def test_the_inner_stairs_lead_down_only():
    clan, tree = apps.get_model("families", "Clan"), apps.get_model("gedcom_exchange", "TreeImport")
    assert crosses(clan, tree)
    assert not crosses(tree, clan)


def test_every_app_has_a_step():
    own = {config.name.split(".")[2] for config in apps.get_app_configs() if config.name.startswith("yinxin.apps.")}
    assert own == {name.strip() for layer in LAYERS for name in layer.split("|")}


def test_the_kit_points_at_no_app():
    """The signed-in user is the one model the kit may point at, through the name the settings give."""
    faults = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("yinxin.kit.")
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.is_relation
        if field.related_model.__module__.startswith("yinxin.apps.")
        and field.related_model._meta.label != "people.User"
    ]
    assert faults == []


@pytest.mark.parametrize(
    "more", [pytest.param(["--collect-only"], id="loads"), pytest.param([], id="runs", marks=pytest.mark.slow)]
)
def test_the_domain_runs_without_django(more: list[str]):
    """In a process where importing Django fails, the domain and all its tests load; in `make soak` they also pass there, with
    few examples, and but for those that take the time, because how much and how fast is asked elsewhere. What is imported
    within a function the contract of the floors sees in every run."""
    options = (
        "-q -p no:django -p no:schemathesis -p no:cacheprovider -o filterwarnings= --confcutdir=tests/domain "
        "--rootdir=. --hypothesis-profile=few"
    )
    timed = "not share_of_time and not no_longer_than"
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO, *options.split(), *more, "-k", timed, "tests/domain"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
