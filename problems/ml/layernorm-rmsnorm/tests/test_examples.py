"""The examples a learner sees: a row of each kind, rows side by side, hard rows, and the way back."""

import math

import numpy as np
from solution import layer_norm, layer_norm_backward, rms_norm, rms_norm_backward

from rehearse_sandbox.kit import check_close

ONES, ZEROS = np.ones(2), np.zeros(2)


def test_a_row_of_layer_norm():
    """The mean goes out and the spread becomes 1: the variance has divisor d, and epsilon is added to it under the root."""
    X, gamma, beta = np.array([[[1.0, 3.0]]]), np.array([1.0, 2.0]), np.array([0.0, 5.0])
    check_close(layer_norm(X, gamma, beta, eps=0.44), np.array([[[-1 / 1.2, 5 + 2 / 1.2]]]))


def test_a_row_of_rms_norm():
    """RMSNorm divides by the root of mean square plus epsilon, here 1 and 0.44, and takes out no mean."""
    X, gamma = np.array([[[0.2, 1.4]]]), np.array([1.0, 2.0])
    check_close(rms_norm(X, gamma, eps=0.44), np.array([[[0.2 / 1.2, 2.8 / 1.2]]]))


def test_every_row_by_itself():
    """Every row has a mean and a spread of its own, whatever stands beside it in the sequence or in the batch."""
    X = np.array([[[0.0, 2.0], [5.0, 7.0]], [[-1.0, 1.0], [32.0, 30.0]]])
    a = 1 / 1.2
    check_close(layer_norm(X, ONES, ZEROS, 0.44), np.array([[[-a, a], [-a, a]], [[-a, a], [a, -a]]]))
    Z = np.array([[[1.0, -1.0], [0.2, 1.4]]])
    check_close(rms_norm(Z, ONES, 0.44), Z / 1.2)


def test_rows_without_spread():
    """A row of equal entries becomes beta in LayerNorm, and a row of zeros stays zero in RMSNorm, because epsilon is left to divide by."""
    beta = np.array([5.0, -1.0])
    check_close(layer_norm(np.array([[[7.0, 7.0]]]), ONES, beta), np.array([[[5.0, -1.0]]]))
    check_close(rms_norm(np.array([[[0.0, 0.0]]]), ONES), np.array([[[0.0, 0.0]]]))


def test_a_row_far_from_zero():
    """LayerNorm sees only how entries differ from their mean, also when they differ by a millionth of their size."""
    X = np.array([[[9999.98, 10000.0]]])
    half = (10000.0 - 9999.98) / 2
    a = half / math.sqrt(half**2 + 1e-5)
    check_close(layer_norm(X, ONES, ZEROS), np.array([[[-a, a]]]))


def test_back_through_layer_norm():
    """Raising one entry of a row moves its mean and its variance, so the slope at one result has a gradient at all entries."""
    X, slope = np.array([[[1.0, 3.0]]]), np.array([[[1.0, 0.0]]])
    each = (1 - 1 / 1.44) / 2 / 1.2
    expected = np.array([[[each, -each]]]), np.array([-1 / 1.2, 0.0]), np.array([1.0, 0.0])
    check_close(layer_norm_backward(slope, X, ONES, eps=0.44), expected)


def test_gamma_on_the_way_back():
    """Gamma differs along a row, so each slope is multiplied by its own gamma before anything is averaged over the row."""
    X, slope, gamma = np.array([[[1.0, 3.0]]]), np.array([[[0.0, 1.0]]]), np.array([1.0, 2.0])
    each = (1 - 1 / 1.44) / 1.2
    expected = np.array([[[-each, each]]]), np.array([0.0, 1 / 1.2]), np.array([0.0, 1.0])
    check_close(layer_norm_backward(slope, X, gamma, eps=0.44), expected)


def test_back_through_rms_norm():
    """In RMSNorm only the mean square ties the entries of a row together; there is no mean to go back through."""
    X, slope = np.array([[[0.2, 1.4]]]), np.array([[[1.0, 0.0]]])
    expected = np.array([[[(1 - 1 / 72) / 1.2, -7 / 72 / 1.2]]]), np.array([1 / 6, 0.0])
    check_close(rms_norm_backward(slope, X, ONES, eps=0.44), expected)


def test_parameters_belong_to_all_rows():
    """The gradients of gamma and beta are sums over all rows of all sequences."""
    slope, a = np.ones((2, 2, 2)), 1 / 1.2
    X = np.array([[[0.0, 2.0], [5.0, 7.0]], [[-1.0, 1.0], [30.0, 32.0]]])
    expected = np.zeros((2, 2, 2)), np.array([-4 * a, 4 * a]), np.array([4.0, 4.0])
    check_close(layer_norm_backward(slope, X, ONES, 0.44), expected)
    back = rms_norm_backward(np.array([[[1.0, 0.0]]] * 3), np.array([[[0.2, 1.4]]] * 3), ONES, 0.44)
    expected = np.array([[[(1 - 1 / 72) / 1.2, -7 / 72 / 1.2]]] * 3), np.array([1 / 2, 0.0])
    check_close(back, expected)
