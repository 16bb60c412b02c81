"""Laws of products by tiles: their numbers, their tiles, and the slopes of a loss."""

import itertools
import math

import numpy as np
from hypothesis import given
from inputs import SIDE_MAX, SIZE_MAX, both, check_calls, device, layers, parts, strategy
from solution import blocked_matmul, matmul_gradients

from rehearse_sandbox.kit import check_close, check_gradient, check_same


def product(A, B):
    """The product by definition, one number at a time."""
    rows, columns = A.tolist(), B.T.tolist()
    found = [math.fsum(a * b for a, b in zip(row, column, strict=True)) for row in rows for column in columns]
    return np.array(found, dtype=np.float64).reshape(A.shape[0], B.shape[1])


@given(strategy())
def test_product_by_definition(case):
    """Each number of the product is the sum of the products of a row of A with a column of B, however it is cut."""
    A, B, size = case
    check_close(blocked_matmul(A, B, size, device()[0]), product(A, B))


@given(strategy())
def test_each_pair_of_tiles_once(case):
    """Each tile has sides from 1 to size, is not padded, and meets each tile that it has to meet exactly once."""
    A, B, size = case
    multiply, calls = device()
    blocked_matmul(A, B, size, multiply)
    check_calls(calls, (*A.shape, B.shape[1]), size)


@given(strategy(size=3))
def test_product_of_the_transposed(case):
    """The transposed of a product is the product of the transposed factors in the other order."""
    A, B, size = case
    multiply, _ = device()
    turned = blocked_matmul(B.T.copy(), A.T.copy(), size, multiply)
    check_close(turned, product(A, B).T)


@given(layers())
def test_gradients_are_slopes(case):
    """The gradients are the slopes of the loss, the sum of all entries of the product times those of the upstream gradient."""
    A, B, upstream, size = case
    by_A, by_B = both(matmul_gradients(A, B, upstream, size, device()[0]), A, B)
    check_gradient(lambda point: float((upstream * (point @ B)).sum()), A, by_A)
    check_gradient(lambda point: float((upstream * (A @ point)).sum()), B, by_B)


@given(layers())
def test_gradients_by_tiles(case):
    """The gradients take the calls of their two products, with tiles cut in the same way, and no others."""
    A, B, upstream, size = case
    multiply, calls = device()
    matmul_gradients(A, B, upstream, size, multiply)
    n, k, m = (parts(side, size) for side in (*A.shape, B.shape[1]))
    check_same(len(calls), 2 * len(n) * len(k) * len(m))
    # Factors may be exchanged and transposed, so only the three sides of a call count and not their order.
    expected = sorted(sorted(sides) for sides in itertools.product(n, k, m) for _ in range(2))
    check_same(sorted(sorted((*left, right[1])) for left, right in calls), expected)


@given(layers())
def test_matrices_are_left_alone(case):
    """The matrices hold the same numbers after both calls as before."""
    *matrices, size = case
    A, B, upstream = (matrix.copy() for matrix in matrices)
    blocked_matmul(A, B, size, device()[0])
    matmul_gradients(A, B, upstream, size, device()[0])
    for matrix, before in zip((A, B, upstream), matrices, strict=True):
        check_same(matrix, before, why="The matrices belong to the caller: add up in an array of your own.")


def test_largest_matrices():
    """The largest matrices are right in one tile, and in many tiles that do not fit evenly."""
    A = np.add.outer(np.arange(float(SIDE_MAX)), -np.arange(float(SIDE_MAX)))
    B = np.outer(np.arange(float(SIDE_MAX)) % 7, np.arange(float(SIDE_MAX)) % 5)
    for size in (SIZE_MAX, 27):
        multiply, calls = device()
        check_close(blocked_matmul(A, B, size, multiply), product(A, B))
        check_calls(calls, (SIDE_MAX,) * 3, size)
