"""Classes with a state are compared with a model, operation by operation."""

from random import Random

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from rehearse_sandbox.kit import CheckFailed, VirtualClock, check_close, check_operations, operations

METHODS = {"pop": (), "append": (st.integers(0, 3),)}


class Forgetful(list):
    """A stack that does not take a value twice."""

    def append(self, value):
        if value not in self:
            super().append(value)


class Timed:
    """Says how long it is since the last call, which a `late` one rounds."""

    def __init__(self, clock, *, late=False):
        self.clock, self.last, self.late = clock, clock(), late

    def elapsed(self):
        last, self.last = self.last, self.clock()
        return float(round(self.last - last)) if self.late else self.last - last


def failure(*args, **options) -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        check_operations(*args, **options)
    return caught.value


@given(operations(METHODS))
def test_equal_objects_do_the_same_and_raise_the_same(stream):
    check_operations([], [], stream)


def test_streams_shrink_to_the_few_operations_that_matter():
    def differs(stream):
        try:
            check_operations(Forgetful(), [], stream)
        except (CheckFailed, IndexError):
            return True
        return False

    found = find(operations(METHODS), differs, random=Random(0))
    assert len(found) == 4
    assert found[0] == found[1] == ("append", 0) or found[0] == found[2]


def test_the_first_operation_that_differs_is_named_with_both_results():
    failed = failure([1], [2], [("append", 5), ("pop",), ("pop",)], why="The last one in comes out first.")
    assert (failed.difference, failed.output, failed.expected) == ("pop(): 1 instead of 2, off by 1", "1", "2")
    assert failed.why == "The last one in comes out first."


def test_later_operations_are_asked_all_the_same():
    asked = []
    failed = failure(
        ["a", "b"],
        ["a", "c"],
        [("pop",), ("append", "d"), ("pop",)],
        compare=lambda a, b: asked.append((a, b)) or check_close(a, b),
    )
    assert asked == [("b", "c"), (None, None), ("d", "d")]
    assert failed.difference == "pop(): 'b' instead of 'c'"


def test_an_error_that_is_missing_is_named():
    failed = failure([1], [], [("pop",)])
    assert (failed.difference, failed.expected) == ("pop(): returned a value, expected IndexError", "IndexError")


def test_an_error_of_another_kind_is_the_learners_own():
    with pytest.raises(IndexError):
        check_operations([], {}, [("pop", 1)])
    with pytest.raises(IndexError):
        check_operations([], [1], [("pop",)])


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        ([("advance", 0.5)], "advance(0.5)"),
        ([("elapsed",), ("advance", 0.5)], "elapsed(), advance(0.5)"),
        ([("advance", 1.0)] * 20 + [("advance", 0.5)], "…, " + "advance(1.0), " * 11 + "advance(0.5)"),
    ],
)
def test_shared_operations_are_done_once_and_listed(stream, words):
    clock = VirtualClock()
    shared = {"advance": clock.advance}
    failed = failure(Timed(clock, late=True), Timed(clock), [*stream, ("elapsed",)], shared=shared)
    assert failed.difference.endswith(f", off by 0.5; before it: {words}")


def test_before_the_first_operation_there_is_nothing_to_list():
    assert failure([1], [2], [("pop",)], shared={}).difference == "pop(): 1 instead of 2, off by 1"
