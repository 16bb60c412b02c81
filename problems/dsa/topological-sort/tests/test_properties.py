"""Laws of orders and of the cycles that block them."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import N_MAX, NEEDS_MAX, cycle_fault, has_order, order_fault, strategy
from solution import blocking_cycle, build_order

from rehearse_sandbox.kit import check_same, check_valid


@given(strategy())
def test_an_order_if_there_is_one(case):
    """An order holds every step once, after all that it needs; it is empty when there is none."""
    count, needs = case
    possible = has_order(count, needs)

    def fault(order):
        return order_fault(order, count, needs, possible)

    why = "An order holds every step once, after all that it needs; it is empty when there is none."
    check_valid(build_order(count, list(needs)), fault, kind=list, items=int, why=why)


@given(strategy())
def test_a_cycle_if_there_is_no_order(case):
    """A cycle holds different steps, each of which needs the next, and the last the first; it is empty when there is an order."""
    count, needs = case
    possible = has_order(count, needs)

    def fault(cycle):
        return cycle_fault(cycle, needs, possible)

    why = "In a cycle each step needs the next, and the last the first; it is empty when there is an order."
    check_valid(blocking_cycle(count, list(needs)), fault, kind=list, items=int, why=why)


@given(strategy(), st.integers(1, 5), st.integers(0, 4))
def test_a_ring_blocks_everything(case, length, start):
    """With a ring of steps added, there is no order any more, whatever else there is."""
    count, needs = case
    ring = [(count + place, count + (place + 1) % length) for place in range(length)]
    together = needs + ring[start:] + ring[:start]
    check_same(build_order(count + length, list(together)), [])

    def fault(cycle):
        return cycle_fault(cycle, together, False)

    check_valid(blocking_cycle(count + length, list(together)), fault, kind=list, items=int, why="The ring is a cycle.")


@given(strategy())
def test_needs_are_left_alone(case):
    """The list of pairs is the same after the calls."""
    count, needs = case
    handed = list(needs)
    build_order(count, handed)
    blocking_cycle(count, handed)
    check_same(handed, needs, why="The list that was handed in must not change.")


def test_the_longest_chain():
    """A chain through all steps that are allowed has one order, and no cycle."""
    chain = [(step, step + 1) for step in range(N_MAX - 1)]
    repeated = (chain * 3)[:NEEDS_MAX]
    check_same(build_order(N_MAX, list(repeated)), list(range(N_MAX))[::-1])
    check_same(blocking_cycle(N_MAX, list(repeated)), [])


def test_the_longest_cycle():
    """A cycle may go through all steps."""
    ring = [(step, (step + 1) % N_MAX) for step in range(N_MAX)]
    cycle = blocking_cycle(N_MAX, ring)
    first = cycle.index(0) if 0 in cycle else 0
    check_same(cycle[first:] + cycle[:first], list(range(N_MAX)))
    check_same(build_order(N_MAX, ring), [])
