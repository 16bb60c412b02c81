"""The examples a learner sees, from counting to what is left out."""

import pytest
from solution import top_k_frequent

from rehearse_sandbox.kit import check_same


def test_most_frequent_first():
    """The labels come in the order of how often they occur, most frequent first, and the rest is left out."""
    check_same(top_k_frequent(["owl", "dog", "dog", "ant", "owl", "dog"], 2), ["dog", "owl"])


def test_ties_in_order_of_strings():
    """Of labels that occur equally often the smaller string comes first, and gets the last place."""
    labels = ["owl", "cat", "dog", "cat", "owl", "bee", "dog", "ant", "cat", "ant"]
    check_same(top_k_frequent(labels, 3), ["cat", "ant", "dog"])


def test_fewer_labels_than_asked_for():
    """When there are fewer than k different labels, all of them are returned."""
    check_same(top_k_frequent(["no", "yes", "yes"], 5), ["yes", "no"])


def test_nothing_to_return():
    """No labels give an empty list, and so does k = 0."""
    check_same(top_k_frequent([], 3), [])
    check_same(top_k_frequent(["yes", "yes", "no"], 0), [])


def test_negative_k():
    """A negative k is refused with ValueError, also when there are no labels."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        top_k_frequent(["yes", "no"], -1)
    with pytest.raises(ValueError):  # noqa: PT011
        top_k_frequent([], -2)
