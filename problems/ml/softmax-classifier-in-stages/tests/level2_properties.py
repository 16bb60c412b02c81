"""Level 2: laws of batches."""

import math

import numpy as np
from hypothesis import given
from inputs import K_MAX, N_MAX, batches, parts, strategy
from solution import softmax_loss

from rehearse_sandbox.kit import check_close, check_same


@given(strategy(lowest=0))
def test_each_row_as_if_alone(batch):
    """A row's probabilities are those that it has alone, and the loss of the batch is the mean of what its rows cost alone."""
    scores, labels = batch
    alone = [parts(softmax_loss(row, label), row) for row, label in zip(scores, labels.tolist(), strict=True)]
    expected = np.stack([shares for shares, _ in alone]), math.fsum(loss for _, loss in alone) / len(alone)
    check_close(softmax_loss(scores, labels), expected)


@given(batches())
def test_batches_of_floats_by_definition(batch):
    """Probabilities and loss of a batch are what the formula says, row by row."""
    scores, labels = batch
    powers = [[math.exp(score) for score in row] for row in scores.tolist()]
    shares = np.array([[power / math.fsum(row) for power in row] for row in powers])
    costs = [-math.log(row[label]) for row, label in zip(shares.tolist(), labels.tolist(), strict=True)]
    check_close(softmax_loss(scores, labels), (shares, math.fsum(costs) / len(costs)))


@given(strategy(size=2, lowest=0))
def test_batches_are_left_alone(batch):
    """Scores and labels of a batch hold the same numbers after the call as before."""
    kept = tuple(array.copy() for array in batch)
    softmax_loss(*batch)
    check_same(batch, kept, why="The arguments must not change: work on arrays of your own.")


def test_the_largest_batch():
    """In the largest batch of equal scores every class is as likely as the others, and each row costs the same."""
    labels = np.arange(N_MAX) % K_MAX
    check_close(softmax_loss(np.zeros((N_MAX, K_MAX)), labels), (np.full((N_MAX, K_MAX), 1 / K_MAX), math.log(K_MAX)))
