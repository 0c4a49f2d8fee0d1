"""JSON from outside is judged before anything is made of it, and each refusal says where."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.errors import RefusedError
from yinxin.kit.json_bodies import DEEPEST, LEAST, MOST, MOST_BYTES, parse

whole = st.integers(LEAST, MOST)
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
leaf = st.none() | st.booleans() | whole | st.floats(allow_nan=False, allow_infinity=False) | text
tree = st.recursive(leaf, lambda inner: st.lists(inner) | st.dictionaries(text, inner), max_leaves=20)


@given(tree, st.booleans())
def test_what_is_sound_is_read_as_it_was_written(value: Any, plain: bool):
    assert parse(json.dumps(value, ensure_ascii=plain).encode()) == value


@given(st.binary(max_size=200) | st.text('[]{}",:\\u0d8e+-.1naN \0').map(str.encode))
def test_anything_else_is_refused_and_never_breaks(raw: bytes):
    try:
        parse(raw)
    except RefusedError as refused:
        assert refused.code.startswith("json-")


REFUSED: dict[str, tuple[bytes, str, dict[str, object]]] = {
    "nothing": (b"", "json-malformed", {"line": 1, "column": 1}),
    "broken": (b'{\n "a": }', "json-malformed", {"line": 2, "column": 7}),
    "byte-order-mark": (b"\xef\xbb\xbf{}", "json-malformed", {"line": 1, "column": 1}),
    "utf-16": ("{}".encode("utf-16"), "json-not-utf-8", {"position": 0}),
    "gb18030": ('{"a":"侨"}'.encode("gb18030"), "json-not-utf-8", {"position": 6}),
    "nan": (b'{"a": NaN}', "json-number", {"number": "NaN"}),
    "infinity": (b"[-Infinity]", "json-number", {"number": "-Infinity"}),
    "infinite-in-effect": (b"[1e999]", "json-number", {"number": "1e999"}),
    "one-more-than-64-bits": (b"9223372036854775808", "json-number", {"number": "9223372036854775808"}),
    "one-less": (b"-9223372036854775809", "json-number", {"number": "-9223372036854775809"}),
    "a-number-python-would-refuse": (b"9" * 9_000, "json-number", {"number": "9" * 80 + "…"}),
    "nul": (b'{"a": [1, {"b": "\\u0000"}]}', "json-text", {"path": "$.a[1].b"}),
    "nul-in-a-name": (b'{"a\\u0000": 1}', "json-text", {"path": "$.a\ufffd"}),
    "half-a-pair": (b'["\\ud83d"]', "json-text", {"path": "$[0]"}),
    "a-name-twice": (b'{"role": "reader", "role": "office"}', "json-name-twice", {"name": "role"}),
    "too-deep": (b"[" * 33 + b"]" * 33, "json-too-deep", {"most": 32, "position": 32}),
    "deep-enough-to-overflow": (b'{"a":' * 150_000, "json-too-deep", {"most": 32, "position": 160}),
    "too-large": (b'"' + b" " * MOST_BYTES + b'"', "json-too-large", {"most": 1024}),
}


@pytest.mark.parametrize(("raw", "code", "facts"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_says_where(raw: bytes, code: str, facts: dict[str, object]):
    with pytest.raises(RefusedError) as refused:
        parse(raw)

    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_python_itself_would_take_or_break_on_it():
    """Else the judge would guard against nothing."""
    assert json.loads('{"a": 1, "a": 2}') == {"a": 2}
    assert json.loads("1e999") == float("inf")
    assert json.loads('"\\ud83d"') == "\ud83d"
    with pytest.raises(RecursionError):
        json.loads("[" * (sys.getrecursionlimit() * 100))


def test_so_deep_is_still_read():
    assert parse(b"[" * DEEPEST + b"]" * DEEPEST)


def test_brackets_in_a_text_are_no_depth():
    value = ["[" * 100, '{"' * 100, "\\", '\\"[']

    assert parse(json.dumps(value).encode()) == value


def test_both_halves_of_a_pair_make_a_character():
    assert parse(b'"\\ud83d\\ude00"') == "😀"


def test_a_large_body_of_long_names_takes_no_more_memory_than_it_has_texts():
    """The path is told only when it is asked for: kept with each text it would be a gigabyte here."""
    name = "n" * 400_000
    value = {name: [""] * 100_000}

    assert parse(json.dumps(value, separators=(",", ":")).encode()) == value
