"""What a picker may be made of: few small weights with zeros among them, and sources of random numbers."""

import random as generators

from hypothesis import strategies as st
from solution import WeightedPicker

from rehearse_sandbox.kit import check_distribution, check_form, check_true

N_MAX = 4000
WEIGHT_MAX = 10**9
COUNT_MAX = 8000


def valid(weights, random=None):
    """Whether these are weights within the bounds. Negative ones, and lists without a positive one, are allowed: they must raise ValueError."""
    return (
        isinstance(weights, list)
        and len(weights) <= N_MAX
        and all(type(weight) is int and weight <= WEIGHT_MAX for weight in weights)
    )


def strategy(size=5):
    """Up to `size` small weights in any order, at least one of them positive."""
    return st.lists(st.integers(0, 3), min_size=1, max_size=size).filter(any)


def source(seed):
    """A function that gives new random numbers, always the same ones for a seed."""
    numbers = generators.Random(seed)

    def random(size):
        return [numbers.random() for _ in range(size)]

    return random


def source_of_ends(seed):
    """Random numbers, half of which are replaced by the smallest and the largest that can come."""
    numbers = generators.Random(seed)

    def random(size):
        return [numbers.choice([0.0, 1 - 2**-53, numbers.random(), numbers.random()]) for _ in range(size)]

    return random


def picked(weights, count, random):
    """So many picks of a new picker, after a check that they are indices of the weights."""
    found = check_form(WeightedPicker(list(weights), random).picks(count), kind=list, length=count)
    check_true(
        all(type(index) is int and 0 <= index < len(weights) for index in found),
        f"Every pick is an index of the weights, an integer from 0 to {len(weights) - 1}.",
        output=found,
    )
    return found


def check_counts(weights, seed, count=COUNT_MAX):
    """Each index comes up in proportion to its weight."""
    total = sum(weights)
    expected = {index: weight / total for index, weight in enumerate(weights) if weight}
    program = f"WeightedPicker({weights}, random).picks({count})"
    check_distribution(picked(weights, count, source(seed)), expected, program=program)


EDGE = {
    "one weight": ([7],),
    "zeros at both ends": ([0, 5, 0],),
    "all equal": ([1, 1, 1],),
    "one far larger": ([1, 10**9],),
    "no weights": ([],),
    "only zeros": ([0, 0],),
    "a negative weight": ([3, -1],),
}


def sizes(n):
    """n weights in a sequence that goes up and down, and n draws."""
    return [1 + place % 7 for place in range(n)], n


def work(weights, count):
    """What is timed: a picker is made, and draws as many indices as it has weights."""
    WeightedPicker(weights, source(0)).picks(count)
