"""Problems with many right answers: the suite's verifier decides, and says why."""

import numpy as np
import pytest

from rehearse_sandbox.kit import CheckFailed, check_valid

EDGES = [(0, 1), (1, 2)]


def order_fault(order):
    """The verifier that an author of a topological order would write."""
    if sorted(order) != [0, 1, 2]:
        return f"{sorted(order)} are not the nodes 0 to 2"
    place = {node: i for i, node in enumerate(order)}
    return next((f"{b} comes before {a}, from which it has an edge" for a, b in EDGES if place[b] < place[a]), "")


def failure(answer, is_valid=order_fault, **options) -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        check_valid(answer, is_valid, why="Every edge leads forward.", **options)
    return caught.value


@pytest.mark.parametrize("verdict", ["", True, np.bool_(True)])
def test_a_right_answer_is_accepted(verdict):
    check_valid(3, lambda _: verdict, why="Anything will do.")


def test_the_verifiers_words_are_shown_with_an_example():
    failed = failure([1, 0, 2], kind=list, items=int, example=[0, 1, 2])
    assert failed.difference == "1 comes before 0, from which it has an edge"
    assert (failed.output, failed.expected) == ("[1, 0, 2]", "[0, 1, 2], for example")
    assert failed.why == "Every edge leads forward."


@pytest.mark.parametrize("verdict", [False, np.bool_(False)])
def test_a_plain_no_leaves_the_law_as_the_reason(verdict):
    failed = failure(3, lambda _: verdict)
    assert (str(failed), failed.difference) == ("Every edge leads forward.\noutput:   3", "")


@pytest.mark.parametrize(
    ("answer", "form", "words"),
    [
        (None, {"kind": list}, "returned None, expected a list"),
        ([0], {"kind": list, "length": 3}, "returned 1 item, expected 3"),
        ([0, 1.0, 2], {"kind": list, "items": int}, "[1] is 1.0, a float instead of an int"),
        ([0, 1, None], {"kind": list, "items": int}, "[2] is None, None instead of an int"),
        (
            np.zeros(2),
            {"shape": (3,), "dtype": "int64"},
            "shape is (2,), expected (3,); dtype is float64, expected int64",
        ),
    ],
)
def test_the_verifier_never_sees_an_answer_of_another_form(answer, form, words):
    assert failure(answer, pytest.fail, **form).difference == words


def test_a_verifier_that_says_nothing_is_a_mistake_of_the_suite():
    with pytest.raises(TypeError, match="returned None; it must return what is wrong"):
        check_valid(1, lambda _: None, why="Anything will do.")
