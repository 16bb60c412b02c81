"""The examples a learner sees, from the warm-up to what is refused."""

import math

import pytest
from solution import learning_rate

from rehearse_sandbox.kit import check_close


def test_a_run_of_six():
    """Two steps of warm-up reach the peak, then four steps go down to the final rate."""
    rates = [learning_rate(step, 2, 6, 1.0) for step in range(6)]
    half = math.sqrt(0.5)
    check_close(rates, [0.5, 1.0, (1 + half) / 2, 0.5, (1 - half) / 2, 0.0])


def test_warm_up():
    """The warm-up rises in equal parts; its first step is not 0, and its last step is the peak."""
    check_close([learning_rate(step, 4, 10, 8.0) for step in range(4)], [2.0, 4.0, 6.0, 8.0])


def test_final_rate():
    """The last step has exactly the final rate, and half of the way down lies half-way between peak and final rate."""
    check_close(learning_rate(3, 0, 4, 1.0, 0.5), 0.5)
    check_close(learning_rate(1, 0, 4, 1.0, 0.5), 0.75)


def test_beyond_the_run():
    """After the last step the rate stays at the final rate, also after a run without any step."""
    check_close([learning_rate(step, 1, 4, 1.0, 0.25) for step in (4, 5, 400)], [0.25, 0.25, 0.25])
    check_close(learning_rate(0, 0, 0, 1.0, 0.5), 0.5)


def test_no_warm_up():
    """Without warm-up the cosine begins at once, one part below the peak."""
    check_close([learning_rate(step, 0, 2, 1.0) for step in range(2)], [0.5, 0.0])
    check_close(learning_rate(0, 0, 1, 1.0, 0.5), 0.5)


def test_nothing_but_warm_up():
    """When the whole run is warm-up, its last step has the peak, and the steps after it the final rate."""
    check_close([learning_rate(step, 2, 2, 1.0, 0.5) for step in range(3)], [0.5, 1.0, 0.5])


@pytest.mark.parametrize(
    "arguments",
    [(-1, 0, 4, 1.0), (0, -1, 4, 1.0), (0, 5, 4, 1.0), (0, 0, 4, 1.0, 2.0), (9, 1, 4, 1.0, 2.0)],
    ids=[
        "negative step",
        "negative warm-up",
        "warm-up too long",
        "final above peak",
        "final above peak, beyond the run",
    ],
)
def test_refused(arguments):
    """A negative step or warm-up, a warm-up longer than the run, and a final rate above the peak raise ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        learning_rate(*arguments)
