"""Laws of the rates of a run."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from inputs import STEPS_MAX, runs, strategy
from solution import learning_rate

from rehearse_sandbox.kit import check_close, check_form, check_true


def rates_of(run, count):
    """The rates of the first steps of a run, after a check that each is a number."""
    rates = [learning_rate(step, *run) for step in range(count)]
    for rate in rates:
        check_form(rate, kind=float, why="A rate is a float.")
    return rates


@given(strategy())
def test_by_definition(case):
    """Each rate is what the three rules say."""
    step, warmup, steps, peak, final = case
    expected = final
    if step < warmup:
        expected = sum([peak / warmup] * (step + 1))
    elif step < steps:
        share = (step - warmup + 1) / (steps - warmup)
        # The square of a cosine is another way to write half of one plus a cosine.
        expected = final + (peak - final) * math.cos(math.pi * share / 2) ** 2
    check_close(float(learning_rate(*case)), expected)


@given(runs())
def test_up_and_then_down(run):
    """Rates rise up to the peak during the warm-up, and from then on never rise again."""
    warmup, steps, _, _ = run
    rates = rates_of(run, steps + 2)
    rising = all(before < after for before, after in pairwise(rates[:warmup]))
    falling = all(before >= after - 1e-12 for before, after in pairwise(rates[warmup:]))
    check_true(rising, "During the warm-up each rate is larger than the one before.", output=rates)
    check_true(falling, "After the warm-up no rate is larger than the one before.", output=rates)


@given(runs(), st.sampled_from([0.5, 0.001, 1.25]))
def test_other_units(run, factor):
    """With peak and final rate so many times as large, every rate is."""
    warmup, steps, peak, final = run
    rates = rates_of(run, steps + 1)
    larger = rates_of((warmup, steps, peak * factor, final * factor), steps + 1)
    check_close(larger, [rate * factor for rate in rates])


def test_a_long_run():
    """A run as long as allowed has the same ends as a short one."""
    warmup = STEPS_MAX // 10
    check_close(learning_rate(0, warmup, STEPS_MAX, 1.0, 0.5), 1.0 / warmup)
    check_close(learning_rate(warmup - 1, warmup, STEPS_MAX, 1.0, 0.5), 1.0)
    check_close(learning_rate(STEPS_MAX - 1, warmup, STEPS_MAX, 1.0, 0.5), 0.5)
    middle = warmup + (STEPS_MAX - warmup) // 2 - 1
    check_close(learning_rate(middle, warmup, STEPS_MAX, 1.0, 0.5), 0.75)
