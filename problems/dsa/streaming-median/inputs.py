"""What is done with a `MedianStream`: calls such as ("add", 5), ("median",) and ("add_all", [3, 1])."""

import random

from hypothesis import strategies as st
from solution import MedianStream

from rehearse_sandbox.kit import operations

N_MAX = 8000
VALUE_MAX = 10**9


def valid(calls):
    """Whether these calls are allowed. `median` may come before any number: it must raise ValueError."""
    return (
        isinstance(calls, list)
        and all(_is_call(call) for call in calls)
        and sum(len(call[1]) if call[0] == "add_all" else call[0] == "add" for call in calls) <= N_MAX
    )


def _is_call(call):
    match call:
        case ("median",):
            return True
        case ("add", value):
            return _is_number(value)
        case ("add_all", list(values)):
            return all(_is_number(value) for value in values)
    return False


def _is_number(value):
    return type(value) is int and abs(value) <= VALUE_MAX


#: Few different numbers, so that equal ones are frequent, and both signs.
NUMBERS = st.integers(-4, 4)


def strategy(size=10):
    """Up to `size` calls with small numbers, most of which arrive one by one."""
    return operations({"add": (NUMBERS,), "median": (), "add_all": (st.lists(NUMBERS, max_size=4),)}, (0, size))


EDGE = {
    "no number yet": ([("median",)],),
    "one number": ([("add", 7), ("median",)],),
    "two numbers": ([("add", 1), ("add", 2), ("median",)],),
    "all equal": ([("add_all", [3, 3, 3, 3])],),
    "larger and larger": ([("add_all", [1, 2, 3, 4, 5, 6])],),
    "smaller and smaller": ([("add_all", [6, 5, 4, 3, 2, 1])],),
    "below zero": ([("add_all", [-3, -4])],),
    "nothing added": ([("add", 2), ("add_all", []), ("median",)],),
    "as large as allowed": ([("add_all", [VALUE_MAX, VALUE_MAX, -VALUE_MAX])],),
}


def sizes(n):
    """A stream of n numbers in random order."""
    numbers = random.Random(n)
    return ([numbers.randint(-VALUE_MAX, VALUE_MAX) for _ in range(n)],)


def work(values):
    """What is timed: all numbers arrive, and the median is told after each."""
    return MedianStream().add_all(values)
