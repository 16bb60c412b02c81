"""Laws of a beam search: wide and narrow beams, honest scores, and the order of the result."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from inputs import LENGTH_MAX, V_MAX, WIDTH_MAX, check_texts, models, strategy, texts
from solution import beam_search

from rehearse_sandbox.kit import check_close, check_same, check_true


def ranked(sums, alpha):
    """Texts and their scores, best first, from a dictionary of their sums."""
    scores = [(list(text), total / len(text) ** alpha) for text, total in sums.items()]
    return sorted(scores, key=lambda pair: (-pair[1], pair[0]))


def sum_of(log_probs, start, text):
    """The log-probability of a text, added up token by token."""
    return float(sum(log_probs[pair] for pair in pairwise((start, *text))))


def all_texts(log_probs, start, end, max_length):
    """All texts that end or are cut off, with their sums, without any search."""
    found = {}
    for n in range(1, max_length + 1):
        for text in product(range(len(log_probs)), repeat=n):
            is_complete = text[-1] == end or n == max_length
            total = sum_of(log_probs, start, text)
            if is_complete and end not in text[:-1] and total > -np.inf:
                found[text] = total
    return found


def kept_by_a_beam(log_probs, start, end, width, max_length):
    """The complete texts of a beam: a candidate stays if fewer than `width` candidates of its step go before it."""
    beam, complete = [()], {}
    for n in range(1, max_length + 1):
        longer = [(*text, token) for text in beam for token in range(len(log_probs))]
        keys = [(-sum_of(log_probs, start, text), text) for text in longer]
        keys = [key for key in keys if key[0] < np.inf]
        staying = [key for key in keys if sum(other < key for other in keys) < width]
        complete |= {text: -negative for negative, text in staying if text[-1] == end or n == max_length}
        beam = [text for _, text in staying if text[-1] != end]
    return complete


@given(strategy())
def test_a_wide_beam_finds_everything(case):
    """A beam with a place for every candidate finds all texts that there are, ranked by their scores."""
    log_probs, start, end, _, max_length, alpha = case
    expected = ranked(all_texts(log_probs, start, end, max_length), alpha)
    check_texts(beam_search(log_probs, start, end, WIDTH_MAX, max_length, alpha), expected)


@given(strategy())
def test_candidates_with_fewer_before_them_stay(case):
    """A candidate stays exactly if fewer than `width` candidates of its step go before it."""
    *model, width, max_length, alpha = case
    expected = ranked(kept_by_a_beam(*model, width, max_length), alpha)[:width]
    check_texts(beam_search(*case), expected)


@given(models())
def test_a_beam_of_width_one_is_greedy(case):
    """With one place the search takes the most probable next token each time, until the text ends."""
    log_probs, start, end, _, max_length, alpha = case
    text = [start]
    while len(text) <= max_length and log_probs[text[-1]].max() > -np.inf:
        text.append(int(log_probs[text[-1]].argmax()))
        if text[-1] == end:
            break
    found = text[1:]
    is_complete = len(found) == max_length or (found and found[-1] == end)
    expected = ranked({tuple(found): sum_of(log_probs, start, found)} if is_complete else {}, alpha)
    check_texts(beam_search(log_probs, start, end, 1, max_length, alpha), expected)


@given(models())
def test_texts_are_complete_and_scores_are_true(case):
    """The result has different, complete texts, at most `width` of them, with the scores that belong to them, best first."""
    log_probs, start, end, width, max_length, alpha = case
    found = texts(beam_search(log_probs.copy(), start, end, width, max_length, alpha), len(log_probs))
    check_true(len(found) <= width, f"There are at most {width} texts.", output=found)
    check_true(len({tuple(text) for text, _ in found}) == len(found), "No text comes twice.", output=found)
    for text, score in found:
        is_complete = end not in text[:-1] and (text[-1:] == [end] or len(text) == max_length)
        check_true(
            is_complete and len(text) <= max_length,
            "A text goes on until its first end token, or until it has the greatest length.",
            output=text,
        )
        total = sum_of(log_probs, start, text)
        check_close(score, total / len(text) ** alpha, why=f"This is the score of {text}.")
    for before, after in pairwise(score for _, score in found):
        check_true(before >= after - 1e-9, "The best score comes first.", output=found)


def test_the_table_is_left_alone():
    """The table holds the same numbers after the call as before."""
    log_probs = np.array([[-1.0, -0.5, -np.inf], [-0.25, -2.0, -1.0], [-0.5, -np.inf, -1.0]])
    kept = log_probs.copy()
    beam_search(log_probs, 0, 2, 2, 3)
    check_same(log_probs, kept, why="The table must not change.")


def test_the_largest_search():
    """Where all sums of a step are equal, texts that come first as lists fill the largest beam, in each of the most steps."""
    log_probs, end = np.full((V_MAX, V_MAX), -0.5), V_MAX - 1
    ended = [([0] * (n - 1) + [end], -0.5 * n) for n in range(1, LENGTH_MAX)]
    cut = [([0] * (LENGTH_MAX - 1) + [token], -0.5 * LENGTH_MAX) for token in range(WIDTH_MAX - len(ended))]
    check_texts(beam_search(log_probs, 0, end, WIDTH_MAX, LENGTH_MAX), [*ended, *cut])
