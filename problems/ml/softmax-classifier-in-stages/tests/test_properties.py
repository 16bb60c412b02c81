"""Level 1: laws of the probabilities and the loss of one example."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import by_definition, parts, single
from solution import softmax_loss

from rehearse_sandbox.kit import check_close, check_same


@given(single())
def test_one_example_by_definition(example):
    """Probabilities and loss of an example are what the formula says."""
    scores, target = example
    shares, costs = by_definition(scores[np.newaxis], np.array([target]))
    check_close(softmax_loss(scores, target), (shares[0], costs[0]))


@given(single(), st.integers(-16, 16))
def test_a_constant_changes_nothing(example, shift):
    """Adding one number to all scores leaves the probabilities, so the loss, as they were."""
    scores, target = example
    check_close(softmax_loss(scores + shift, target), parts(softmax_loss(scores, target), scores))


@given(single())
def test_scores_are_left_alone(example):
    """The scores hold the same numbers after the call as before."""
    scores, target = example
    before = scores.copy()
    softmax_loss(scores, target)
    check_same(scores, before, why="The scores must not change: work on an array of your own.")
