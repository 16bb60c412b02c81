"""The examples a learner sees, from a box blur to refused arguments."""

import numpy as np
import pytest
from solution import convolve2d

from rehearse_sandbox.kit import check_close

DOT = np.array([[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
COUNT = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]])


def test_sum_of_neighbours():
    """With "valid", a kernel of ones adds up each block that lies inside the image."""
    check_close(convolve2d(COUNT, np.ones((2, 2))), np.array([[12.0, 16.0], [24.0, 28.0]]))


def test_single_bright_pixel():
    """Convolving a single bright pixel draws the kernel the right way round; without the flip it would be upside down."""
    kernel = np.array([[1.0, 2.0], [3.0, 4.0]])
    check_close(convolve2d(DOT, kernel), kernel)


def test_full_keeps_every_touch():
    """With "full", the result starts where the kernel's last corner touches the image's first pixel."""
    image, kernel = np.array([[1.0, 2.0]]), np.array([[1.0], [10.0]])
    check_close(convolve2d(image, kernel, padding="full"), np.array([[1.0, 2.0], [10.0, 20.0]]))


def test_same_with_odd_and_even_kernels():
    """With "same", row i of the result is row i + (h - 1) // 2 of the full one; columns likewise."""
    check_close(convolve2d(DOT, COUNT, padding="same"), COUNT)
    expected = np.array([[0.0, 0.0, 0.0], [0.0, 1.0, 2.0], [0.0, 3.0, 4.0]])
    check_close(convolve2d(DOT, np.array([[1.0, 2.0], [3.0, 4.0]]), padding="same"), expected)


def test_stride_keeps_the_first_of_each_step():
    """Stride 2 keeps rows and columns 0, 2, 4, … of the result, so of 3 by 3 values 2 by 2 remain."""
    result = convolve2d(COUNT, np.array([[2.0]]), padding="same", stride=2)
    check_close(result, np.array([[2.0, 6.0], [14.0, 18.0]]))


@pytest.mark.parametrize(
    "options",
    [{"padding": "reflect"}, {"stride": 0}, {"stride": -1}, {"padding": "valid"}],
    ids=["unknown padding", "stride 0", "stride -1", "kernel too large"],
)
def test_refused_arguments(options):
    """An unknown padding, a stride below 1, and a kernel that does not fit in "valid" raise ValueError."""
    image = np.ones((1, 3)) if options == {"padding": "valid"} else COUNT
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        convolve2d(image, np.ones((2, 2)), **options)
