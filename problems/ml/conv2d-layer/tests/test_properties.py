"""Laws of a convolution layer, and the largest batch that the statement allows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import CHANNELS_MAX, FILTERS_MAX, IMAGES_MAX, KERNEL_MAX, PADDING_MAX, SIDE_MAX, photos, strategy
from solution import conv2d

from rehearse_sandbox.kit import check_close, check_form, check_same


def by_definition(x, weight, bias, stride, padding):
    """The sum of the statement, one product at a time; a place outside of the image counts as zero."""
    (images, channels, height, width), (filters, _, tall, wide) = x.shape, weight.shape
    rows, columns = (height + 2 * padding - tall) // stride + 1, (width + 2 * padding - wide) // stride + 1
    result = np.zeros((images, filters, rows, columns))
    for n, f, i, j in np.ndindex(result.shape):
        total = float(bias[f])
        for c, u, v in np.ndindex(channels, tall, wide):
            row, column = i * stride + u - padding, j * stride + v - padding
            if 0 <= row < height and 0 <= column < width:
                total += float(weight[f, c, u, v]) * float(x[n, c, row, column])
        result[n, f, i, j] = total
    return result


@given(strategy())
def test_small_batches_by_definition(case):
    """Each value is the sum of the statement, for every stride and padding."""
    x, weight, bias, stride, padding = case
    check_close(conv2d(x, weight, bias, stride=stride, padding=padding), by_definition(*case))


@given(photos())
def test_a_pixel_that_is_lit_shows_the_weights_that_see_it(case):
    """Lighting one pixel adds, to each place whose window holds it, the weight that lies on it there."""
    x, weight, bias, stride, padding = case
    lit = x.copy()
    n, c, row, column = (side // 2 for side in x.shape)
    lit[n, c, row, column] += 1.0
    before = check_form(conv2d(x, weight, bias, stride=stride, padding=padding), kind=np.ndarray)
    expected = before.copy()
    for i, j in np.ndindex(before.shape[2:]):
        u, v = row + padding - i * stride, column + padding - j * stride
        if 0 <= u < weight.shape[2] and 0 <= v < weight.shape[3]:
            expected[n, :, i, j] += weight[:, c, u, v]
    check_close(conv2d(lit, weight, bias, stride=stride, padding=padding), expected)


@given(photos())
def test_a_stride_leaves_out_places(case):
    """A stride changes no value: it keeps every stride-th row and column of what stride 1 gives."""
    x, weight, bias, stride, padding = case
    dense = check_form(conv2d(x, weight, bias, padding=padding), kind=np.ndarray)
    check_close(conv2d(x, weight, bias, stride=stride, padding=padding), dense[:, :, ::stride, ::stride])


@given(photos(), st.integers(0, PADDING_MAX))
def test_padding_is_the_same_as_zeros_in_the_image(case, more):
    """A padding gives what images give that have those zeros around them already."""
    x, weight, bias, stride, _ = case
    room = max(0, KERNEL_MAX - min(x.shape[2:]), more)
    wider = np.pad(x, ((0, 0), (0, 0), (room, room), (room, room)))
    check_close(conv2d(x, weight, bias, stride=stride, padding=room), conv2d(wider, weight, bias, stride=stride))


@given(photos())
def test_images_do_not_see_each_other(case):
    """Each image of a batch gives what it gives alone."""
    x, weight, bias, stride, padding = case
    alone = [conv2d(x[n : n + 1].copy(), weight, bias, stride=stride, padding=padding) for n in range(len(x))]
    check_close(conv2d(x, weight, bias, stride=stride, padding=padding), np.concatenate(alone))


@given(strategy(size=3))
def test_arguments_are_left_alone(case):
    """Images, weights and biases hold the same numbers after the call as before."""
    x, weight, bias, stride, padding = case
    kept = [array.copy() for array in (x, weight, bias)]
    conv2d(x, weight, bias, stride=stride, padding=padding)
    for array, before in zip((x, weight, bias), kept, strict=True):
        check_same(array, before, why="The arguments must not change: work on arrays of your own.")


def test_the_largest_batch():
    """The largest batch that is allowed, all ones, gives as many products as there are weights that lie on the image."""
    x = np.ones((IMAGES_MAX, CHANNELS_MAX, SIDE_MAX, SIDE_MAX))
    weight = np.ones((FILTERS_MAX, CHANNELS_MAX, KERNEL_MAX, KERNEL_MAX))
    inside = np.convolve(np.ones(SIDE_MAX), np.ones(KERNEL_MAX))
    plane = CHANNELS_MAX * np.outer(inside, inside) + 1.0
    expected = np.broadcast_to(plane, (IMAGES_MAX, FILTERS_MAX, *plane.shape)).copy()
    check_close(conv2d(x, weight, np.ones(FILTERS_MAX), padding=PADDING_MAX), expected)
