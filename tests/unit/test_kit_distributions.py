"""Random results: what is refused, in which words, and that chance alone is next to never refused."""

import math
from collections import Counter

import numpy as np
import pytest

from rehearse_sandbox.kit import CheckFailed, check_distribution
from rehearse_sandbox.kit.distributions import FALSE_ALARM, counts_chance, distance_chance

DIE = dict.fromkeys(range(1, 7), 1 / 6)


def failure(samples, expected) -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        check_distribution(samples, expected, why="All sides are equally likely.")
    return caught.value


def uniform(x: float) -> float:
    return min(max(x, 0.0), 1.0)


def binomial(count: int, probability: float) -> list[float]:
    ways = range(count + 1)
    return [math.comb(count, k) * probability**k * (1 - probability) ** (count - k) for k in ways]


@pytest.mark.parametrize("seed", range(20))
def test_chance_alone_is_accepted(seed):
    rng = np.random.default_rng(seed)
    check_distribution(rng.integers(1, 7, size=3000), DIE)
    check_distribution(
        rng.choice(["a", "b", "c"], size=500, p=[0.9, 0.0995, 0.0005]), {"a": 0.9, "b": 0.0995, "c": 0.0005}
    )
    check_distribution(rng.uniform(size=1000), uniform)
    check_distribution(rng.exponential(size=1000), lambda x: 1 - math.exp(-x))


@pytest.mark.parametrize("count", [1, 7, 30, 400])
@pytest.mark.parametrize("probability", [0.5, 0.1, 0.01])
def test_the_bound_for_two_values_is_never_below_the_exact_chance(count, probability):
    """The exact chance that the bound is at most u is at most u, for every u that occurs: no false alarm is more likely than stated."""
    exact = binomial(count, probability)
    bounds = [counts_chance([k, count - k], [probability, 1 - probability]) for k in range(count + 1)]
    for limit in bounds:
        tail = math.fsum(chance for chance, bound in zip(exact, bounds, strict=True) if bound <= limit)
        assert tail <= limit * (1 + 1e-9)


def test_the_bound_for_three_values_is_never_below_the_exact_chance():
    shares, count = [0.6, 0.3, 0.1], 40
    outcomes = []
    for a in range(count + 1):
        for b in range(count + 1 - a):
            counts = [a, b, count - a - b]
            ways = math.factorial(count) // math.prod(map(math.factorial, counts))
            chance = ways * math.prod(share**k for share, k in zip(shares, counts, strict=True))
            outcomes.append((counts_chance(counts, shares), chance))
    outcomes.sort()
    below = np.cumsum([chance for _, chance in outcomes])
    assert all(tail <= bound * (1 + 1e-9) for (bound, _), tail in zip(outcomes, below, strict=True))


@pytest.mark.parametrize("seed", range(5))
def test_bounds_are_seldom_small_under_the_null(seed):
    rng = np.random.default_rng(seed)
    counts = rng.multinomial(500, [1 / 8] * 8, size=400)
    found = np.array([counts_chance(row.tolist(), [1 / 8] * 8) for row in counts])
    assert all((found <= level).mean() <= level for level in (0.5, 0.1, 0.01))


@pytest.mark.parametrize(
    ("distance", "count", "chance"),
    [
        # Massart's bound is the leading term of Kolmogorov's tail, whose published 5 % and 1 % quantiles are 1.3581 and 1.6276.
        (1.3581 / math.sqrt(1000), 1000, 0.05),
        (1.6276 / math.sqrt(50), 50, 0.01),
        (0.0, 10, 1.0),
    ],
)
def test_the_bound_for_numbers_meets_known_quantiles(distance, count, chance):
    assert distance_chance(distance, count) == pytest.approx(chance, rel=1e-3)


def test_a_distance_of_one_sample_is_bounded():
    """With one uniform sample the distance is max(u, 1 - u), so P(distance >= d) = 2 (1 - d) for d from one half."""
    assert all(2 * (1 - d) <= distance_chance(d, 1) for d in np.linspace(0.5, 1, 50))


