"""The examples a learner sees: each step by itself, then together, then draws, and refused settings."""

import numpy as np
import pytest
from inputs import source, tokens
from solution import sample_tokens, token_probabilities

from rehearse_sandbox.kit import check_close, check_distribution

ONE_TO_FOUR = np.log(np.array([1.0, 3.0]))


def test_softmax():
    """Without any settings the probabilities are the softmax of the logits."""
    check_close(token_probabilities(ONE_TO_FOUR), np.array([0.25, 0.75]))


def test_temperature():
    """The logits are divided by the temperature: above 1 the probabilities move together, below 1 apart."""
    check_close(token_probabilities(np.log(np.array([1.0, 9.0])), temperature=2.0), np.array([0.25, 0.75]))
    check_close(token_probabilities(ONE_TO_FOUR, temperature=0.5), np.array([0.1, 0.9]))


def test_greedy():
    """At temperature 0 the largest logit takes all; of equal ones it is the first."""
    check_close(token_probabilities(np.array([1.0, 3.0, 3.0]), temperature=0.0), np.array([0.0, 1.0, 0.0]))


def test_top_k_keeps_exactly_k():
    """Exactly k tokens are kept; of equal logits at the cut, those with the smaller numbers."""
    logits = np.log(np.array([1.0, 2.0, 1.0, 1.0]))
    check_close(token_probabilities(logits, top_k=3), np.array([0.25, 0.5, 0.25, 0.0]))


def test_top_p_keeps_the_token_that_reaches_p():
    """Top-p keeps tokens until their sum reaches p, the token with which it does so included; so at least one is kept."""
    logits = np.log(np.array([1.0, 6.0, 3.0]))
    check_close(token_probabilities(logits, top_p=0.7), np.array([0.0, 2 / 3, 1 / 3]))
    check_close(token_probabilities(logits, top_p=0.1), np.array([0.0, 1.0, 0.0]))


def test_a_p_of_1_keeps_all():
    """With p = 1 every token stays, even if the others add up to 1 but for rounding."""
    check_close(token_probabilities(np.array([0.0, -40.0])), np.array([1.0, np.exp(-40.0)]), atol=0.0)


def test_top_k_then_top_p():
    """Top-p adds up the probabilities that are left after top-k, and what it keeps is divided by its sum."""
    logits = np.log(np.array([1.0, 4.0, 2.0, 2.0, 1.0]))
    check_close(token_probabilities(logits, top_k=3), np.array([0.0, 0.5, 0.25, 0.25, 0.0]))
    check_close(token_probabilities(logits, top_k=3, top_p=0.6), np.array([0.0, 2 / 3, 1 / 3, 0.0, 0.0]))
    check_close(token_probabilities(logits, top_k=3, top_p=0.45), np.array([0.0, 1.0, 0.0, 0.0, 0.0]))


def test_temperature_comes_first():
    """The temperature decides how probable tokens are before top-p adds them up."""
    logits = np.log(np.array([1.0, 9.0]))
    check_close(token_probabilities(logits, temperature=2.0, top_p=0.8), np.array([0.25, 0.75]))


def test_draws_come_as_often_as_they_should():
    """Each token is drawn as often as its probability says."""
    drawn = tokens(sample_tokens(ONE_TO_FOUR, 2000, source(1)), 2000)
    check_distribution(drawn, {0: 0.25, 1: 0.75}, program="sample_tokens(np.log([1.0, 3.0]), 2000, random)")


@pytest.mark.parametrize(
    "settings",
    [{"temperature": -0.5}, {"top_k": 0}, {"top_p": 0.0}, {"top_p": 1.5}, {"temperature": 0.0, "top_k": 0}],
    ids=["temperature below 0", "k is 0", "p is 0", "p above 1", "greedy and k is 0"],
)
def test_refused_settings(settings):
    """A temperature below 0, a k below 1 and a p outside of 0 to 1 raise ValueError, whatever the other settings are."""
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        token_probabilities(np.array([0.0, 1.0]), **settings)
    with pytest.raises(ValueError):  # noqa: PT011
        sample_tokens(np.array([0.0, 1.0]), 0, source(0), **settings)
