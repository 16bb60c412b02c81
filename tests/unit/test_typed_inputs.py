"""What a learner types becomes steps, or a sentence about why not; nothing of it is ever evaluated."""

import numpy as np
import pytest

from rehearse_sandbox.inside.literals import MAX_ITEMS, TypingError
from rehearse_sandbox.inside.operations import Operation
from rehearse_sandbox.inside.typed import MAX_STEPS, read_steps
from rehearse_sandbox.kit import TreeNode, list_from_values, tree_to_levels
from rehearse_sandbox.kit.display import show
from rehearse_sandbox.wire.custom import MAX_INPUT_BYTES


def only(text, symbols=("f",)):
    (step,) = read_steps(text, symbols)
    return step


def refused(text, symbols=("f",)):
    with pytest.raises(TypingError) as caught:
        read_steps(text, symbols)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "args", "kwargs"),
    [
        ("f([3, 1], 2)", ([3, 1], 2), {}),
        ("f([3, 1], k=2)", ([3, 1],), {"k": 2}),
        ("values = [3, 1], k = 2", (), {"values": [3, 1], "k": 2}),
        ("values = [3, 1]\nk = 2", (), {"values": [3, 1], "k": 2}),
        ("[3, 1], 2", ([3, 1], 2), {}),
        ("[3, 1]\n2", ([3, 1], 2), {}),
        ("(3, 1), k = 2", ((3, 1),), {"k": 2}),
        ("f()", (), {}),
    ],
)
def test_a_call_and_its_bare_arguments_mean_the_same(text, args, kwargs):
    step = only(text)
    assert (step.operation, step.subject, step.args, step.kwargs) == (Operation.CALL, "f", args, kwargs)


VALUES = [
    *(0, -3, 10**30, 2.5, -0.0, 1e300, True, None, "a 'quoted' text", b"bytes", 1 + 2j, -1.5 - 2j, float("inf")),
    *([], [[1], []], (), (1,), {}, {"a": [1]}, set(), {1, 2}, frozenset(), frozenset({3})),
]


@pytest.mark.parametrize("value", VALUES, ids=show)
def test_what_a_failure_shows_can_be_typed_back(value):
    typed = only(f"f({show(value)})").args[0]
    assert (type(typed), repr(typed)) == (type(value), repr(value))


ARRAYS = [
    np.array([[1.0, 2.0], [3.0, np.nan]]),
    np.array([1, 2]),
    np.array([True, False]),
    np.array([1, 255], dtype=np.uint8),
    np.array(3.5, dtype=np.float32),
    np.zeros((0, 3)),
    np.zeros((2, 0), dtype=np.int32),
]


@pytest.mark.parametrize("value", ARRAYS, ids=show)
def test_an_array_that_a_failure_shows_can_be_typed_back(value):
    typed = only(f"f({show(value)})").args[0]
    assert (typed.dtype, typed.shape) == (value.dtype, value.shape)
    np.testing.assert_array_equal(typed, value)


def test_a_tree_and_a_linked_list_are_typed_as_they_are_shown():
    tree, linked = only("f(tree_from_levels([1, None, 2]), list_from_values([1, 2]))").args
    assert type(tree) is TreeNode
    assert tree_to_levels(tree) == [1, None, 2]
    assert show(linked) == show(list_from_values([1, 2]))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[0] * 3", [0, 0, 0]),
        ("3 * 'ab'", "ababab"),
        ("'(' * 2 + ')' * 2", "(())"),
        ("[1] * -1", []),
        ("np.array([1, 2]).tolist", None),
        ("np.float64(1.5)", np.float64(1.5)),
        ("+5", 5),
    ],
)
def test_lists_and_texts_may_be_repeated_and_joined(text, value):
    if value is None:
        assert "means nothing here" in refused(f"f({text})")
    else:
        assert only(f"f({text})").args[0] == value


CLASS = ("Cache", "Other")


def test_calls_of_an_object_follow_the_call_that_made_it():
    made, *rest = read_steps(
        "cache = Cache(2)\ncache.put(1, 10)\ncache.get(1)\nlen(cache)\n1 in cache\ncache[1]", CLASS
    )
    assert (made.operation, made.subject, made.variable) == (Operation.CALL, "Cache", "cache")
    assert [step.operation.name for step in rest] == ["METHOD", "METHOD", "LENGTH", "CONTAINS", "GET_ITEM"]
    assert (rest[0].name, rest[0].args, rest[0].text) == ("put", (1, 10), "cache.put(1, 10)")


