"""What is written is read as equal, in both versions, and text of any kind is read or refused with a sentence."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.gedcom.trees import trees, whens
from yinxin.domain.errors import UnreadableError
from yinxin.domain.gedcom import Version, read, write
from yinxin.domain.gedcom.dates import read_date, words_apart, written_date
from yinxin.domain.gedcom.pedigree import parents_of, refuse_circles

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.parametrize("version", Version)
@settings(suppress_health_check=SLOW, deadline=None, max_examples=30)
@given(tree=trees())
def test_a_tree_written_is_read_as_equal(version, tree):
    _comes_back(tree, version)


@pytest.mark.slow
@pytest.mark.parametrize("version", Version)
@settings(suppress_health_check=SLOW, deadline=None, max_examples=2_000)
@given(tree=trees())
def test_thousands_of_trees_written_are_read_as_equal(version, tree):
    _comes_back(tree, version)


def _comes_back(tree, version):
    again = read(write(tree, version, by="侨务办公室"))
    assert again.tree == tree
    assert again.version is version
    assert again.lost == ()


@pytest.mark.parametrize("version", Version)
@given(whens())
def test_a_date_written_is_read_as_equal(version, when):
    assert read_date(written_date(when, version), words_apart(when, version)) == when


LINES = st.lists(
    st.builds(
        "{0} {1}{2} {3}".format,
        st.sampled_from(["0", "1", "2", "3", "99"]),
        st.sampled_from(["", "@I1@ ", "@F1@ ", "@"]),
        st.sampled_from(
            ["INDI", "NAME", "FAM", "CHIL", "FAMC", "CONT", "CONC", "DATE", "TYPE", "PEDI", "RESN", "NOTE"]
        ),
        st.sampled_from(["@I1@", "@F1@", "@@", "/a/b/", "BET 1 AND", "(x", "@VOID@", "/", "INT", "12/13", ""]),
    ),
    max_size=25,
).map(lambda lines: "\n".join(["0 HEAD", *lines]))


@given(LINES | st.text())
def test_text_of_any_kind_is_read_or_refused(text):
    with contextlib.suppress(UnreadableError):
        found = read(text)
        tree = found.tree
        refuse_circles(parents_of(tree), found.lines)
        for version in Version:
            read(write(tree, version, by="办"))
