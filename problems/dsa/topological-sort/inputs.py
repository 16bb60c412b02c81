"""What both functions may be called with: few steps with pairs between them, with and without cycles."""

from hypothesis import strategies as st

N_MAX = 2000
NEEDS_MAX = 5000


def valid(count, needs):
    """Whether this is a number of steps and a list of pairs of them."""
    return (
        type(count) is int
        and 0 <= count <= N_MAX
        and isinstance(needs, list)
        and len(needs) <= NEEDS_MAX
        and all(
            isinstance(pair, tuple) and len(pair) == 2 and all(type(step) is int and 0 <= step < count for step in pair)
            for pair in needs
        )
    )


def has_order(count, needs):
    """Whether all steps can be done, found by doing whatever can be done until nothing can."""
    done = set()
    while True:
        ready = {step for step in range(count) if all(needed in done for who, needed in needs if who == step)}
        if ready == done:
            return len(done) == count
        done = ready


def order_fault(order, count, needs, possible):
    """What is wrong with an answer of build_order."""
    if not possible or not order:
        return "" if bool(order) == (possible and count > 0) else f"there is {'an' if possible else 'no'} order"
    if sorted(order) != list(range(count)):
        return f"these are not the steps 0 to {count - 1}, each once"
    place = {step: number for number, step in enumerate(order)}
    return next(
        (f"{step} comes before {needed}, which it needs" for step, needed in needs if place[step] <= place[needed]), ""
    )


def cycle_fault(cycle, needs, possible):
    """What is wrong with an answer of blocking_cycle, when an order is `possible` or not."""
    if possible or not cycle:
        return "" if bool(cycle) != possible else f"there is {'no' if possible else 'a'} cycle"
    if len(set(cycle)) != len(cycle):
        return "a step comes twice"
    pairs = set(needs)
    following = [*cycle[1:], cycle[0]]
    return next(
        (
            f"{step} does not need {needed}"
            for step, needed in zip(cycle, following, strict=True)
            if (step, needed) not in pairs
        ),
        "",
    )


@st.composite
def strategy(draw, size=5):
    """Up to `size` steps and some pairs of them; in about half of the cases without a cycle."""
    count = draw(st.integers(0, size))
    if count == 0:
        return 0, []
    steps = st.integers(0, count - 1)
    needs = draw(st.lists(st.tuples(steps, steps), max_size=size + 2))
    if draw(st.booleans()):
        # Each step needs only what comes before it in some order.
        names = draw(st.permutations(range(count)))
        needs = [(names[max(pair)], names[min(pair)]) for pair in needs if pair[0] != pair[1]]
    if needs and draw(st.booleans()):
        needs.append(draw(st.sampled_from(needs)))
    return count, needs


EDGE = {
    "no steps": (0, []),
    "one step": (1, []),
    "a step that needs itself": (1, [(0, 0)]),
    "two that need each other": (2, [(0, 1), (1, 0)]),
    "the same pair twice": (2, [(1, 0), (1, 0)]),
    "nobody needs anything": (3, []),
    "a cycle beside an order": (4, [(1, 0), (2, 3), (3, 2)]),
    "a diamond": (4, [(1, 0), (2, 0), (3, 1), (3, 2)]),
}


def sizes(n):
    """A chain of n steps, the first of which needs the second, and so on: done from the last to the first."""
    return n, [(step, step + 1) for step in range(n - 1)]
