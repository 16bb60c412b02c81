"""What is done with a `RunningTopK`: its k, and calls such as ("add", "a", 5), ("add_all", [("a", 5)]) and ("top",)."""

import random

from hypothesis import strategies as st
from solution import RunningTopK

from rehearse_sandbox.kit import operations

N_MAX = 4000
K_MAX = 5000
SCORE_MAX = 10**9


def valid(k, calls):
    """Whether these calls are allowed for a board of k. A negative k is: it must raise ValueError."""
    return (
        type(k) is int
        and k <= K_MAX
        and isinstance(calls, list)
        and all(_is_call(call) for call in calls)
        and sum(len(call[1]) if call[0] == "add_all" else call[0] == "add" for call in calls) <= N_MAX
    )


def _is_call(call):
    match call:
        case ("top",):
            return True
        case ("add", name, score):
            return _is_run((name, score))
        case ("add_all", list(runs)):
            return all(_is_run(run) for run in runs)
    return False


def _is_run(run):
    match run:
        case (str(), score):
            return type(score) is int and abs(score) <= SCORE_MAX
    return False


#: Few names and few scores of both signs, so that both are often equal.
NAMES = st.sampled_from(["a", "b", ""])
SCORES = st.integers(-2, 2)


def run_lists(size=6):
    """Up to `size` runs."""
    return st.lists(st.tuples(NAMES, SCORES), max_size=size)


def strategy(size=9):
    """A small k, and up to `size` calls."""
    calls = operations({"add": (NAMES, SCORES), "top": (), "add_all": (run_lists(4),)}, (0, size))
    return st.tuples(st.integers(0, 4), calls)


EDGE = {
    "no run yet": (2, [("top",)]),
    "a board for nothing": (0, [("add", "a", 1), ("top",)]),
    "a negative k": (-1, [("top",)]),
    "fewer than k": (3, [("add", "a", 1), ("top",)]),
    "all equal": (2, [("add_all", [("c", 1), ("a", 1), ("b", 1)]), ("top",)]),
    "better and better": (2, [("add_all", [("a", 1), ("b", 2), ("c", 3)]), ("top",)]),
    "worse and worse": (2, [("add_all", [("a", 3), ("b", 2), ("c", 1)]), ("top",)]),
    "below zero": (1, [("add_all", [("a", -3), ("b", -1), ("c", -2)]), ("top",)]),
    "the same name": (2, [("add_all", [("a", 1), ("a", 2), ("a", 2)]), ("top",)]),
    "nothing added": (1, [("add_all", []), ("top",)]),
}


def sizes(n):
    """A board for half of n runs, and n runs in random order."""
    numbers = random.Random(n)
    return n // 2, [("run", numbers.randint(-SCORE_MAX, SCORE_MAX)) for _ in range(n)]


def work(k, runs):
    """What is timed: all runs arrive at a new board, which is read in the end."""
    board = RunningTopK(k)
    board.add_all(runs)
    return board.top()
