"""Laws of the most frequent labels."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import K_MAX, LABELS, N_MAX, strategy
from solution import top_k_frequent

from rehearse_sandbox.kit import check_same, check_true, check_valid


def ranked(labels):
    """All different labels in the promised order, each counted by a pass of its own."""
    return sorted(sorted(set(labels)), key=labels.count, reverse=True)


@given(strategy())
def test_labels_in_order(case):
    """Each label in the answer ranks before the next one: it occurs more often, or equally often and is the smaller string."""
    labels, k = case

    def fault(answer):
        if any(label not in labels for label in answer):
            return "it holds a label that never occurs"
        for one, other in pairwise(answer):
            if labels.count(one) < labels.count(other):
                return f"{one!r} stands before {other!r}, which occurs more often"
            if labels.count(one) == labels.count(other) and one >= other:
                return f"{one!r} stands before {other!r}, which occurs equally often and must come first"
        return ""

    why = "More frequent labels come first; of equally frequent ones, the smaller string."
    check_valid(top_k_frequent(list(labels), k), fault, kind=list, items=str, why=why)


@given(strategy())
def test_nothing_better_is_left_out(case):
    """The answer is the first k of all different labels, ranked by how often they occur and then as strings."""
    labels, k = case
    check_same(top_k_frequent(list(labels), k), ranked(labels)[:k])


@given(strategy(), st.booleans())
def test_order_of_the_log_does_not_matter(case, falling):
    """The same labels in another order have the same answer: who came first in the log decides nothing."""
    labels, k = case
    check_same(top_k_frequent(sorted(labels, reverse=falling), k), ranked(labels)[:k])


@given(st.lists(st.sampled_from(LABELS), min_size=1, unique=True), st.integers(1, 3), st.integers(1, 4))
def test_all_equally_often(labels, times, k):
    """When all labels occur equally often, the smallest k strings are the answer, in rising order."""
    check_same(top_k_frequent(labels * times, k), sorted(labels)[:k])


@given(strategy(size=2), st.integers(-3, -1))
def test_every_negative_k_is_refused(case, k):
    """Every negative k raises ValueError, whatever the labels are, and also when there are none."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        top_k_frequent(list(case[0]), k)


@given(strategy())
def test_labels_are_left_alone(case):
    """The list of labels holds the same labels in the same order after the call."""
    labels, k = case
    given_list = list(labels)
    top_k_frequent(given_list, k)
    check_true(
        given_list == labels,
        "The list that was handed in must not change: count without sorting it.",
        output=given_list,
    )


def test_as_many_as_allowed():
    """The longest log that is allowed is counted like any other, for the largest k as well."""
    labels = [f"{place % 3000:04}" for place in range(N_MAX)]
    random.Random(4).shuffle(labels)
    # 10,000 = 3 * 3000 + 1000: the labels below 1000 occur four times, the others three times.
    check_same(top_k_frequent(list(labels), 1001), [f"{place:04}" for place in range(1001)])
    check_same(top_k_frequent(list(labels), K_MAX), [f"{place:04}" for place in range(3000)])
