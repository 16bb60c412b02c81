"""What the attack problem shows to everybody."""

import numpy as np
from solution import Counter, double, scale

from rehearse_sandbox.kit import check_close, check_same


def test_two_numbers():
    """Each value is doubled."""
    check_same(double([1, 2]), [2, 4])


def test_an_array():
    """Each element is multiplied."""
    check_close(scale(np.array([1.0, 2.0]), 3.0), np.array([3.0, 6.0]))


def test_a_counter():
    """A counter keeps a running total."""
    counter = Counter()
    check_same([counter.add(2), counter.add(3)], [2, 5])
