"""Laws of the probabilities, and of the draws."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from inputs import (
    COUNT_MAX,
    LOGIT_MAX,
    V_MAX,
    by_definition,
    source,
    source_of_ends,
    strategy,
    tokens,
    vocabularies,
)
from solution import sample_tokens, token_probabilities

from rehearse_sandbox.kit import check_close, check_distribution, check_form, check_same, check_true


@given(strategy())
def test_small_vocabularies_by_definition(case):
    """The probabilities are what the four steps say, in their order, ties going to the smaller number."""
    check_close(token_probabilities(*case), by_definition(*case))


@given(vocabularies(), st.integers(1, 20), st.sampled_from([0.317, 0.613, 0.917]))
def test_what_is_kept_is_enough_and_not_more(vocabulary, top_k, top_p):
    """Top-p keeps the most probable tokens, just enough of them to reach p, and they keep their proportions."""
    whole = check_form(token_probabilities(*vocabulary, top_k), shape=vocabulary[0].shape, dtype="float64")
    found = check_form(token_probabilities(*vocabulary, top_k, top_p), shape=whole.shape, dtype="float64")
    kept = found > 0
    size = min(top_k, len(whole))
    check_true((whole > 0).sum() == size, f"Top-k keeps {size} tokens.", output=whole)
    check_true(
        kept.any() and whole[kept].min() > max(whole[~kept], default=0.0),
        "The most probable tokens are kept.",
        output=found,
    )
    check_true(whole[kept].sum() > top_p - 1e-6, f"What is kept had at least {top_p} in sum.", output=found)
    fewer = whole[kept].sum() - whole[kept].min()
    check_true(fewer < top_p + 1e-6, f"Without its last token, what is kept had less than {top_p}.", output=found)
    check_close(found, np.where(kept, whole, 0.0) / whole[kept].sum(), why="What is kept is divided by its sum.")


@given(strategy(), st.sampled_from([1.0, LOGIT_MAX - 2, 2 - LOGIT_MAX]))
def test_a_constant_on_all_logits_changes_nothing(case, shift):
    """Adding one number to all logits leaves the probabilities as they were, also at the ends of the range."""
    logits, *settings = case
    check_close(token_probabilities(logits + shift, *settings), by_definition(*case))


def test_a_number_beyond_the_last_sum():
    """Ten times 0.1 is 0.9999999999999999 when it is added up, and the largest number below 1 still draws one of the ten tokens."""
    drawn = tokens(sample_tokens(np.zeros(10), 40, source_of_ends(5)), 40)
    check_true(
        set(drawn) <= set(range(10)), "However close to 1 a number is, it draws one of the ten tokens.", output=drawn
    )


@given(strategy(), st.integers(0, 99))
def test_impossible_tokens_are_never_drawn(case, seed):
    """Whatever numbers come, also 0 and the largest below 1, only tokens with a probability above 0 are drawn."""
    logits, *settings = case
    possible = set(np.flatnonzero(by_definition(*case)).tolist())
    drawn = tokens(sample_tokens(logits, 6, source_of_ends(seed), *settings), 6)
    why = f"Whatever numbers come, also 0 and the largest below 1, only tokens with a probability above 0 are drawn: here {sorted(possible)}."
    check_true(set(drawn) <= possible, why, output=drawn)


@given(strategy(), st.integers(0, 99))
def test_same_numbers_same_tokens(case, seed):
    """All chance comes from the numbers that were handed in: the same ones give the same tokens."""
    logits, *settings = case
    first = tokens(sample_tokens(logits, 12, source(seed), *settings), 12)
    check_same(tokens(sample_tokens(logits, 12, source(seed), *settings), 12), first)


def test_draws_with_all_settings():
    """With all settings together, each token is drawn as often as its probability says."""
    logits = np.log(np.array([2.0, 1.0, 6.0, 4.0, 4.0, 3.0]))
    settings = 0.8, 5, 0.9
    shares = by_definition(logits, *settings)
    drawn = tokens(sample_tokens(logits, COUNT_MAX, source(2), *settings), COUNT_MAX)
    expected = {token: shares[token] for token in np.flatnonzero(shares).tolist()}
    check_distribution(drawn, expected, program="sample_tokens(np.log([2, 1, 6, 4, 4, 3]), 5000, random, 0.8, 5, 0.9)")


def test_draws_do_not_know_each_other():
    """Two tokens drawn one after the other are independent: each pair comes as often as the product of its probabilities."""
    drawn = tokens(sample_tokens(np.log(np.array([1.0, 2.0, 1.0])), COUNT_MAX, source(3)), COUNT_MAX)
    shares = {0: 0.25, 1: 0.5, 2: 0.25}
    expected = {(a, b): shares[a] * shares[b] for a in shares for b in shares}
    pairs = list(zip(drawn[::2], drawn[1::2], strict=True))
    check_distribution(pairs, expected, program="sample_tokens(np.log([1.0, 2.0, 1.0]), 5000, random), cut into pairs")


@given(strategy(), st.integers(0, 3))
def test_logits_are_left_alone(case, count):
    """The logits hold the same numbers after the calls as before, and there are as many tokens as asked for, also none."""
    logits, *settings = case
    before = logits.copy()
    token_probabilities(logits, *settings)
    tokens(sample_tokens(logits, count, source(0), *settings), count)
    check_same(logits, before, why="The logits must not change: divide into a new array.")


def test_largest_vocabulary():
    """In the largest vocabulary with logits at both ends of the range, those at the upper end share the probability."""
    logits = np.where(np.arange(V_MAX) % 4 == 0, LOGIT_MAX, -LOGIT_MAX)
    shares = np.where(logits > 0, 4 / V_MAX, 0.0)
    check_close(token_probabilities(logits), shares)
    drawn = tokens(sample_tokens(logits, 20, source(4)), 20)
    check_true(all(token % 4 == 0 for token in drawn), "Tokens with probability 0 are never drawn.", output=drawn)
