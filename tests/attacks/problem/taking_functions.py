"""The second attack problem's tests: functions and iterators go to the learner's code and come back from it."""

from itertools import count, islice

from hypothesis import given
from inputs import expected_double, small_lists
from solution import apply, numbers

from rehearse_sandbox.kit import check_same


@given(small_lists())
def test_a_function_is_applied(values):
    """The function is called once for each value, in order."""
    asked = []

    def twice(value):
        asked.append(value)
        return 2 * value

    check_same(apply(twice, values), expected_double(values))
    check_same(asked, values)


def test_an_iterator_is_read():
    """The first numbers come in order, from an iterator that has no end."""
    check_same(list(islice(numbers(count()), 5)), [0, 1, 2, 3, 4])


def test_an_error_of_the_function_comes_out():
    """An error is not swallowed."""

    def refuses(value):
        raise KeyError(value)

    try:
        apply(refuses, [1])
    except KeyError:
        return
    raise AssertionError("the function's error was swallowed")
