"""Stages that make no sense cannot be built, and no step is taken without what it needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.errors import RefusedError
from yinxin.domain.registers import Evidence, Stage, Stages, Step

CONTRACT = Evidence("contract", "责任书")
BUILD = Stages(
    (Stage("meant", "意向", shown=False), Stage("signed", "签约"), Stage("built", "竣工")),
    (
        Step("sign", "签约", ("meant",), "signed", needs=("amount",), evidence=(CONTRACT,)),
        Step("finish", "竣工", ("signed",), "built", needs=("built_on", "photo_note"), two_persons=True),
    ),
)


@pytest.mark.parametrize(
    ("stages", "steps"),
    [
        ((), ()),
        ((Stage("a", ""), Stage("a", "")), ()),
        ((Stage("a", ""), Stage("b", "")), ()),
        ((Stage("a", ""),), (Step("go", "", ("a",), "nowhere"),)),
        ((Stage("a", ""),), (Step("go", "", ("a",), "a"), Step("go", "", ("a",), "a"))),
    ],
    ids=["none", "alike", "never reached", "leads nowhere", "steps alike"],
)
def test_impossible_stages_cannot_be_built(stages, steps):
    with pytest.raises(ValueError, match=r"stage|step"):
        Stages(stages, steps)


@given(
    st.sets(st.sampled_from(["amount", "built_on", "photo_note", "use"])), st.sets(st.sampled_from(["contract", "x"]))
)
def test_a_step_is_taken_exactly_when_nothing_is_wanting(filled, attached):
    for stage, name in (("meant", "sign"), ("signed", "finish")):
        step = BUILD.step(name)
        if BUILD.wanting(step, filled=filled, attached=attached):
            with pytest.raises(RefusedError, match="step-wants"):
                BUILD.take(stage, name, filled=filled, attached=attached)
        else:
            assert BUILD.take(stage, name, filled=filled, attached=attached).name == step.target


def test_what_is_wanting_is_named():
    wanting = BUILD.wanting(BUILD.step("sign"), filled=(), attached=())
    assert (wanting.fields, wanting.papers) == (("amount",), (CONTRACT,))


@pytest.mark.parametrize(
    ("stage", "step", "code"), [("built", "sign", "step-not-from-here"), ("meant", "fly", "no-such-step")]
)
def test_a_step_leads_only_from_its_own_stage(stage, step, code):
    with pytest.raises(RefusedError, match=code):
        BUILD.take(stage, step, filled={"amount"}, attached={"contract"})
