"""Laws of a store that knows its past."""

from hypothesis import given
from hypothesis import strategies as st
from inputs import CHANGES, KEYS, N_MAX, QUESTIONS, TIME_MAX, TIMES, calls
from solution import TimeTravelStore

from rehearse_sandbox.kit import check_operations, check_same

#: Every key at every time that anything could happen at, and before and after.
EVERYTHING = [(key, time) for key in "ab" for time in range(-1, 8)]


class Model:
    """All changes in the order in which they were made. The largest time counts, and of equal times the last change."""

    def __init__(self, changes=()):
        self.changes = []
        self.load(changes)

    def set(self, key, value, time):
        self.changes.append((key, value, time))

    def delete(self, key, time):
        self.changes.append((key, None, time))

    def load(self, changes):
        self.changes += changes

    def get(self, key, time):
        fitting = [(when, place) for place, (name, _, when) in enumerate(self.changes) if name == key and when <= time]
        return self.changes[max(fitting)[1]][1] if fitting else None

    def get_all(self, questions):
        return [self.get(*question) for question in questions]


def filled(changes):
    """A store in which these changes were made, one by one; no value is a deletion."""
    store = TimeTravelStore()
    for key, value, time in changes:
        if value is None:
            store.delete(key, time)
        else:
            store.set(key, value, time)
    return store


def test_two_stores_are_apart():
    """Each store has changes of its own: what one knows is not in another."""
    first, second = TimeTravelStore(), TimeTravelStore()
    first.set("a", "x", 1)
    second.set("b", "y", 1)
    check_same([first.get("b", 1), second.get("a", 1), first.get("a", 1)], [None, None, "x"])


@given(calls())
def test_same_as_a_list_of_all_changes(stream):
    """Every answer is the value of the largest time that is not beyond the one asked about, whatever was called in between."""
    check_operations(TimeTravelStore(), Model(), stream)


@given(
    st.lists(st.tuples(KEYS, st.sampled_from(["x", "y", None]), TIMES), max_size=5, unique_by=lambda each: each[::2])
)
def test_order_of_changes_does_not_matter(changes):
    """When all times of a key are different, it makes no difference in which order its changes are made."""
    expected = Model(changes).get_all(EVERYTHING)
    check_same(filled(sorted(changes, key=lambda change: -change[2])).get_all(list(EVERYTHING)), expected)


@given(CHANGES, KEYS, TIMES, st.booleans())
def test_the_past_stays(changes, key, time, is_deleted):
    """What happens at some time makes no difference to any time before it."""
    store = filled([*changes, (key, None if is_deleted else "z", time)])
    earlier = [question for question in EVERYTHING if question[1] < time]
    check_same(store.get_all(list(earlier)), Model(changes).get_all(earlier))


@given(CHANGES, QUESTIONS, st.integers(10 - TIME_MAX, TIME_MAX - 10))
def test_all_times_shifted(changes, questions, shift):
    """When all times are shifted alike, far below zero or far beyond, the answers stay the same."""
    store = TimeTravelStore()
    store.load([(key, value, time + shift) for key, value, time in changes])
    asked = [(key, time + shift) for key, time in questions]
    check_same(store.get_all(asked), Model(changes).get_all(questions))


@given(CHANGES, QUESTIONS)
def test_lists_are_left_alone(changes, questions):
    """The lists of changes and of questions are the same afterwards."""
    handed, asked = list(changes), list(questions)
    store = TimeTravelStore()
    store.load(handed)
    store.get_all(asked)
    why = "The lists that were handed in must not change: sort copies, if you sort them at all."
    check_same([handed, asked], [changes, questions], why=why)


def test_as_many_changes_as_allowed():
    """As many changes and questions as allowed are handled like any others, up to the largest times."""
    store = TimeTravelStore()
    times = [TIME_MAX - 2 * (7 * place % N_MAX) for place in range(N_MAX)]
    store.load([("key", str(time), time) for time in times])
    questions = [("key", time + place % 2) for place, time in enumerate(times[1:])]
    expected = [str(time) for time in times[1:]]
    check_same(store.get_all([("key", TIME_MAX), *questions]), [str(TIME_MAX), *expected])