def test_a_loaded_die_is_named_by_its_side():
    rng = np.random.default_rng(0)
    rolls = rng.choice(range(1, 7), size=6000, p=[0.1, 0.18, 0.18, 0.18, 0.18, 0.18])
    failed = failure(rolls, DIE)
    seen = Counter(rolls.tolist())[1]
    assert failed.difference == (
        f"1 was drawn {seen} of 6000 times, about 1000 are expected; chance does this less than once in a billion runs"
    )
    assert failed.why == "All sides are equally likely."


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(("count", "excess"), [(5000, 1 / 2), (20_000, 1 / 4)])
def test_a_side_that_comes_up_too_often_is_always_seen(seed, count, excess):
    sides = [1 + excess, *[1 - excess / 5] * 5]
    rolls = np.random.default_rng(seed).choice(range(1, 7), size=count, p=np.array(sides) / 6)
    assert failure(rolls, DIE)


def test_a_value_that_never_comes_is_named():
    failed = failure([1, 2, 3, 4, 5] * 200, DIE)
    assert "6 was drawn 0 of 1000 times, about 167 are expected" in failed.difference


def test_rare_values_are_counted_together():
    chances = {"a": 0.99, **dict.fromkeys("bcdefghijk", 0.001)}
    failed = failure(["a"] * 900 + ["b"] * 100, chances)
    assert failed.difference.startswith("all rarer values together was drawn 100 of 1000 times, about 10 are expected")


@pytest.mark.parametrize(
    ("samples", "expected", "words"),
    [
        ([1, 2, 7], DIE, "sample 2 is 7, which can never be drawn"),
        ([[1]], DIE, "sample 0 is [1], which can never be drawn"),
        (["b"], {"a": 1.0, "b": 0.0}, "sample 0 is 'b', which can never be drawn"),
        ([0.5, math.nan], uniform, "sample 1 is nan, which must be a finite number"),
        ([True], uniform, "sample 0 is True, which must be a finite number"),
        ([None], uniform, "sample 0 is None, which must be a finite number"),
    ],
)
def test_a_sample_that_cannot_be_is_named(samples, expected, words):
    assert failure(samples, expected).difference == words


@pytest.mark.parametrize(
    ("power", "words"),
    [
        (2, "50.1% of 1000 numbers are up to 0.2505, about 25.1% are expected"),
        (0.5, "25.0% of 1000 numbers are below 0.5005, about 50.0% are expected"),
    ],
)
def test_numbers_of_another_distribution_are_refused_where_the_gap_is_largest(power, words):
    numbers = ((np.arange(1000) + 0.5) / 1000) ** power
    assert words in failure(numbers, uniform).difference


def test_a_shift_to_either_side_is_refused():
    spread = (np.arange(500) + 0.5) / 500
    assert failure(spread * 0.7, uniform).output == "100.0% of 500 numbers are up to 0.6993"
    assert failure(0.3 + spread * 0.7, uniform).output == "0.0% of 500 numbers are below 0.3007"


def test_no_refusal_is_less_rare_than_stated():
    counts = next([k, 200 - k] for k in range(100, 201) if counts_chance([k, 200 - k], [0.5, 0.5]) < FALSE_ALARM)
    samples = ["heads"] * counts[0] + ["tails"] * counts[1]
    assert failure(samples, {"heads": 0.5, "tails": 0.5}).difference.endswith("once in 100 million runs")
    check_distribution([*samples[1:], "tails"], {"heads": 0.5, "tails": 0.5})


def test_one_possible_value_is_always_drawn():
    check_distribution([np.str_("a")] * 3, {"a": 1.0})


@pytest.mark.parametrize(
    ("samples", "expected", "words"),
    [
        ([], DIE, "needs samples"),
        ([1], {}, "sum to 1"),
        ([1], {1: 0.5, 2: 0.6}, "sum to 1"),
        ([1], {1: 1.5, 2: -0.5}, "sum to 1"),
        ([0.1, 0.2], lambda x: -x, "rises from 0 to 1"),
        ([0.1, 0.2], lambda x: 1 - x, "rises from 0 to 1"),
    ],
)
def test_a_mistake_of_the_suite_is_not_the_learners(samples, expected, words):
    with pytest.raises(ValueError, match=words):
        check_distribution(samples, expected)


@pytest.mark.parametrize("expected", [DIE, uniform])
def test_a_failure_holds_the_program_that_is_shown_for_its_calls(expected):
    with pytest.raises(CheckFailed) as caught:
        check_distribution([0.5] * 1000, expected, program="for seed in range(1000): roll(seed)")
    assert caught.value.program == "for seed in range(1000): roll(seed)"
