"""The examples a learner sees: values first, then sheets that cannot be evaluated, then long ones."""

import pytest
from inputs import by_name, refusal, turned
from solution import circular, evaluate

from rehearse_sandbox.kit import check_same


def test_left_to_right():
    """Signs are worked off from left to right."""
    formulas = {"x": "9 - 4 - 2", "y": "7", "z": "5 - 8 + 1 + 1"}
    check_same(by_name(evaluate(formulas), formulas), [("x", 3), ("y", 7), ("z", -1)])


def test_in_any_order():
    """A formula may refer to names that come before it or behind it."""
    formulas = {"base": "10", "total": "bonus + tax - 3", "bonus": "base + 10", "tax": "4"}
    check_same(by_name(evaluate(formulas), formulas), [("base", 10), ("bonus", 20), ("tax", 4), ("total", 21)])


def test_two_ways_to_the_same_name():
    """A name that is reached by two ways is no circle, and has one value."""
    formulas = {"top": "left + right", "left": "base + 1", "right": "left - base", "base": "5"}
    check_same(circular(formulas), [])
    check_same(by_name(evaluate(formulas), formulas), [("base", 5), ("left", 6), ("right", 1), ("top", 7)])


def test_the_same_name_several_times():
    """A name may occur several times in a formula, and each time it stands for its value."""
    formulas = {"b": "a + a - 1 + a", "a": "4"}
    check_same(circular(formulas), [])
    check_same(by_name(evaluate(formulas), formulas), [("a", 4), ("b", 11)])


def test_empty_sheet():
    """Without formulas there are no values, and there is no circle."""
    check_same(circular({}), [])
    check_same(evaluate({}), {})


def test_missing_name():
    """A name without a formula raises KeyError, and belongs to no circle."""
    with pytest.raises(KeyError):
        evaluate({"x": "2 + y"})
    check_same(circular({"x": "2 + y"}), [])


def test_missing_name_beside_a_circle():
    """When a name is missing and there is a circle as well, the missing name is reported: KeyError."""
    formulas = {"x": "y + 1", "y": "x - z"}
    check_same(refusal(evaluate, formulas), "KeyError")
    check_same(turned(circular(formulas), "x"), ["x", "y"])


def test_a_circle_of_three():
    """In a circle each formula holds the next name, the last one the first; what leads to it does not belong to it."""
    formulas = {"start": "a + 1", "free": "5", "a": "free + b", "b": "c - 1", "c": "2 + a"}
    check_same(turned(circular(formulas), "a"), ["a", "b", "c"])
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        evaluate(formulas)


def test_self_reference():
    """A name whose formula holds the name itself is a circle of one."""
    check_same(circular({"x": "x + 1", "y": "2"}), ["x"])
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        evaluate({"x": "x + 1", "y": "2"})


def test_a_deep_chain():
    """A chain of names may be longer than Python lets functions call each other."""
    formulas = {f"n{place}": f"n{place + 1} + 1" for place in range(1500)} | {"n1500": "1"}
    check_same(by_name(evaluate(formulas), formulas)[0], ("n0", 1501))
    check_same(circular(formulas), [])


def test_many_ways_to_the_same_name():
    """Each formula is evaluated once, however many ways lead to its name: here there are three to the power of 40."""
    formulas = {f"n{place}": f"n{place + 1} - n{place + 1} + n{place + 1}" for place in range(40)} | {"n40": "7"}
    check_same(by_name(evaluate(formulas), formulas)[0], ("n0", 7))
