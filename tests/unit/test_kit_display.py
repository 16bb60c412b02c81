"""Values as short Python text, and the nodes that lists and trees are made of."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse_sandbox.kit import ListNode, TreeNode, list_from_values, show, tree_from_levels, tree_to_levels
from rehearse_sandbox.kit.display import cut


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        (0.1, "0.1"),
        (float("nan"), "nan"),
        ("a'b", '"a\'b"'),
        ((1,), "(1,)"),
        ((), "()"),
        ({"a": [1, (2, 3)]}, "{'a': [1, (2, 3)]}"),
        ({"b", "a"}, "{'a', 'b'}"),
        ({"b", 1}, "{1, 'b'}"),
        (set(), "set()"),
        (frozenset(), "frozenset()"),
        (frozenset({1}), "frozenset({1})"),
        (np.array([1.0, 2.0]), "array([1.0, 2.0])"),
        (np.array([[1], [2]]), "array([[1], [2]])"),
        (np.array([1], dtype=np.int8), "array([1], dtype=int8)"),
        (np.array(2.0), "array(2.0)"),
        (np.zeros((0, 3)), "zeros((0, 3))"),
        (np.float32(1.5), "float32(1.5)"),
        (np.float64(1.5), "1.5"),
        (np.bool_(True), "bool(True)"),
        (tree_from_levels([1, None, 2]), "tree_from_levels([1, None, 2])"),
        (list_from_values([1, "a"]), "list_from_values([1, 'a'])"),
        (int, "int"),
        (2**5000, "<int of 5001 bits>"),
        (b"ab", "b'ab'"),
    ],
)
def test_values_are_shown_as_a_person_would_type_them(value, text):
    assert show(value) == text


class Loud:
    def __repr__(self):
        raise AssertionError("the judge must not run this")


def test_an_unknown_type_is_never_asked_for_its_text():
    assert show([Loud()]) == "[<Loud>]"


@pytest.mark.parametrize(
    "value",
    [
        "x" * 10**6,
        b"x" * 10**6,
        list(range(10**6)),
        np.zeros((1000, 1000)),
        np.zeros((5, 5, 5, 5, 5)),
        {n: str(n) for n in range(10_000)},
        [[[[[1] * 50] * 50] * 50] * 50] * 50,
        tree_from_levels(range(1, 10_000)),
    ],
)
def test_long_values_lose_their_middle(value):
    text = show(value, limit=300)
    assert len(text) <= 350
    assert "…" in text


def test_long_arrays_say_their_shape():
    assert show(np.arange(1000.0), limit=40) == "array([0.0, 1.0, 2.0, …, 997.0, 998.0, 999.0], shape=(1000,))"


def test_values_that_contain_themselves_end():
    loop: list[object] = []
    loop.append(loop)
    ring = ListNode(1)
    ring.next = ring
    assert "…" in show(loop)
    assert show(ring) == "list_from_values([1, …])"


@given(st.recursive(st.integers() | st.text() | st.booleans(), lambda inner: st.lists(inner) | st.tuples(inner)))
def test_short_plain_values_are_shown_exactly(value):
    if len(repr(value)) < 500:
        assert show(value, limit=5000) == repr(value)


def test_text_is_cut_in_the_middle():
    assert cut("short", 10) == "short"
    assert cut("a" * 100, 40) == "aaaaa …90 characters… aaaaa"


@given(st.lists(st.none() | st.integers(), max_size=12))
def test_a_tree_is_the_levels_it_was_made_from(values):
    try:
        root = tree_from_levels(values)
    except ValueError:
        return
    while values and values[-1] is None:
        values.pop()
    assert tree_to_levels(root) == values


@pytest.mark.parametrize("values", [[None, 1], [1, None, None, 2]])
def test_a_value_without_a_parent_is_a_mistake(values):
    with pytest.raises(ValueError, match=r"None|parent"):
        tree_from_levels(values)


def test_an_endless_tree_is_cut():
    root = TreeNode(1)
    root.left = root
    assert len(tree_to_levels(root, limit=9)) <= 9
