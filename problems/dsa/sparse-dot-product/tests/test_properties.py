"""Laws of dot products, and of a vector whose entries change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import INDEX_MAX, N_MAX, VALUE_MAX, VALUES, changes, pairs, strategy
from solution import SparseVector, sparse_dot

from rehearse_sandbox.kit import check_operations, check_same


class Model:
    """A vector with a place for each of a few indices."""

    def __init__(self, pairs):
        self.entries = [0] * 3
        for index, value in pairs:
            self.entries[index] += value

    def set(self, index, value):
        self.entries[index] = value

    def add(self, index, value):
        self.entries[index] += value

    def dot(self, pairs):
        return sum(x * y for x, y in zip(self.entries, Model(pairs).entries, strict=True))

    def dot_all(self, lists):
        return [self.dot(pairs) for pairs in lists]

    def nonzeros(self):
        return [(index, entry) for index, entry in enumerate(self.entries) if entry]


@given(strategy())
def test_same_as_with_all_zeros(lists):
    """The dot product is that of the two vectors written out with all their zeros, in whichever order they are handed over."""
    first, second = lists
    expected = Model(first).dot(second)
    check_same(sparse_dot(list(first), list(second)), expected)
    check_same(sparse_dot(list(second), list(first)), expected)


@given(pairs(size=3), pairs(size=3), pairs(size=3))
def test_joined_lists_add_up(one, other, second):
    """Joining two lists of pairs adds their vectors, so the dot product is the sum of both dot products, on either side."""
    expected = Model(one).dot(second) + Model(other).dot(second)
    check_same(sparse_dot(one + other, list(second)), expected)
    check_same(SparseVector(list(second)).dot(one + other), expected)


@given(pairs(), changes())
def test_same_as_a_full_list(begin, calls):
    """Every call gives what a list with a place for each index would give, whatever was changed before."""
    check_operations(SparseVector(list(begin)), Model(begin), calls)


@given(pairs(size=3), st.integers(-3, -1), VALUES, st.integers(0, 3))
def test_negative_index_anywhere(good, index, value, place):
    """A negative index raises ValueError wherever it stands, also with the value 0, and also against a vector without entries."""
    bad = [*good[:place], (index, value), *good[place:]]
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        sparse_dot(list(bad), [])
    with pytest.raises(ValueError):  # noqa: PT011
        sparse_dot([], list(bad))
    with pytest.raises(ValueError):  # noqa: PT011
        SparseVector(list(bad))
    with pytest.raises(ValueError):  # noqa: PT011
        SparseVector([]).dot(list(bad))


@given(pairs(size=3), st.integers(-3, -1), VALUES)
def test_refused_change_changes_nothing(begin, index, value):
    """A `set` or `add` with a negative index raises ValueError, also with the value 0, and leaves the vector as it was."""
    vector = SparseVector(list(begin))
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        vector.set(index, value)
    with pytest.raises(ValueError):  # noqa: PT011
        vector.add(index, value)
    check_same(vector.nonzeros(), Model(begin).nonzeros())


@given(strategy())
def test_pairs_are_left_alone(lists):
    """The lists of pairs hold the same pairs in the same order after the call."""
    first, second = lists
    given_first, given_second = list(first), list(second)
    sparse_dot(given_first, given_second)
    check_same([given_first, given_second], [first, second], why="sparse_dot must leave both lists as they are.")
    SparseVector(given_first).dot(given_second)
    check_same(
        [given_first, given_second], [first, second], why="SparseVector and dot must leave the pairs as they are."
    )


def test_two_vectors_are_apart():
    """Each vector has entries of its own: changing one changes no other, even when both came from the same pairs."""
    begin = [(1, 2)]
    first, second = SparseVector(begin), SparseVector(begin)
    first.set(1, 5)
    first.add(3, 4)
    check_same(first.nonzeros(), [(1, 5), (3, 4)])
    check_same(second.nonzeros(), [(1, 2)])


def test_as_large_as_allowed():
    """Lists as long as allowed, with the largest indices and values, give exact results."""
    full = [(INDEX_MAX - place, VALUE_MAX) for place in range(N_MAX)]
    check_same(sparse_dot(full, [(INDEX_MAX, -VALUE_MAX), (1, 1)]), -(VALUE_MAX**2))
    check_same(SparseVector([(INDEX_MAX, 2)]).dot(full), 2 * VALUE_MAX)
