"""Level 3: laws of large scores and of missing labels."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import batches, by_definition, mean, parts, strategy
from solution import softmax_loss

from rehearse_sandbox.kit import check_close


@given(strategy())
def test_some_labels_by_definition(batch):
    """The loss is the mean over the rows that have a label, and every row has its probabilities."""
    shares, costs = by_definition(*batch)
    check_close(softmax_loss(*batch), (shares, mean(costs)))


@given(strategy(extreme=True, lowest=0))
def test_extreme_scores_stay_exact(batch):
    """At the ends of the range the formula still has a finite value, and that value is the answer."""
    shares, costs = by_definition(*batch)
    check_close(softmax_loss(*batch), (shares, mean(costs)))


@given(batches(), st.integers(-900, 900))
def test_a_constant_per_row_changes_nothing(batch, shift):
    """Adding to each row a number of its own leaves its probabilities, and so the loss, as they were."""
    scores, labels = batch
    shifts = shift * np.cos(np.arange(len(labels)))[:, np.newaxis]
    check_close(softmax_loss(scores + shifts, labels), parts(softmax_loss(scores, labels), scores))


@given(batches(lowest=-1))
def test_rows_without_a_label_can_be_left_out(batch):
    """The loss is that of the labelled rows alone; it is 0 when there are none."""
    scores, labels = batch
    _, loss = parts(softmax_loss(scores, labels), scores)
    there = labels >= 0
    expected = parts(softmax_loss(scores[there], labels[there]), scores[there])[1] if there.any() else 0.0
    check_close(loss, expected)
