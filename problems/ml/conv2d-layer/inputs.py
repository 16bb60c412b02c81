"""What `conv2d` may be called with: small batches of whole numbers, medium ones of floats, and the large ones that are timed."""

import numpy as np
from hypothesis import strategies as st

IMAGES_MAX = 8
CHANNELS_MAX = 8
SIDE_MAX = 32
FILTERS_MAX = 16
KERNEL_MAX = 5
STRIDE_MAX = 3
PADDING_MAX = 4

_MOST = (IMAGES_MAX, CHANNELS_MAX, SIDE_MAX, SIDE_MAX)
_MOST_WEIGHTS = (FILTERS_MAX, CHANNELS_MAX, KERNEL_MAX, KERNEL_MAX)
_timed = np.random.default_rng(5)


def valid(x, weight, bias, stride=1, padding=0):
    """Whether these arguments are an input for which the statement promises a result."""
    return (
        _plain(x, _MOST)
        and _plain(weight, _MOST_WEIGHTS)
        and _plain(bias, (FILTERS_MAX,))
        and len(bias) == len(weight)
        and x.shape[1] == weight.shape[1]
        and type(stride) is int
        and type(padding) is int
        and 1 <= stride <= STRIDE_MAX
        and 0 <= padding <= PADDING_MAX
        and all(k <= side + 2 * padding for k, side in zip(weight.shape[2:], x.shape[2:], strict=True))
    )


def _plain(array, most):
    return (
        isinstance(array, np.ndarray)
        and array.dtype == np.float64
        and array.ndim == len(most)
        and all(1 <= side <= largest for side, largest in zip(array.shape, most, strict=True))
        and bool((np.abs(array) <= 1000).all())
    )


@st.composite
def strategy(draw, size=4):
    """Up to two images of up to `size` by `size` small whole numbers, filters that fit, a stride and a padding."""
    images, channels, filters = (draw(st.integers(1, 2)) for _ in range(3))
    stride, padding = draw(st.integers(1, STRIDE_MAX)), draw(st.integers(0, 2))
    height, width = draw(st.integers(1, size)), draw(st.integers(1, size))
    tall = draw(st.integers(1, min(3, height + 2 * padding)))
    wide = draw(st.integers(1, min(3, width + 2 * padding)))
    shapes = [(images, channels, height, width), (filters, channels, tall, wide), (filters,)]
    counts = [int(np.prod(shape)) for shape in shapes]
    cells = draw(st.lists(st.integers(-3, 3), min_size=sum(counts), max_size=sum(counts)))
    parts = np.split(np.array(cells, dtype=np.float64), np.cumsum(counts)[:-1])
    x, weight, bias = (part.reshape(shape).copy() for part, shape in zip(parts, shapes, strict=True))
    return x, weight, bias, stride, padding


@st.composite
def photos(draw):
    """A medium batch of plain floats with every size drawn by itself, so that no two axes can change places unnoticed."""
    sides = [draw(st.integers(1, most)) for most in (3, 4, 12, 12, 5, KERNEL_MAX, KERNEL_MAX)]
    images, channels, height, width, filters, tall, wide = sides
    padding = draw(st.integers(0, PADDING_MAX))
    stride = draw(st.integers(1, STRIDE_MAX))
    height, width = max(height, tall - 2 * padding), max(width, wide - 2 * padding)
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    x = rng.uniform(-10.0, 10.0, size=(images, channels, height, width))
    weight = rng.uniform(-1.0, 1.0, size=(filters, channels, tall, wide))
    return x, weight, rng.uniform(-1.0, 1.0, size=filters), stride, padding


def sizes(n):
    """A whole batch of n by n images. Each call draws others, so a program cannot know the answer beforehand."""
    x = _timed.normal(size=(IMAGES_MAX, CHANNELS_MAX, n, n))
    weight = _timed.normal(size=(FILTERS_MAX, CHANNELS_MAX, KERNEL_MAX, KERNEL_MAX))
    return x, weight, _timed.normal(size=FILTERS_MAX)


EDGE = {
    "one pixel, one weight": (np.full((1, 1, 1, 1), 3.0), np.full((1, 1, 1, 1), 2.0), np.array([0.5])),
    "filter as large as the image": (np.ones((1, 2, 2, 3)), np.ones((1, 2, 2, 3)), np.zeros(1)),
    "only padding around one pixel": (np.ones((1, 1, 1, 1)), np.ones((1, 1, 3, 3)), np.zeros(1), 1, 2),
    "stride larger than the filter": (np.arange(25.0).reshape(1, 1, 5, 5), np.ones((1, 1, 1, 2)), np.zeros(1), 3),
    "more filters than channels": (np.ones((2, 1, 3, 3)), np.ones((4, 1, 2, 2)), np.arange(4.0)),
}
