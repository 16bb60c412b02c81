"""The examples a learner sees, from a single tile to gradients and refused shapes."""

import numpy as np
import pytest
from inputs import both, check_calls, device
from solution import blocked_matmul, matmul_gradients

from rehearse_sandbox.kit import check_close, check_same


def test_one_tile():
    """Matrices that fit into one tile are multiplied by one call."""
    multiply, calls = device()
    A, B = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0]])
    check_close(blocked_matmul(A, B, 2, multiply), np.array([[19.0, 22.0], [43.0, 50.0]]))
    check_same(calls, [((2, 2), (2, 2))])


def test_tiles_side_by_side():
    """No tile has a side longer than size, and each tile of A meets each tile of B, also one that holds only zeros."""
    multiply, calls = device()
    A, B = np.array([[1.0], [2.0]]), np.array([[3.0, 0.0]])
    check_close(blocked_matmul(A, B, 1, multiply), np.array([[3.0, 0.0], [6.0, 0.0]]))
    check_calls(calls, (2, 1, 2), 1)


def test_tiles_along_the_inner_side():
    """Products along the inner side add up to one tile of the result."""
    multiply, calls = device()
    A, B = np.array([[1.0, 2.0, 3.0, 4.0]]), np.array([[1.0], [10.0], [100.0], [1000.0]])
    check_close(blocked_matmul(A, B, 2, multiply), np.array([[4321.0]]))
    check_calls(calls, (1, 4, 1), 2)


def test_tiles_at_the_edge():
    """Tiles are cut at the multiples of size; what remains at an edge is a smaller tile, which counts like any other."""
    multiply, calls = device()
    A, B = np.array([[1.0, 0.0, 2.0, 3.0]]), np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]])
    check_close(blocked_matmul(A, B, 3, multiply), np.array([[32.0, 38.0]]))
    check_same(sorted(calls), [((1, 1), (1, 2)), ((1, 3), (3, 2))])


def test_empty_sides():
    """Without tiles multiply is not called; a sum over no terms is 0."""
    multiply, calls = device()
    check_close(blocked_matmul(np.ones((2, 0)), np.ones((0, 3)), 2, multiply), np.zeros((2, 3)))
    check_close(blocked_matmul(np.ones((0, 2)), np.ones((2, 3)), 2, multiply), np.zeros((0, 3)))
    check_close(blocked_matmul(np.ones((2, 2)), np.ones((2, 0)), 2, multiply), np.zeros((2, 0)))
    check_same(calls, [])


def test_two_gradients():
    """The gradient with respect to each factor is the upstream gradient times the other factor, turned so that the shapes fit."""
    multiply, calls = device()
    A, B = np.array([[1.0, 2.0, 3.0]]), np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    by_A, by_B = both(matmul_gradients(A, B, np.array([[1.0, 10.0]]), 2, multiply), A, B)
    check_close(by_A, np.array([[21.0, 43.0, 65.0]]))
    check_close(by_B, np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]))
    check_same(len(calls), 4, why="Two products of two tiles each: the product of A and B is not needed.")


def test_gradients_of_square_matrices():
    """The other factor is transposed for both gradients, also where square matrices would fit without it."""
    A, B = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0]])
    by_A, by_B = both(matmul_gradients(A, B, np.array([[1.0, 0.0], [0.0, 0.0]]), 2, device()[0]), A, B)
    check_close(by_A, np.array([[5.0, 7.0], [0.0, 0.0]]))
    check_close(by_B, np.array([[1.0, 0.0], [2.0, 0.0]]))


def test_refused_arguments():
    """Shapes that do not fit and a size below 1 raise ValueError before multiply is called."""
    multiply, calls = device()
    for left, right, size in (((2, 2), (3, 2), 2), ((2, 3), (2, 2), 2), ((2, 2), (2, 2), 0), ((2, 2), (2, 2), -1)):
        A, B = np.ones(left), np.ones(right)
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            blocked_matmul(A, B, size, multiply)
        with pytest.raises(ValueError):  # noqa: PT011
            matmul_gradients(A, B, np.ones((2, 2)), size, multiply)
    for shape in ((2, 3), (3, 2), (1, 2)):
        with pytest.raises(ValueError):  # noqa: PT011
            matmul_gradients(np.ones((2, 2)), np.ones((2, 2)), np.ones(shape), 2, multiply)
    check_same(calls, [], why="What is refused is refused before multiply is called.")
