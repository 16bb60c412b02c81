"""Laws of groups that are joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, Model, pairs_of, strategy, worst
from solution import Groups

from rehearse_sandbox.kit import check_operations, check_same


@given(strategy())
def test_same_as_a_list_of_sets(case):
    """Every call returns what a plain list of sets would: two items are together when pairs lead from one to the other."""
    count, calls = case
    check_operations(Groups(count), Model(count), calls)


@given(pairs_of(4, 4), st.permutations(range(4)))
def test_order_and_direction_of_pairs(pairs, order):
    """In the end the groups are the same, in whatever order and direction the pairs come."""
    groups, model = Groups(4), Model(4)
    model.join_all(pairs)
    mixed = [pairs[place][::-1] for place in order if place < len(pairs)]
    groups.join_all(mixed)
    for item in range(4):
        check_same(groups.same(0, item), model.same(0, item))
        check_same(groups.size(item), model.size(item))
    check_same(groups.count(), model.count())


@given(pairs_of(4, 3), pairs_of(4, 3), st.sampled_from([-1, 4, -4]), pairs_of(4, 2))
def test_a_refused_list_joins_nothing(before, good, bad, after):
    """A list with an item that does not exist raises ValueError and leaves all groups as they were."""
    groups, model = Groups(4), Model(4)
    groups.join_all(list(before))
    model.join_all(before)
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
        groups.join_all([*good, (0, bad), *after])
    for item in range(4):
        check_same(groups.size(item), model.size(item))
    check_same(groups.count(), model.count())


@given(pairs_of(4, 4))
def test_pairs_are_left_alone(pairs):
    """The list of pairs is the same after the call."""
    handed = list(pairs)
    Groups(4).join_all(handed)
    check_same(handed, pairs, why="The list that was handed in must not change.")


def test_two_objects_are_apart():
    """Each object has groups of its own."""
    first, second = Groups(3), Groups(3)
    first.join_all([(0, 1)])
    check_same(second.same(0, 1), False)
    check_same([first.count(), second.count()], [2, 3])


def test_as_much_as_allowed():
    """As many items as allowed, joined in orders that make the longest chains, are in one group."""
    rising = [(item, item + 1) for item in range(N_MAX - 1)]
    falling = [pair[::-1] for pair in rising]
    for pairs in (rising, falling, rising[::-1], falling[::-1], worst(N_MAX)):
        groups = Groups(N_MAX)
        check_same(groups.join_all([*pairs, (0, 0)]), [True] * (N_MAX - 1) + [False])
        check_same(groups.same(0, N_MAX - 1), True)
        check_same(groups.size(N_MAX // 2), N_MAX)
        check_same(groups.count(), 1)
