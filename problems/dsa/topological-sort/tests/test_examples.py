"""The examples a learner sees: orders first, then cycles."""

from solution import blocking_cycle, build_order

from rehearse_sandbox.kit import check_same


def test_two_needs():
    """Each step comes after what it needs, directly or through others."""
    check_same(build_order(3, [(2, 0), (0, 1)]), [1, 0, 2])


def test_no_order():
    """When steps need each other there is no order, so the list is empty; so it is when there are no steps."""
    check_same(build_order(3, [(0, 1), (1, 0)]), [])
    check_same(build_order(0, []), [])


def test_two_ways_to_the_same_step():
    """Reaching a step by two ways is no cycle."""
    diamond = [(3, 1), (3, 2), (1, 0), (2, 0)]
    check_same(blocking_cycle(4, diamond), [])


def test_the_same_pair_twice():
    """A pair that stands there twice says the same as one."""
    check_same(build_order(2, [(1, 0), (1, 0), (1, 0)]), [0, 1])
    check_same(build_order(3, [(2, 0), (2, 0), (2, 1), (1, 0)]), [0, 1, 2])
    check_same(blocking_cycle(2, [(1, 0), (1, 0)]), [])


def test_everybody_is_in_the_order():
    """A step that neither needs nor is needed belongs into the order, too."""
    check_same(build_order(1, []), [0])
    check_same(sorted(build_order(4, [(2, 1)])), [0, 1, 2, 3])


def test_a_cycle_of_three():
    """In a cycle each step needs the next one, and the last needs the first; what hangs on it does not belong to it."""
    cycle = blocking_cycle(5, [(0, 1), (1, 2), (2, 0), (3, 0), (2, 4)])
    first = cycle.index(0) if 0 in cycle else 0
    check_same(cycle[first:] + cycle[:first], [0, 1, 2])


def test_a_step_that_needs_itself():
    """A step that needs itself is a cycle of one, and there is no order."""
    check_same(blocking_cycle(2, [(1, 1)]), [1])
    check_same(build_order(2, [(1, 1)]), [])
