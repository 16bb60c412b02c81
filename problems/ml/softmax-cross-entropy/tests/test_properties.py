"""Laws of the loss and of its gradient."""

from decimal import Decimal, localcontext

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import batches, parts, strategy
from solution import softmax_cross_entropy

from rehearse_sandbox.kit import check_close, check_gradient, check_same


def by_definition(logits, labels):
    """Loss and gradient straight from the formula, in 40-digit decimals, where nothing overflows."""
    rows, classes = logits.shape
    loss, gradient = Decimal(0), np.zeros((rows, classes))
    with localcontext(prec=40):
        for i, label in enumerate(labels.tolist()):
            powers = [Decimal(value).exp() for value in logits[i].tolist()]
            total = sum(powers)
            loss -= (powers[label] / total).ln() / rows
            for j, power in enumerate(powers):
                gradient[i, j] = float((power / total - (j == label)) / rows)
    return float(loss), gradient


@given(strategy())
def test_small_batches_by_definition(batch):
    """Loss and gradient are what the formula says, row by row and class by class."""
    check_close(softmax_cross_entropy(*batch), by_definition(*batch))


@given(strategy(extreme=True))
def test_extreme_logits_stay_exact(batch):
    """At the ends of the range the formula still has a finite value, and that value is the answer."""
    check_close(softmax_cross_entropy(*batch), by_definition(*batch))


@given(strategy())
def test_gradient_agrees_with_differences(batch):
    """The gradient is the slope of the loss: nudging one logit changes the loss by the nudge times its entry."""
    logits, labels = batch
    _, gradient = parts(softmax_cross_entropy(logits, labels), logits)
    check_gradient(lambda point: parts(softmax_cross_entropy(point, labels), logits)[0], logits, gradient)


@given(batches(), st.integers(-500, 500))
def test_a_constant_per_row_changes_nothing(batch, shift):
    """Adding one number to all logits of a row leaves its probabilities, so the loss and the gradient, as they were."""
    logits, labels = batch
    shifts = shift * np.cos(np.arange(len(labels)))[:, np.newaxis]
    expected = parts(softmax_cross_entropy(logits, labels), logits)
    check_close(softmax_cross_entropy(logits + shifts, labels), expected)


@given(batches())
def test_a_batch_given_twice(batch):
    """Repeating every row keeps the mean loss and halves each row's share of the gradient."""
    logits, labels = batch
    loss, gradient = parts(softmax_cross_entropy(logits, labels), logits)
    twice = softmax_cross_entropy(np.concatenate([logits, logits]), np.concatenate([labels, labels]))
    check_close(twice, (loss, np.concatenate([gradient, gradient]) / 2))


@given(strategy(size=2))
def test_inputs_are_left_alone(batch):
    """The caller's logits and labels hold the same numbers after the call as before."""
    logits, labels = batch
    logits_before, labels_before = logits.copy(), labels.copy()
    softmax_cross_entropy(logits, labels)
    check_same(logits, logits_before, why="The logits must not change: subtract into a new array, not with `-=`.")
    check_same(labels, labels_before, why="The labels must not change.")
