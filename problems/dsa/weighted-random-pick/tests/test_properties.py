"""Laws of weighted picks."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import COUNT_MAX, N_MAX, WEIGHT_MAX, check_counts, picked, source, source_of_ends, strategy
from solution import WeightedPicker

from rehearse_sandbox.kit import check_distribution, check_same, check_true


def test_in_proportion_to_the_weights():
    """Each index is drawn as often as its share of all weights says, wherever zeros stand."""
    check_counts([2, 0, 1, 5, 0, 0, 4], seed=11)


def test_large_weights():
    """Weights of a billion are weights like any others: only their proportions count."""
    check_counts([WEIGHT_MAX, WEIGHT_MAX // 2, 0, WEIGHT_MAX // 2], seed=12)


def test_picks_do_not_know_each_other():
    """Two picks, one after the other, are independent: each pair comes as often as the product of both shares."""
    drawn = picked([1, 2, 1], COUNT_MAX, source(13))
    shares = {0: 0.25, 1: 0.5, 2: 0.25}
    expected = {(a, b): shares[a] * shares[b] for a in shares for b in shares}
    pairs = list(zip(drawn[::2], drawn[1::2], strict=True))
    check_distribution(pairs, expected, program="WeightedPicker([1, 2, 1], random).picks(8000), cut into pairs")


def test_one_call_after_another():
    """Asking again gives new picks: those of several calls are as independent as those of one."""
    picker = WeightedPicker([1, 1], source(14))
    calls = [tuple(picker.picks(2)) for _ in range(1500)]
    program = "picker = WeightedPicker([1, 1], random)\nfor _ in range(1500):\n    picker.picks(2)"
    check_distribution(calls, {(a, b): 0.25 for a in (0, 1) for b in (0, 1)}, program=program)


@given(strategy(), st.integers(0, 99))
def test_weight_zero_is_never_drawn(weights, seed):
    """Whatever numbers come, also 0 and the largest below 1, only indices with a weight above 0 are drawn."""
    possible = {index for index, weight in enumerate(weights) if weight}
    drawn = picked(weights, 12, source_of_ends(seed))
    check_true(set(drawn) <= possible, f"Only these have a weight above 0: {sorted(possible)}.", output=drawn)


def test_a_number_beyond_the_last_sum():
    """Ten shares of 0.1 add up to a little less than 1, and the largest number below 1 still draws one of the ten indices."""
    picked([1] * 10, 40, source_of_ends(15))


@given(strategy(), st.integers(0, 99))
def test_same_numbers_same_picks(weights, seed):
    """All chance comes from the numbers that were handed in: the same ones give the same picks."""
    first = picked(weights, 8, source(seed))
    check_same(picked(weights, 8, source(seed)), first)


@given(strategy())
def test_weights_are_left_alone(weights):
    """The list of weights holds the same numbers after the picks as before."""
    handed = list(weights)
    WeightedPicker(handed, source(0)).picks(3)
    check_same(handed, weights, why="The weights must not change: add them up in a new list.")


def test_the_longest_list():
    """In the longest list that is allowed, with the largest weights, every index has its share: each quarter comes up equally often."""
    drawn = picked([WEIGHT_MAX] * N_MAX, COUNT_MAX, source(16))
    quarters = [index * 4 // N_MAX for index in drawn]
    program = "WeightedPicker([10**9] * 4000, random).picks(8000), by the quarter of the list"
    check_distribution(quarters, dict.fromkeys(range(4), 0.25), program=program)
