"""The examples a learner sees."""

import numpy as np
import pytest
from inputs import clipped
from solution import clip_by_global_norm

from rehearse_sandbox.kit import check_close, check_same


def test_two_arrays():
    """The norm is taken over all arrays together, and all numbers are multiplied by the same factor."""
    gradients = [np.array([3.0, 4.0]), np.array([[12.0]])]
    (first, second), norm = clipped(clip_by_global_norm(gradients, 6.5), gradients)
    check_close(norm, 13.0)
    check_close(first, np.array([1.5, 2.0]))
    check_close(second, np.array([[6.0]]))


def test_short_enough():
    """Gradients whose norm is not larger than the limit keep exactly their numbers; they are never made longer."""
    gradients = [np.array([3.0, -4.0])]
    for limit in (5.0, 100.0):
        (same,), norm = clipped(clip_by_global_norm(gradients, limit), gradients)
        check_close(norm, 5.0)
        check_same(same.tolist(), [3.0, -4.0])


def test_the_norm_before():
    """The norm that is returned is that of the gradients as they came."""
    gradients = [np.array([-30.0, -40.0])]
    (short,), norm = clipped(clip_by_global_norm(gradients, 1.0), gradients)
    check_close(norm, 50.0)
    check_close(short, np.array([-0.6, -0.8]))


def test_nothing_to_clip():
    """Without numbers, and with zeros only, the norm is 0 and nothing changes."""
    for gradients in ([], [np.zeros(0)], [np.zeros((1, 2)), np.zeros(1)]):
        arrays, norm = clipped(clip_by_global_norm(gradients, 1.0), gradients)
        check_close(float(norm), 0.0)
        for array, gradient in zip(arrays, gradients, strict=True):
            check_same(array.tolist(), gradient.tolist())


def test_refused():
    """A limit that is not above 0, and a gradient that is NaN or infinite, raise ValueError."""
    for limit in (0.0, -1.0):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            clip_by_global_norm([np.array([1.0])], limit)
    for bad in (np.nan, np.inf, -np.inf):
        with pytest.raises(ValueError):  # noqa: PT011
            clip_by_global_norm([np.array([1.0]), np.array([2.0, bad])], 1.0)


def test_squares_that_overflow():
    """The norm is right even where the square of a number is more than a float can hold."""
    gradients = [np.array([3e190]), np.array([4e190])]
    (first, second), norm = clipped(clip_by_global_norm(gradients, 1.0), gradients)
    check_close(norm, 5e190)
    check_close(first, np.array([0.6]))
    check_close(second, np.array([0.8]))


def test_squares_that_vanish():
    """The norm is right even where the square of a number is less than a float can hold."""
    gradients = [np.array([3e-190]), np.array([4e-190])]
    (first, second), norm = clipped(clip_by_global_norm(gradients, 1e-190), gradients)
    check_close(norm, 5e-190)
    check_close(first, np.array([0.6e-190]))
    check_close(second, np.array([0.8e-190]))
