"""The examples a learner sees, from one filter on one channel to refused arguments."""

import numpy as np
import pytest
from solution import conv2d

from rehearse_sandbox.kit import check_close

COUNT = np.array([[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]]])
ONE_WEIGHT = np.ones((1, 1, 1, 1))
NO_BIAS = np.zeros(1)


def test_one_filter_on_one_channel():
    """The filter is laid on as it is, without a flip: a layer computes a correlation."""
    weight = np.array([[[[1.0, 0.0], [0.0, 2.0]]]])
    check_close(conv2d(COUNT, weight, NO_BIAS), np.array([[[[11.0, 14.0], [20.0, 23.0]]]]))


def test_channels_are_added_up():
    """A filter has weights for each channel, and the products of all channels add up to one plane."""
    x = np.array([[[[1.0, 2.0]], [[10.0, 20.0]]]])
    weight = np.array([[[[1.0]], [[3.0]]]])
    check_close(conv2d(x, weight, NO_BIAS), np.array([[[[31.0, 62.0]]]]))


def test_each_filter_makes_a_plane_with_its_own_bias():
    """Plane f of the result comes from filter f, and bias f is added to every value of it once."""
    x = np.array([[[[1.0, 2.0]], [[10.0, 20.0]]]])
    weight = np.array([[[[1.0]], [[0.0]]], [[[0.0]], [[1.0]]]])
    expected = np.array([[[[1.5, 2.5]], [[9.0, 19.0]]]])
    check_close(conv2d(x, weight, np.array([0.5, -1.0])), expected)


def test_padding_surrounds_with_zeros():
    """Padding 1 puts a ring of zeros around each image, so a filter of 3 by 3 keeps the size."""
    expected = np.array([[[[12.0, 21.0, 16.0], [27.0, 45.0, 33.0], [24.0, 39.0, 28.0]]]])
    check_close(conv2d(COUNT, np.ones((1, 1, 3, 3)), NO_BIAS, padding=1), expected)


def test_stride_moves_the_window():
    """With stride 2 the window moves two steps at a time, and a last step that does not fit is left out."""
    check_close(conv2d(COUNT, ONE_WEIGHT, NO_BIAS, stride=2), np.array([[[[1.0, 3.0], [7.0, 9.0]]]]))
    check_close(conv2d(COUNT, np.ones((1, 1, 2, 2)), NO_BIAS, stride=2), np.array([[[[12.0]]]]))


@pytest.mark.parametrize(
    ("shape", "options"),
    [
        ((1, 1, 1, 1), {"stride": 0}),
        ((1, 1, 1, 1), {"padding": -1}),
        ((1, 1, 4, 1), {}),
        ((1, 1, 1, 6), {"padding": 1}),
    ],
    ids=["stride 0", "padding -1", "filter too tall", "filter too wide"],
)
def test_refused_arguments(shape, options):
    """A stride below 1, a negative padding, and a filter that does not fit into the padded image raise ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        conv2d(COUNT, np.ones(shape), NO_BIAS, **options)
