"""What a bootstrap may be asked for: few observations, a level, rounds, a seed; and statistics that keep records."""

import math

import numpy as np
from hypothesis import strategies as st
from solution import bootstrap_interval

from rehearse_sandbox.kit import check_form, check_true

N_MAX = 1000
COLUMNS_MAX = 4
ROUNDS_MAX = 1000


def valid(data, level, rounds, seed):
    """Whether the statement allows these arguments beside a statistic. What must raise ValueError is allowed, too."""
    return (
        isinstance(data, np.ndarray)
        and data.dtype == np.float64
        and data.ndim in (1, 2)
        and len(data) <= N_MAX
        and (data.ndim == 1 or 1 <= data.shape[1] <= COLUMNS_MAX)
        and bool(np.isfinite(data).all())
        and isinstance(level, float)
        and math.isfinite(level)
        and type(rounds) is int
        and rounds <= ROUNDS_MAX
        and type(seed) is int
        and 0 <= seed < 2**32
    )


CLOSED = "The second argument is a function, which cannot be typed in here."


def average(sample):
    """The mean of all numbers of a sample."""
    return float(np.mean(sample))


def prepared(numbers):
    """A statistic that ignores its argument and hands out these numbers, one a call; and after the last one, 0."""
    waiting = list(numbers)

    def statistic(_):
        return float(waiting.pop(0)) if waiting else 0.0

    return statistic


def recorder(samples, results=average):
    """A statistic that keeps what it was called with in the list `samples`, and answers with `results` of it."""

    def statistic(sample):
        samples.append(np.array(sample))
        return results(sample)

    return statistic


def resamples(data, rounds, seed):
    """The arrays that reach the statistic, after a look at their number and form."""
    samples = []
    bootstrap_interval(data.copy(), recorder(samples), 0.5, rounds, seed)
    check_form(samples, length=rounds, why="The statistic is called once in each round, and nowhere else.")
    for sample in samples:
        check_form(
            sample, shape=data.shape, dtype="float64", why="Each resample has the shape and the dtype of the data."
        )
    return samples


def bounds(answer):
    """Both ends of an interval, after a check of its form."""
    low, high = check_form(answer, kind=tuple, length=2, why="The answer is the tuple (low, high).")
    is_plain = all(isinstance(end, float) and math.isfinite(end) for end in (low, high))
    check_true(is_plain, "Both ends of an interval are finite floats.", output=answer)
    return low, high


LEVELS = st.sampled_from([0.5, 0.8, 0.9, 0.25, 0.98])
SEEDS = st.integers(0, 99)


@st.composite
def strategy(draw, size=5):
    """Up to `size` observations of small whole numbers, single or in rows of two; a level, up to 12 rounds, a seed."""
    count, columns = draw(st.integers(1, size)), draw(st.sampled_from([0, 2]))
    amount = count * (columns or 1)
    data = np.array(draw(st.lists(st.integers(-5, 5), min_size=amount, max_size=amount)), dtype=np.float64)
    data = data.reshape(count, columns) if columns else data
    return data, draw(LEVELS), draw(st.integers(1, 12)), draw(SEEDS)


EDGE = {
    "one observation": (np.array([3.0]), 0.9, 5, 0),
    "all equal": (np.array([2.0, 2.0, 2.0]), 0.9, 5, 0),
    "one round": (np.array([1.0, 2.0]), 0.5, 1, 0),
    "rows": (np.array([[1.0, 10.0], [2.0, 20.0]]), 0.5, 4, 7),
    "no observations": (np.zeros(0), 0.9, 5, 0),
    "a level of one": (np.array([1.0]), 1.0, 5, 0),
    "a level of zero": (np.array([1.0]), 0.0, 5, 0),
    "no rounds": (np.array([1.0]), 0.9, 0, 0),
}
