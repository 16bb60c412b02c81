"""What `convolve2d` may be called with: small whole-number images, integer dtypes, and larger images of floats."""

import numpy as np
from hypothesis import strategies as st

IMAGE_MAX = 64
KERNEL_MAX = 9
STRIDE_MAX = 8
PADDINGS = ("valid", "same", "full")


def valid(image, kernel, padding="valid", stride=1):
    """Whether these arguments are an input for which the statement promises a result."""
    return (
        _plain(image, IMAGE_MAX)
        and _plain(kernel, KERNEL_MAX)
        and padding in PADDINGS
        and type(stride) is int
        and 1 <= stride <= STRIDE_MAX
        and (padding != "valid" or all(k <= i for k, i in zip(kernel.shape, image.shape, strict=True)))
    )


def _plain(array, largest):
    return (
        isinstance(array, np.ndarray)
        and array.ndim == 2
        and array.dtype in (np.uint8, np.int64, np.float64)
        and all(1 <= side <= largest for side in array.shape)
        and bool((np.abs(array.astype(float)) <= 1000).all())
    )


@st.composite
def strategy(draw, size=4):
    """An image of up to `size` by `size` small whole numbers, a kernel of up to 3 by 3, and a padding that suits them."""
    padding = draw(st.sampled_from(PADDINGS))
    height, width = draw(st.integers(1, size)), draw(st.integers(1, size))
    rows = draw(st.integers(1, min(3, height) if padding == "valid" else 3))
    columns = draw(st.integers(1, min(3, width) if padding == "valid" else 3))
    count = height * width + rows * columns
    cells = np.array(draw(st.lists(st.integers(-3, 3), min_size=count, max_size=count)), dtype=np.float64)
    image, kernel = np.split(cells, [height * width])
    return image.reshape(height, width).copy(), kernel.reshape(rows, columns).copy(), padding


@st.composite
def photos(draw):
    """A larger image and kernel of plain floats, whose sides are drawn one by one."""
    sides = [draw(st.integers(1, 24)), draw(st.integers(1, 24)), draw(st.integers(1, 7)), draw(st.integers(1, 7))]
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    return rng.uniform(-10.0, 10.0, size=sides[:2]), rng.uniform(-1.0, 1.0, size=sides[2:])


@st.composite
def whole_numbers(draw):
    """An image and a kernel of integers, each of its own integer dtype, with values a byte can hold."""
    rng = np.random.default_rng(draw(st.integers(0, 9999)))
    types = [draw(st.sampled_from([np.uint8, np.int64])) for _ in range(2)]
    image, kernel = (rng.integers(0, 256, size=(side, side + 1)) for side in (3, 2))
    return image.astype(types[0]), kernel.astype(types[1])


EDGE = {
    "one pixel": (np.array([[3.0]]), np.array([[2.0]])),
    "kernel as large as the image": (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.0], [0.0, -1.0]])),
    "one row": (np.array([[1.0, 2.0, 3.0, 4.0]]), np.array([[1.0, -1.0]])),
    "one column": (np.array([[1.0], [2.0], [3.0]]), np.array([[1.0], [-1.0]])),
    "bytes": (np.full((2, 2), 255, dtype=np.uint8), np.full((2, 2), 255, dtype=np.uint8)),
}


def sizes(n):
    """An input with n by n pixels."""
    rng = np.random.default_rng(0)
    return rng.normal(size=(n, n)), rng.normal(size=(KERNEL_MAX, KERNEL_MAX))
