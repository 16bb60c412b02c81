"""Laws of values, of circles, and of what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, TERMS_MAX, by_name, circle_fault, has_circle, refusal, sheets, turned, written
from solution import circular, evaluate

from rehearse_sandbox.kit import check_same, check_valid


@given(sheets())
def test_each_value_is_that_of_its_formula(sheet):
    """With the values put in for the names, each formula gives the value of its name; a circle has no values."""
    formulas = written(sheet)
    if has_circle(sheet):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            evaluate(formulas)
        return
    values = dict(by_name(evaluate(formulas), formulas))
    sums = {name: sum(sign * values.get(term, term) for sign, term in terms) for name, terms in sheet.items()}
    check_same(values, {name: sums[name] for name in values})


@given(sheets())
def test_a_circle_if_there_is_one(sheet):
    """In a circle each formula holds the next name, the last one the first; it is empty when no name needs itself."""

    def fault(circle):
        return circle_fault(circle, sheet)

    why = "In a circle each formula holds the next name, and the last one the first; it is empty when there is none."
    check_valid(circular(written(sheet)), fault, kind=list, items=str, why=why)


@given(sheets(), st.sampled_from(["z", "4 - z", "a + z"]))
def test_one_missing_name(sheet, formula):
    """One formula with a missing name is enough for KeyError, whether or not there is a circle."""
    formulas = written(sheet)
    check_same(refusal(evaluate, formulas | {"y": formula}), "KeyError")
    check_same(refusal(evaluate, {"y": formula} | formulas), "KeyError")


@given(sheets())
def test_order_of_the_formulas(sheet):
    """The order of the formulas in the dictionary changes no value."""
    formulas = written(sheet)
    if not has_circle(sheet):
        backwards = dict(reversed(formulas.items()))
        check_same(by_name(evaluate(backwards), formulas), by_name(evaluate(formulas), formulas))


@given(sheets())
def test_formulas_are_left_alone(sheet):
    """The dictionary that is handed in is the same after the calls."""
    handed = written(sheet)
    refusal(evaluate, handed)
    circular(handed)
    why = "The formulas that were handed in must not change."
    check_same(list(handed.items()), list(written(sheet).items()), why=why)


def test_upper_and_lower_case():
    """A name in capitals is another name."""
    formulas = {"x": "X + 1", "X": "x1 - 2", "x1": "9"}
    check_same(by_name(evaluate(formulas), formulas), [("X", 7), ("x", 8), ("x1", 9)])
    check_same(circular(formulas), [])


def test_the_largest_sheet():
    """A chain of as many names and terms as are allowed has a value for each name, and no circle."""
    half = TERMS_MAX - 2 * N_MAX
    formulas = {f"n{place}": f"n{place + 1} + 1" for place in range(N_MAX - 1)} | {f"n{N_MAX - 1}": "4 + 1"}
    formulas |= {f"n{place}": f"n{place + 1} - 1 + 2" for place in range(half)}
    expected = sorted((f"n{place}", N_MAX + 4 - place) for place in range(N_MAX))
    check_same(by_name(evaluate(formulas), formulas), expected)
    check_same(by_name(evaluate(dict(reversed(formulas.items()))), formulas), expected)
    check_same(circular(formulas), [])


def test_the_largest_circle():
    """A circle may go through all names."""
    names = [f"n{place}" for place in range(N_MAX)]
    formulas = {name: f"3 + {other}" for name, other in zip(names, [*names[1:], names[0]], strict=True)}
    check_same(turned(circular(formulas), "n0"), names)
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        evaluate(formulas)
