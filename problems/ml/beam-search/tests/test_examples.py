"""The examples a learner sees: the beam, complete texts, scores, ties, and the ends of a search."""

import numpy as np
import pytest
from inputs import check_texts, table
from solution import beam_search


def test_a_wider_beam_sees_further():
    """A beam of width 1 takes the best token each time; a wider one also keeps a beginning that pays off later."""
    log_probs = np.full((4, 4), -np.inf)
    log_probs[3, 1], log_probs[3, 2] = -0.5, -1.0
    log_probs[1, 0], log_probs[2, 0] = -2.0, -0.25
    check_texts(beam_search(log_probs, 3, 0, 1, 2), [([1, 0], -2.5)])
    check_texts(beam_search(log_probs, 3, 0, 2, 2), [([2, 0], -1.25), ([1, 0], -2.5)])


def test_all_candidates_compete():
    """The candidates of a step compete for the same places, whichever text they continue."""
    log_probs = table(7, {(6, 1): -0.25, (6, 2): -1, (1, 3): -0.25, (1, 5): -0.5, (2, 4): -0.25})
    log_probs[3:6, 0] = [-5.0, -0.25, -5.0]
    # [2, 4] would end well, but its sum of -1.25 comes third in the second step.
    check_texts(beam_search(log_probs, 6, 0, 2, 3), [([1, 3, 0], -5.5), ([1, 5, 0], -5.75)])


def test_complete_texts_use_up_a_place():
    """A text that has ended uses up a place of its step, for which no other candidate moves up, and none of any later step."""
    log_probs = table(4, {(3, 0): -0.5, (3, 1): -1, (3, 2): -1.5, (1, 0): -3, (2, 0): -0.25})
    check_texts(beam_search(log_probs, 3, 0, 2, 2), [([0], -0.5), ([1, 0], -4.0)])
    log_probs = table(5, {(4, 0): -0.5, (4, 1): -1, (1, 2): -0.25, (1, 3): -0.5, (2, 0): -5, (3, 0): -0.25})
    check_texts(beam_search(log_probs, 4, 0, 2, 3), [([0], -0.5), ([1, 3, 0], -1.75)])


def test_score_of_a_long_text():
    """With an alpha of 1 the score is the mean over the tokens, the end among them; it decides which complete texts win, also over earlier ones."""
    log_probs = table(4, {(3, 0): -1, (3, 1): -0.5, (1, 0): -2, (1, 2): -0.25, (2, 0): -0.75})
    check_texts(beam_search(log_probs, 3, 0, 2, 5), [([0], -1.0), ([1, 2, 0], -1.5)])
    check_texts(beam_search(log_probs, 3, 0, 2, 5, 1.0), [([1, 2, 0], -0.5), ([0], -1.0)])
    log_probs = table(4, {(3, 0): -1, (3, 1): -0.5, (1, 0): -1.25, (1, 2): -0.5, (2, 0): -1.25})
    check_texts(beam_search(log_probs, 3, 0, 2, 5, 1.0), [([1, 2, 0], -0.75), ([1, 0], -0.875)])


def test_texts_that_are_cut_off():
    """A text that has the greatest length without an end counts as complete."""
    log_probs = table(3, {(2, 1): -0.5, (1, 1): -0.5, (1, 0): -1})
    check_texts(beam_search(log_probs, 2, 0, 2, 2), [([1, 1], -1.0), ([1, 0], -1.5)])


def test_equal_sums_and_equal_scores():
    """Of equals the text goes first that comes first as a list, in the beam and in the result."""
    log_probs = table(4, {(3, 1): -1, (3, 2): -1, (1, 0): -1, (2, 0): -0.25})
    check_texts(beam_search(log_probs, 3, 0, 1, 2), [([1, 0], -2.0)])
    check_texts(beam_search(log_probs, 3, 0, 2, 1), [([1], -1.0), ([2], -1.0)])


def test_equal_sums_of_unequal_beginnings():
    """Of candidates with equal sums the one stays that comes first as a list, and not the one whose beginning was better."""
    log_probs = table(6, {(5, 1): -2, (5, 2): -1, (2, 3): -0.5, (2, 4): -2, (1, 2): -1})
    check_texts(beam_search(log_probs, 5, 0, 2, 2), [([2, 3], -1.5), ([1, 2], -3.0)])


def test_texts_with_the_same_last_token():
    """Two texts are two texts, also when they end with the same token and go on alike."""
    log_probs = table(5, {(4, 1): -0.5, (4, 2): -0.75, (1, 3): -0.5, (2, 3): -0.5, (3, 0): -1})
    check_texts(beam_search(log_probs, 4, 0, 2, 3), [([1, 3, 0], -2.0), ([2, 3, 0], -2.25)])


def test_start_is_the_end_token():
    """A text that has just begun has not ended, even if the token before it is the one that ends a text."""
    log_probs = table(2, {(0, 0): -2, (0, 1): -0.5, (1, 0): -0.5})
    check_texts(beam_search(log_probs, 0, 0, 2, 2), [([1, 0], -1.0), ([0], -2.0)])


def test_nothing_can_follow():
    """A token of log-probability minus infinity never follows; a text that nothing can follow is dropped, unless it is as long as allowed."""
    log_probs = table(3, {(2, 1): -0.5})
    check_texts(beam_search(log_probs, 2, 0, 3, 2), [])
    check_texts(beam_search(log_probs, 2, 0, 3, 1), [([1], -0.5)])


def test_certain_tokens():
    """A token of log-probability 0 is certain: the sum stays as it was, and the text is longer by one token all the same."""
    log_probs = table(3, {(2, 1): 0, (1, 0): -0.5})
    check_texts(beam_search(log_probs, 2, 0, 1, 3), [([1, 0], -0.5)])
    log_probs = table(3, {(2, 0): 0, (2, 1): 0, (1, 0): 0})
    check_texts(beam_search(log_probs, 2, 0, 2, 3, 1.0), [([0], 0.0), ([1, 0], 0.0)])


@pytest.mark.parametrize(("width", "max_length"), [(0, 1), (1, 0)], ids=["width", "greatest length"])
def test_refused_arguments(width, max_length):
    """A width or a greatest length below 1 raises ValueError."""
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        beam_search(np.zeros((2, 2)), 1, 0, width, max_length)
