"""Strategies for arrays: matrices, class labels and images.

The plain ones draw every entry as a small whole number, and Hypothesis makes a failing example small entry by entry: take them
where a learner shall read the input. The bulk ones draw the sides and one seed, and NumPy fills the array: they are fast at any size,
and only their sides shrink. Most suites want both. Each example is an array of its own.

A size is a number, or the smallest and the largest: `matrices(3, (1, 4))` has three rows and one to four columns.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

Size = int | tuple[int, int]
Array = np.ndarray[Any, Any]

#: Few seeds are enough for a hundred examples, and short ones read well in a failing example.
_SEEDS = st.integers(0, 9999)


def whole_number(size: Size) -> st.SearchStrategy[int]:
    """A strategy of whole numbers from the smallest to the largest; a single number is both."""
    return st.just(size) if isinstance(size, int) else st.integers(*size)


@st.composite
def matrices(
    draw: st.DrawFn,
    rows: Size,
    columns: Size | None = None,
    *,
    entries: tuple[int, int] = (-3, 3),
    symmetric: bool = False,
) -> Array:
    """Small float64 matrices of whole numbers, often short of full rank; square ones when `columns` is left out."""
    shape = _shape(draw, rows, columns)
    matrix = _drawn(draw, shape, entries).astype(np.float64)
    if symmetric:
        _require_square(shape)
        matrix = np.tril(matrix) + np.tril(matrix, -1).T
    return matrix


@st.composite
def bulk_matrices(
    draw: st.DrawFn,
    rows: Size,
    columns: Size | None = None,
    *,
    scale: float = 1.0,
    condition: float | None = None,
    symmetric: bool = False,
) -> Array:
    """Float64 matrices from one seed; square ones when `columns` is left out.

    Left alone, the entries are normal with deviation `scale`. With a `condition` the largest singular value is `scale` and
    the smallest one `scale / condition`, geometrically spaced: 10 is harmless, 1e8 spoils every solution by way of the normal
    equations. With `symmetric` as well the matrix is positive definite.
    """
    shape = _shape(draw, rows, columns)
    if symmetric:
        _require_square(shape)
    rng = np.random.default_rng(draw(_SEEDS))
    if condition is None:
        matrix = rng.normal(scale=scale, size=shape)
        return (matrix + matrix.T) / 2 if symmetric else matrix
    return _conditioned(rng, shape, scale, condition, symmetric=symmetric)


def _conditioned(
    rng: np.random.Generator, shape: tuple[int, int], scale: float, condition: float, *, symmetric: bool
) -> Array:
    """The product of orthonormal columns, the wanted singular values, and orthonormal rows."""
    if not condition >= 1:
        raise ValueError(f"a condition number is at least 1, not {condition}")
    values = np.geomspace(scale, scale / condition, min(shape))
    left = _orthonormal(rng, shape[0], len(values))
    if symmetric:
        matrix = (left * values) @ left.T
        return (matrix + matrix.T) / 2
    return np.ascontiguousarray((left * values) @ _orthonormal(rng, shape[1], len(values)).T)


def _orthonormal(rng: np.random.Generator, rows: int, columns: int) -> Array:
    return np.linalg.qr(rng.normal(size=(rows, columns)))[0]


@st.composite
def labels(draw: st.DrawFn, count: Size, classes: int, *, every_class: bool = False, bulk: bool = False) -> Array:
    """int64 arrays of classes from 0 to `classes - 1`; with `every_class` none is missing. `bulk` takes one seed."""
    total = draw(whole_number(count))
    first = range(classes) if every_class else ()
    if total < len(first):
        raise ValueError(f"{total} labels cannot hold each of {classes} classes")
    if bulk:
        rng = np.random.default_rng(draw(_SEEDS))
        return rng.permutation(np.concatenate([first, rng.integers(classes, size=total - len(first))]).astype(np.int64))
    drawn = np.concatenate([first, _drawn(draw, (total - len(first),), (0, classes - 1))]).astype(np.int64)
    return shuffled(draw, drawn) if every_class else drawn


@st.composite
def images(
    draw: st.DrawFn,
    height: Size,
    width: Size,
    *,
    channels: Size | None = None,
    channels_first: bool = False,
    dtype: object = "uint8",
    largest: int = 9,
    bulk: bool = False,
) -> Array:
    """Images of whole numbers from 0 to `largest`, in any number type; `bulk` takes one seed.

    The shape is (height, width); with `channels` it is (height, width, channels), or (channels, height, width).
    """
    shape: tuple[int, ...] = (draw(whole_number(height)), draw(whole_number(width)))
    if channels is not None:
        depth = (draw(whole_number(channels)),)
        shape = depth + shape if channels_first else shape + depth
    if bulk:
        pixels = np.random.default_rng(draw(_SEEDS)).integers(largest + 1, size=shape)
    else:
        pixels = _drawn(draw, shape, (0, largest))
    return pixels.astype(dtype)  # type: ignore[call-overload, no-any-return]


def shuffled(draw: st.DrawFn, array: Array) -> Array:
    """The rows in an order that costs one choice; 0, to which it shrinks, leaves them as they are."""
    order = draw(_SEEDS)
    return np.random.default_rng(order).permutation(array) if order else array


def _shape(draw: st.DrawFn, rows: Size, columns: Size | None) -> tuple[int, int]:
    height = draw(whole_number(rows))
    return height, height if columns is None else draw(whole_number(columns))


def _drawn(draw: st.DrawFn, shape: tuple[int, ...], entries: tuple[int, int]) -> Array:
    count = int(np.prod(shape))
    numbers = draw(st.lists(st.integers(*entries), min_size=count, max_size=count))
    return np.array(numbers, dtype=np.int64).reshape(shape)


def _require_square(shape: tuple[int, int]) -> None:
    if shape[0] != shape[1]:
        raise ValueError(f"a symmetric matrix is square, not {shape[0]} by {shape[1]}; leave `columns` out")
