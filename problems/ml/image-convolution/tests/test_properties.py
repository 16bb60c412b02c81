"""Laws of convolution, and what padding and stride keep of it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import STRIDE_MAX, photos, strategy, whole_numbers
from solution import convolve2d

from rehearse_sandbox.kit import check_close, check_form, check_same


def by_definition(image, kernel, padding):
    """The double sum of the statement, one product at a time, and the part of it that the padding keeps."""
    (height, width), (rows, columns) = image.shape, kernel.shape
    full = np.zeros((height + rows - 1, width + columns - 1))
    for u, v in np.ndindex(kernel.shape):
        for i, j in np.ndindex(image.shape):
            full[i + u, j + v] += float(kernel[u, v]) * float(image[i, j])
    if padding == "same":
        top, left = (rows - 1) // 2, (columns - 1) // 2
        return full[top : top + height, left : left + width]
    return full[rows - 1 : height, columns - 1 : width] if padding == "valid" else full


@given(strategy())
def test_small_images_by_definition(case):
    """Each value is the double sum of the statement, and the padding keeps exactly the part it names."""
    image, kernel, padding = case
    check_close(convolve2d(image, kernel, padding=padding), by_definition(image, kernel, padding))


@given(strategy(), st.integers(1, STRIDE_MAX))
def test_stride_thins_out_the_result(case, stride):
    """A stride changes no value: it keeps every stride-th row and column, the first one included."""
    image, kernel, padding = case
    expected = by_definition(image, kernel, padding)[::stride, ::stride]
    check_close(convolve2d(image, kernel, padding=padding, stride=stride), expected)


@given(strategy(size=3))
def test_image_and_kernel_can_change_places(case):
    """In full, convolution is commutative: filtering the image by the kernel equals filtering the kernel by the image."""
    image, kernel, _ = case
    expected = check_form(convolve2d(kernel, image, padding="full"), kind=np.ndarray)
    check_close(convolve2d(image, kernel, padding="full"), expected)


@given(photos())
def test_spectra_multiply(case):
    """Convolution turns into a plain product after a Fourier transform, at every size."""
    image, kernel = case
    shape = tuple(a + b - 1 for a, b in zip(image.shape, kernel.shape, strict=True))
    expected = np.fft.irfft2(np.fft.rfft2(image, shape) * np.fft.rfft2(kernel, shape), shape)
    check_close(convolve2d(image, kernel, padding="full"), expected)


@given(whole_numbers())
def test_integers_are_computed_as_floats(case):
    """Integer images and kernels give float64 results: nothing wraps around at 255 and no fraction is cut off."""
    image, kernel = case
    check_close(convolve2d(image, kernel), by_definition(image, kernel, "valid"))
    check_close(convolve2d(image, kernel / 4.0), by_definition(image, kernel / 4.0, "valid"))


@given(strategy(size=3))
def test_inputs_are_left_alone(case):
    """The caller's image and kernel hold the same numbers after the call as before."""
    image, kernel, padding = case
    image_before, kernel_before = image.copy(), kernel.copy()
    convolve2d(image, kernel, padding=padding)
    check_same(image, image_before, why="The image must not change: write into a new array.")
    check_same(kernel, kernel_before, why="The kernel must not change: flip a copy or a view.")
