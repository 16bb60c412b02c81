"""Laws of the stretch with the largest total."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import GAIN_MAX, GAINS, N_MAX, by_trying, strategy
from solution import best_stretch

from rehearse_sandbox.kit import check_same


@given(strategy())
def test_no_stretch_is_better(case):
    """No stretch has a larger total, none with the same total begins earlier, and none of these is shorter."""
    (gains,) = case
    check_same(best_stretch(list(gains)), by_trying(gains))


@given(strategy(), st.integers(2, 1000))
def test_another_currency(case, factor):
    """With all numbers so many times as large, the stretch is the same and its total so many times as large."""
    (gains,) = case
    total, start, stop = by_trying(gains)
    check_same(best_stretch([gain * factor for gain in gains]), (total * factor, start, stop))


@given(strategy(size=4), st.lists(GAINS, min_size=1, max_size=4))
def test_a_catastrophe_separates(case, after):
    """No stretch crosses a loss that is larger than all gains together: the better side wins, and the left one when both are equal."""
    (before,) = case
    left, right = by_trying(before), by_trying(after)
    shift = len(before) + 1
    expected = left if left[0] >= right[0] else (right[0], right[1] + shift, right[2] + shift)
    check_same(best_stretch([*before, -100, *after]), expected)


@given(strategy())
def test_gains_are_left_alone(case):
    """The list holds the same numbers after the call."""
    (gains,) = case
    handed = list(gains)
    best_stretch(handed)
    check_same(handed, gains, why="The list that was handed in must not change.")


def test_as_much_as_allowed():
    """Lists as long as allowed, of the largest numbers, are answered like any others."""
    check_same(best_stretch([GAIN_MAX] * N_MAX), (GAIN_MAX * N_MAX, 0, N_MAX))
    check_same(best_stretch([-GAIN_MAX] * N_MAX), (-GAIN_MAX, 0, 1))
    swings = [GAIN_MAX, -GAIN_MAX] * (N_MAX // 2)
    check_same(best_stretch([*swings[1:], 1]), (GAIN_MAX, 1, 2))
