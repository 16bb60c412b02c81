"""What a check refuses, and the words for it."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse_sandbox.kit import (
    CheckFailed,
    check_close,
    check_form,
    check_gradient,
    check_same,
    check_true,
    list_from_values,
    settings,
    tree_from_levels,
)
from rehearse_sandbox.wire.job import Compare


def difference(check, *args, **options) -> str:
    with pytest.raises(CheckFailed) as caught:
        check(*args, **options)
    return caught.value.difference


@pytest.fixture
def compare(monkeypatch):
    return lambda **fields: monkeypatch.setattr(settings, "compare", Compare(**fields))


@pytest.mark.parametrize(
    ("actual", "expected", "words"),
    [
        (np.ones(3), np.ones((3, 1)), "shape is (3,), expected (3, 1)"),
        (np.array([1, 2]), np.array([1.0, 2.0]), "dtype is int64, expected a floating type"),
        (np.array([1.0, 2.0]), np.array([1j, 2.0]), "dtype is float64, expected a complex type"),
        (None, np.ones(3), "returned None, expected an array of shape (3,)"),
        ([1.0], np.ones(1), "returned a list, expected an array of shape (1,)"),
        (np.array([[0, 1.5]]), np.array([[0, 1.25]]), "first difference at [0, 1]: 1.5 instead of 1.25, off by 0.25"),
        (np.zeros(2), np.ones(2), "first difference at [0]: 0.0 instead of 1.0, off by 1; 2 of 2 values differ"),
        (np.array([np.nan]), np.array([1.0]), "first difference at [0]: nan instead of 1.0"),
        (np.array([np.inf]), np.array([np.inf]), "first difference at [0]: inf, which must be finite"),
        (1.5, 1.25, "1.5 instead of 1.25, off by 0.25"),
        (None, 1.0, "returned None, expected a number"),
        (True, 1.0, "returned a bool, expected a number"),
        (np.ones(1), 1.0, "returned an array of shape (1,), expected a number"),
        (1j, 1.0, "returned a complex, expected a number"),
        ((1.0, 2.0), (1.0, 2.5), "first difference at [1]: 2.0 instead of 2.5, off by 0.5"),
        ((1.0,), (1.0, 2.5), "length is 1, expected 2"),
        ([1.0], (1.0,), "returned a list, expected a tuple"),
        (
            [1.0, 3.0, 4.0],
            [0.0, 0.0, 4.0],
            "first difference at [0]: 1.0 instead of 0.0, off by 1; 2 of 3 values differ, most at [1]: 3.0 instead of 0.0, off by 3",
        ),
        (
            [[1.0, 0], [2.5]],
            [[1.0, 0.5], [1.5]],
            "first difference at [0][1]: 0 instead of 0.5, off by 0.5; 2 of 3 values differ, most at [1][0]: 2.5 instead of 1.5, off by 1",
        ),
        ([1.0, "a"], [2.0, "b"], "first difference at [0]: 1.0 instead of 2.0, off by 1"),
        ([1.0, 2**60], [2.0, 1.0], "first difference at [0]: 1.0 instead of 2.0, off by 1"),
        ([[1.0], [1.0]], [[2.0], [1.0, 2.0]], "first difference at [0][0]: 1.0 instead of 2.0, off by 1"),
        (
            np.array([1.0, 7.0, 3.0]),
            np.zeros(3),
            "first difference at [0]: 1.0 instead of 0.0, off by 1; 3 of 3 values differ, most at [1]: 7.0 instead of 0.0, off by 7",
        ),
        (
            np.array([[1.0, 7.0], [0.0, np.nan]]),
            np.zeros((2, 2)),
            "first difference at [0, 0]: 1.0 instead of 0.0, off by 1; 3 of 4 values differ, most at [1, 1]: nan instead of 0.0",
        ),
        (
            np.array([1.0, 3j]),
            np.array([0j, 0j]),
            "first difference at [0]: (1+0j) instead of 0j; 2 of 2 values differ, most at [1]: 3j instead of 0j",
        ),
        (((1.0,),), ([1.0],), "first difference at [0]: a tuple instead of a list"),
        ({"a": 1.0}, {"a": 2.0}, "first difference at ['a']: 1.0 instead of 2.0, off by 1"),
        ({}, {"a": 2.0}, "key 'a' is missing"),
        ({"a": 1.0, "b": 1.0}, {"a": 1.0}, "key 'b' should not be there"),
        ((None,), (np.ones(2),), "first difference at [0]: None instead of an array of shape (2,)"),
        (("a", None), ("b", None), "first difference at [0]: 'a' instead of 'b'"),
        ((np.zeros(1),), (np.ones(1),), "at [0]: first difference at [0]: 0.0 instead of 1.0, off by 1"),
        ((None,), (1.0,), "first difference at [0]: None instead of a number"),
    ],
)
def test_numbers_that_are_not_close(actual, expected, words):
    assert difference(check_close, actual, expected) == words


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (1, 1.0),
        (np.float32(2), 2.0),
        (np.array(3.0), 3.0),
        (2.0, np.float64(2)),
        (1 + 1j, 1 + 1j),
        (np.ones((2, 2)), np.ones((2, 2))),
        (np.zeros((0, 3)), np.zeros((0, 3))),
        ({"a": (1.0, None)}, {"a": (1.0, None)}),
        (1.0 + 1e-9, 1.0),
    ],
)
def test_numbers_that_are_close(actual, expected):
    check_close(actual, expected)


def test_the_relative_tolerance_scales_with_the_expected_value():
    check_close(101.0, 100.0, rtol=0.01, atol=0)
    assert difference(check_close, 100.0, 101.0 - 2, rtol=0.01, atol=0)


@given(st.floats(-1e6, 1e6), st.floats(-1e-3, 1e-3))
def test_close_is_what_the_tolerance_says(expected, offset):
    actual = expected + offset
    close = abs(actual - expected) <= 1e-4 + 1e-9 * abs(expected)
    try:
        check_close(actual, expected, rtol=1e-9, atol=1e-4)
    except CheckFailed:
        assert not close
    else:
        assert close


def test_a_dtype_can_be_asked_for():
    check_close(np.ones(1, "f4"), np.ones(1), dtype=np.float32)
    check_close(np.ones(1, "f2"), np.ones(1), dtype=None)
    assert difference(check_close, np.ones(1), np.ones(1), dtype="float32") == "dtype is float64, expected float32"


def test_a_problem_may_allow_nan_and_broadcasting(compare):
    compare(nan="equal", shape="broadcast")
    check_close(np.array([np.nan, np.inf]), np.array([np.nan, np.inf]))
    check_close(np.ones((1, 2)), np.ones(2))
    assert difference(check_close, np.ones(3), np.ones(2)) == "shape is (3,), expected (2,)"
    assert difference(check_close, np.array([np.nan]), np.array([1.0]))
    assert difference(check_close, np.array([-np.inf]), np.array([np.inf]))


def test_comparing_something_else_is_a_mistake_of_the_suite():
    with pytest.raises(TypeError, match="not object"):
        check_close(1.0, object())


@pytest.mark.parametrize(
    ("actual", "expected", "words"),
    [
        (1, True, "returned an int, expected a bool"),
        (1.0, 1, "returned a float, expected an int"),
        ((1,), [1], "returned a tuple, expected a list"),
        (None, [1], "returned None, expected a list"),
        (3, 5, "3 instead of 5, off by 2"),
        (0.5, 0.25, "0.5 instead of 0.25, off by 0.25"),
        (float("inf"), 1.0, "inf instead of 1.0"),
        ([1, 2], [1, 2, 3], "length is 2, expected 3"),
        ([1, 5], [1, 2, 3], "length is 2, expected 3; first difference at [1]: 5 instead of 2, off by 3"),
        ([[1], [2, 3]], [[1], [2]], "length of [1] is 2, expected 1"),
        ([(1, 2)], [(1, True)], "first difference at [0][1]: an int instead of a bool"),
        ({"a": 1}, {"b": 1}, "key 'b' is missing"),
        ({"a": 1, "b": 2}, {"a": 1}, "key 'b' should not be there"),
        ({"a": [1]}, {"a": [2]}, "first difference at ['a'][0]: 1 instead of 2, off by 1"),
        ({1: "a"}, {True: "a"}, "True missing, 1 too many"),
        ({1, 2}, {1, 3}, "3 missing, 2 too many"),
        (set(range(5)), set(), "0, 1, 2 and 2 more too many"),
        (frozenset({1}), frozenset({True}), "True missing, 1 too many"),
        ("a" * 90 + "b", "a" * 90 + "c", "character 90 is 'b' instead of 'c'"),
        ("a" * 90, "a" * 91, "length is 90, expected 91"),
        ("ab", "ac", "'ab' instead of 'ac'"),
        (np.array([1, 2]), np.array([1, 3]), "first difference at [1]: 2 instead of 3, off by 1"),
        (
            np.array([1, 9], "u1"),
            np.array([2, 4], "u1"),
            "first difference at [0]: 1 instead of 2, off by 1; 2 of 2 values differ, most at [1]: 9 instead of 4, off by 5",
        ),
        (
            np.array([True, False]),
            np.array([False, True]),
            "first difference at [0]: True instead of False; 2 of 2 values differ",
        ),
        ([np.ones(1)], [np.ones(2)], "first difference at [0]: shape is (1,), expected (2,)"),
        (tree_from_levels([1, 2]), tree_from_levels([1, 3]), "first difference at root.left: 2 instead of 3, off by 1"),
        (tree_from_levels([1, 2]), tree_from_levels([1]), "first difference at root.left: a TreeNode instead of None"),
        (list_from_values([1]), list_from_values([1, 2]), "first difference at root.next: None instead of a ListNode"),
    ],
)
def test_values_that_are_not_the_same(actual, expected, words):
    assert difference(check_same, actual, expected) == words


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(plain)
def test_every_plain_value_is_the_same_as_itself(value):
    check_same(value, value)


@pytest.mark.parametrize("value", [[np.ones(2)], (np.zeros((1, 1)), "a"), {"a": [np.array([np.nan])]}])
def test_arrays_in_containers_are_the_same_as_their_copies(value):
    check_same(value, copy.deepcopy(value))


@given(plain, plain)
def test_two_values_are_the_same_only_when_their_texts_are(one, other):
    if repr(one).replace("-0.0", "0.0") != repr(other).replace("-0.0", "0.0") and one != other:
        assert difference(check_same, one, other)


def test_very_deep_trees_are_compared():
    check_same(list_from_values(range(10_000)), list_from_values(range(10_000)))
    long = difference(check_same, list_from_values(range(1000)), list_from_values([*range(999), 0]))
    assert len(long) < 400


def test_a_law_that_does_not_hold_is_the_message():
    check_true(np.bool_(True), "never shown")
    with pytest.raises(CheckFailed, match="Rows sum to one") as caught:
        check_true(np.bool_(False), "Rows sum to one.", output=0.5, expected="1.0")
    assert (caught.value.why, caught.value.output, caught.value.expected) == ("Rows sum to one.", "0.5", "1.0")


def test_a_law_must_be_a_boolean():
    with pytest.raises(TypeError, match="not an array"):
        check_true(np.ones(2), "Something.")


@pytest.mark.parametrize(
    ("actual", "form", "words"),
    [
        (None, {"kind": tuple, "length": 2}, "returned None, expected a tuple"),
        ((1,), {"kind": tuple, "length": 2}, "returned 1 item, expected 2"),
        ((1, 2, 3), {"kind": tuple, "length": 2}, "returned 3 items, expected 2"),
        ([1], {"shape": (1,)}, "returned a list, expected an array"),
        (
            np.ones(3),
            {"shape": (3, 1), "dtype": np.float32},
            "shape is (3,), expected (3, 1); dtype is float64, expected float32",
        ),
    ],
)
def test_a_result_of_another_form(actual, form, words):
    assert difference(check_form, actual, **form) == words


def test_a_result_of_the_right_form_is_handed_on():
    weights, intercept = check_form((np.ones(2), 0.5), kind=tuple, length=2)
    assert check_form(weights, shape=(2,), dtype=float) is weights
    assert intercept == 0.5


def test_a_gradient_is_compared_with_the_slope():
    point = np.array([1.0, -2.0])
    check_gradient(lambda x: float((x**2).sum()), point, 2 * point)
    assert difference(check_gradient, lambda x: float((x**2).sum()), point, point).startswith(
        "first difference at [0]: 1.0"
    )
    assert "shape" in difference(check_gradient, lambda x: float(x.sum()), point, np.ones(3))


def test_a_failure_reads_well_under_plain_pytest():
    with pytest.raises(AssertionError) as caught:
        check_same([1], [2], why="Sorting keeps every item.")
    assert str(caught.value) == (
        "Sorting keeps every item.\nfirst difference at [0]: 1 instead of 2, off by 1\noutput:   [1]\nexpected: [2]"
    )
