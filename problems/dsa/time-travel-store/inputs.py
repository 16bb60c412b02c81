"""What is done with a `TimeTravelStore`: changes of few keys at few times, in any order of these times, and questions between them."""

from hypothesis import strategies as st
from solution import TimeTravelStore

from rehearse_sandbox.kit import operations

N_MAX = 4000
TIME_MAX = 10**9

#: The kinds of the arguments of each method; lists hold tuples of such.
_KINDS = {"set": (str, str, int), "delete": (str, int), "get": (str, int)}
_OF_LISTS = {"load": _KINDS["set"], "get_all": _KINDS["get"]}


def valid(calls):
    """Whether a store may get these calls."""
    return isinstance(calls, list) and all(isinstance(call, tuple) and bool(call) and _is_call(*call) for call in calls)


def _is_call(name, *arguments):
    if name in _KINDS:
        return _fit(arguments, _KINDS[name])
    return (
        name in _OF_LISTS
        and len(arguments) == 1
        and isinstance(arguments[0], list)
        and len(arguments[0]) <= N_MAX
        and all(isinstance(item, tuple) and _fit(item, _OF_LISTS[name]) for item in arguments[0])
    )


def _fit(values, kinds):
    is_time = all(type(value) is not int or abs(value) <= TIME_MAX for value in values)
    return is_time and [type(value) for value in values] == list(kinds)


#: Few keys, values and times, so that changes meet; some times are asked about at which nothing changes.
KEYS = st.sampled_from(["a", "b"])
VALUES = st.sampled_from(["x", "y", ""])
TIMES = st.sampled_from([2, 4, 6, 0])
ASKED = st.integers(-1, 7)

CHANGES = st.lists(st.tuples(KEYS, VALUES, TIMES), max_size=6)
QUESTIONS = st.lists(st.tuples(KEYS, ASKED), max_size=6)


def calls(size=12):
    """Changes one by one and in lists, and questions between them."""
    methods = {
        "get": (KEYS, ASKED),
        "set": (KEYS, VALUES, TIMES),
        "delete": (KEYS, TIMES),
        "get_all": (QUESTIONS,),
        "load": (CHANGES,),
    }
    return operations(methods, (0, size))


def strategy():
    """The calls of a store."""
    return st.tuples(calls())


EDGE = {
    "nothing is known": ([("get", "a", 5), ("get_all", [])],),
    "exactly at the change": ([("set", "a", "x", 5), ("get", "a", 5)],),
    "just before the change": ([("set", "a", "x", 5), ("get", "a", 4)],),
    "long after the change": ([("set", "a", "x", 5), ("get", "a", 1_000_000_000)],),
    "two changes at the same time": ([("set", "a", "x", 5), ("set", "a", "y", 5), ("get", "a", 5)],),
    "a late change": ([("set", "a", "new", 9), ("set", "a", "old", 3), ("get", "a", 5), ("get", "a", 9)],),
    "deleted": ([("set", "a", "x", 2), ("delete", "a", 5), ("get", "a", 4), ("get", "a", 5)],),
    "deleted before it was set": ([("delete", "a", 5), ("set", "a", "x", 5), ("get", "a", 5)],),
    "an empty value": ([("set", "a", "x", 1), ("set", "a", "", 2), ("get", "a", 2)],),
    "below zero": ([("set", "a", "x", -3), ("get", "a", -3), ("get", "a", -4)],),
    "another key": ([("set", "a", "x", 1), ("get", "b", 1)],),
    "lists": ([("load", [("a", "x", 1), ("b", "y", 2)]), ("get_all", [("a", 1), ("b", 1), ("b", 2)])],),
}


def sizes(n):
    """n changes of one key in scrambled order, and n questions about times in between."""
    changes = [("key", str(place), 2 * (7919 * place % n)) for place in range(n)]
    return changes, [("key", 104729 * place % (2 * n)) for place in range(n)]


def work(changes, questions):
    """What is timed: a new store is filled, and asked about all times at once."""
    store = TimeTravelStore()
    store.load(changes)
    store.get_all(questions)