def test_attributes_and_items_of_an_object_can_be_set():
    steps = read_steps(
        "cache = Cache()\ncache.size = 3\ncache[1] = 2\ndel cache[1]\ncache.size\nit = iter(cache)\nnext(it)", CLASS
    )
    names = ["CALL", "SET", "SET_ITEM", "DELETE_ITEM", "GET", "ITERATE", "NEXT"]
    assert [step.operation.name for step in steps] == names


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is called"),
        ("# only a comment", "Nothing is called"),
        ("f(1", "Line 1, column 2: '(' was never closed."),
        ("f(1)\nf(x)", "Line 2, column 3: the name `x` means nothing here"),
        ("f(open('/etc/passwd'))", "`open(…)` cannot be called here"),
        ("f((1).__class__)", "means nothing here"),
        ("f(''.join)", "means nothing here"),
        ("f.__globals__", "`f` is no object that was made above"),
        ("f(lambda: 1)", "is no plain value"),
        ("f([x for x in [1]])", "is no plain value"),
        ("f(f'{1}')", "is no plain value"),
        ("f(2 ** 9)", "is not computed here"),
        ("f(1 + 1)", "is not computed here"),
        ("f([1] * 1.5)", "Only a list or a text can be repeated"),
        ("f(-'a')", "is no number"),
        ("f(*[1])", "`*` and `**` are not taken"),
        ("f(**{'a': 1})", "`*` and `**` are not taken"),
        ("f({**{}})", "`**` is not taken"),
        ("f(array(*[1]))", "`*` and `**` are not taken"),
        ("f(...)", "`...` is no value"),
        ("f({[]: 1})", "cannot be made"),
        ("f(array([[1], [1, 2]]))", "cannot be made"),
        ("f(array([set()]))", "cannot be made"),
        ("f([1, …2 more…, 5])", "something was left out here"),
        ("import os", "only arguments are taken here"),
        ("f(1); import os", "is no call"),
        ("while True: f(1)", "is no call"),
        ("x = y = f(1)", "is no call"),
        ("f(1) + f(2)", "this is no call"),
        ("f(1) if 1 else 2", "this is no call"),
        ("f(f(1))", "cannot be called here"),
        ("f.x(1)", "is no object that was made above"),
        ("cache.get(1)", "is no object that was made above"),
    ],
)
def test_anything_else_is_refused_with_its_place_or_the_reason(text, says):
    assert says in refused(text)


def test_private_names_of_an_object_are_refused():
    assert "`_entries` is private" in refused("cache = Cache(1)\ncache._entries", CLASS)
    assert "`__class__` is private" in refused("cache = Cache(1)\ncache.__class__()", CLASS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("f([0] * 1000000000000)", f"{MAX_ITEMS:,} items at most"),
        ("f([[0] * 1000] * 100000)", f"{MAX_ITEMS:,} items at most"),
        ("f('a' * 100000 + 'b' * 150000)", f"{MAX_ITEMS:,} items at most"),
        ("f(zeros((100000, 100000)))", f"{MAX_ITEMS:,} items at most"),
        ("f(full((1000, 1000), 7))", f"{MAX_ITEMS:,} items at most"),
        ("f(zeros((-1,)))", "is no shape"),
        ("f(ones('a'))", "is no shape"),
        ("f(" + "[" * 60 + "]" * 60 + ")", "nested more than"),
        ("f(" + "[" * 5000 + "]" * 5000 + ")", "too many nested"),
        ("f(" + "-" * 8000 + "1)", "nested"),
        ("f('" + "a" * MAX_INPUT_BYTES + "')", "longer than"),
        ("f(1)\n" * (MAX_STEPS + 1), f"{MAX_STEPS:,} lines at most"),
        ("f(" + "9" * 5000 + ")", ""),
    ],
)
def test_what_is_too_large_or_too_deep_is_refused_before_it_is_made(text, says):
    assert says in refused(text)


def test_a_null_character_is_no_input():
    assert "null" in refused("f(1)\0")
