"""The examples a learner sees, from a rare word to an index without documents."""

import math

import pytest
from inputs import check_search, checked_vector
from solution import TfIdfIndex

from rehearse_sandbox.kit import check_close, check_same


def test_a_rare_word_decides():
    """A word that every document has weighs nothing, so the document with the only other word of the query is found alone."""
    index = TfIdfIndex(["cat naps", "cat eats fish", "cat drinks"])
    check_same(checked_vector(index, "cat"), {})
    check_close(checked_vector(index, "cat fish"), {"fish": 1.0})
    check_search(index.search("cat fish", 3), [(1, 0.707107)])


def test_counts_times_rarity():
    """A raw weight is how often the word stands in the text times ln(N / n), and the vector is then scaled to length 1."""
    index = TfIdfIndex(["a", "a b", "c", "d"])
    rare, common = math.log(4), math.log(2)
    length = math.sqrt((3 * rare) ** 2 + common**2)
    check_close(checked_vector(index, "c a c c"), {"c": 3 * rare / length, "a": common / length})


def test_documents_count_once():
    """A document counts once for a word, however often the word stands in it."""
    index = TfIdfIndex(["a a a", "b", "b", "c"])
    length = math.sqrt(math.log(4) ** 2 + math.log(2) ** 2)
    check_close(checked_vector(index, "a b"), {"a": math.log(4) / length, "b": math.log(2) / length})


def test_capitals_and_punctuation():
    """Capitals make no difference, and punctuation belongs to the word."""
    index = TfIdfIndex(["Refund?", "refund\tnow", "hello"])
    check_close(checked_vector(index, "REFUND?"), {"refund?": 1.0})
    check_search(index.search("Hello\n", 5), [(2, 1.0)])


def test_unseen_words():
    """A word that no document has is left out, and has no part in the length of the vector."""
    index = TfIdfIndex(["a", "b"])
    check_close(checked_vector(index, "a zebra zebra"), {"a": 1.0})
    check_same(checked_vector(index, "zebra"), {})
    check_search(index.search("zebra", 2), [])
    check_search(index.search("a zebra", 2), [(0, 1.0)])


def test_equal_scores():
    """Among equal rounded scores the lower document number comes first, and k cuts the list after that."""
    index = TfIdfIndex(["b", "x a y", "c", "y x a", "a x y"])
    check_search(index.search("x y a", 2), [(1, 1.0), (3, 1.0)])
    length = math.sqrt(math.log(5) ** 2 + math.log(5 / 3) ** 2)
    second = round(math.log(5 / 3) / length / math.sqrt(3), 6)
    first = round(math.log(5) / length, 6)
    check_search(index.search("b x", 9), [(0, first), (1, second), (3, second), (4, second)])


def test_rounded_before_sorting():
    """Scores that are equal when rounded are equal: the lower document number comes first, although its exact score is smaller."""
    documents = [" ".join(["a"] * 30 + ["b"]), " ".join(["a"] * 31 + ["b"]), *["b"] * 7, "c"]
    check_search(TfIdfIndex(documents).search("a", 2), [(0, 0.999998), (1, 0.999998)])


def test_rounded_to_zero():
    """A document whose score is rounded to 0 is not found, although the exact score is above 0."""
    documents = [" ".join(["a"] + ["b"] * 80), " ".join(["a"] + ["c"] * 80), *["a"] * 7, "d"]
    found = TfIdfIndex(documents).search(documents[1], 10)
    check_search(found, [(1, 1.0), *((number, 0.000572) for number in range(2, 9))])


def test_nothing_to_find():
    """Without documents, and for texts without words, vectors and results are empty; an empty document counts like any other."""
    empty = TfIdfIndex([])
    check_same(checked_vector(empty, "a"), {})
    check_search(empty.search("a", 1), [])
    index = TfIdfIndex(["", "a", "b"])
    check_same(checked_vector(index, " "), {})
    check_search(index.search("", 3), [])
    check_search(index.search("b", 3), [(2, 1.0)])
    check_close(checked_vector(TfIdfIndex(["", "a"]), "a"), {"a": 1.0})


def test_k_must_be_positive():
    """A search for fewer than one document is refused with ValueError, whatever there is to find."""
    for k in (0, -1):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            TfIdfIndex(["a", "b"]).search("a", k)
    with pytest.raises(ValueError):  # noqa: PT011
        TfIdfIndex([]).search("", 0)
