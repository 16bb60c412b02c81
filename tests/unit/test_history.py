"""What the log says of items: to undo is one more entry, and where everything stands can always be made again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from rehearse.review.history import Carried, Entry, Standing, applied, in_effect, replayed, to_redo, to_undo
from rehearse.review.memory import Memory, Rating
from rehearse.review.schedule import CARDS, NEW, Scheduler

SCHEDULER = Scheduler(CARDS)
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 2)


def log(*steps: str) -> list[Entry]:
    """A log of ratings of one card, such as "good"; "undo 1" and "redo 1" name an entry by its number, from 1 on."""
    entries = []
    for number, step in enumerate(steps, 1):
        word, _, target = step.partition(" ")
        entry = Entry(number, "card", "rated", START + timedelta(hours=number), DAY, Rating.GOOD)
        if target:
            entry = replace(entry, kind="undone" if word == "undo" else "redone", rating=None, target=int(target))
        elif word == "call":
            entry = replace(entry, kind="called", rating=None)
        else:
            entry = replace(entry, rating=Rating[word.upper()])
        entries.append(entry)
    return entries


def number(entry: Entry | None) -> int | None:
    return entry and entry.number


@pytest.mark.parametrize(
    ("steps", "effective", "undone_next", "redone_next"),
    [
        ([], [], None, None),
        (["good"], [1], 1, None),
        (["good", "easy"], [1, 2], 2, None),
        (["good", "easy", "undo 2"], [1], 1, 2),
        (["good", "easy", "undo 2", "undo 1"], [], None, 1),
        (["good", "easy", "undo 2", "undo 1", "redo 1"], [1], 1, 2),
        (["good", "easy", "undo 2", "undo 1", "redo 1", "redo 2"], [1, 2], 2, None),
        (["good", "easy", "undo 2", "hard"], [1, 4], 4, None),
        (["good", "easy", "undo 2", "hard", "undo 4"], [1], 1, 4),
        (["good", "easy", "undo 2", "hard", "undo 4", "redo 4"], [1, 4], 4, None),
        (["good", "call"], [1, 2], 1, None),
        (["good", "undo 1", "call"], [3], None, 1),
    ],
)
def test_what_is_in_effect_and_what_can_be_undone_and_redone(steps, effective, undone_next, redone_next):
    entries = log(*steps)
    assert [entry.number for entry in in_effect(entries)] == effective
    assert number(to_undo(reversed(entries))) == undone_next
    assert number(to_redo(reversed(entries))) == redone_next


def test_what_was_undone_leaves_no_trace():
    with_it = replayed({"card": SCHEDULER}, log("good", "easy", "undo 2"))
    without = replayed({"card": SCHEDULER}, log("good"))
    assert with_it == without


def test_an_item_of_which_everything_was_undone_is_as_it_never_was():
    assert replayed({"card": SCHEDULER}, log("good", "undo 1")) == {}


def known() -> Standing:
    """A card that is due in some days."""
    return applied(SCHEDULER, Standing(), Entry(1, "card", "rated", START, DAY, Rating.EASY))


def test_a_called_item_is_due_today():
    called = applied(SCHEDULER, known(), Entry(2, "card", "called", START, DAY + timedelta(days=1)))
    assert known().state.due > DAY + timedelta(days=1)
    assert called.state.due == DAY + timedelta(days=1)
    assert called.state.memory == known().state.memory


def test_a_call_does_not_put_off_what_is_due_and_begins_nothing():
    late = Entry(2, "card", "called", START, DAY + timedelta(days=90))
    assert applied(SCHEDULER, known(), late) == known()
    assert applied(SCHEDULER, Standing(), late).state == NEW


def test_setting_aside_and_flags_leave_the_memory_alone():
    standing = known()
    for kind, change in (
        ("suspended", {"suspended": True}),
        ("buried", {"buried_until": DAY}),
        ("flagged", {"flag": 2}),
        ("resumed", {"suspended": False}),
    ):
        entry = Entry(2, "card", kind, START, DAY, until=DAY if kind == "buried" else None, flag=2)
        before, standing = standing, applied(SCHEDULER, standing, entry)
        assert standing == replace(before, **change)


@pytest.mark.parametrize("kind", ["rated", "undone"])
def test_an_entry_that_says_nothing_is_refused(kind):
    with pytest.raises(ValueError, match="entry 1"):
        applied(SCHEDULER, Standing(), Entry(1, "card", kind, START, DAY))


def test_what_was_carried_here_is_where_an_item_stands():
    brought = Carried(Memory(12.0, 5.0), date(2026, 3, 9), reviews=4, lapses=1)
    entry = Entry(1, "card", "carried", START, DAY, carried=brought)
    state = applied(SCHEDULER, Standing(flag=2), entry).state
    assert (state.phase, state.due, state.memory, state.reviews, state.lapses) == (
        "review",
        brought.due,
        brought.memory,
        4,
        1,
    )
    # It is nothing that somebody did here.
    assert to_undo([entry]) is None
    with pytest.raises(ValueError, match="carries nothing"):
        applied(SCHEDULER, Standing(), replace(entry, carried=None))


def test_a_rating_that_gave_whole_days_elsewhere_leaves_the_learning_steps():
    rated = log("good")[0]
    assert applied(SCHEDULER, Standing(), rated).state.phase == "learning"
    state = applied(SCHEDULER, Standing(), replace(rated, graduates=True)).state
    interval = SCHEDULER.interval(state.memory, "card", 1)
    assert (state.phase, state.due, state.due_at, state.step) == ("review", DAY + timedelta(days=interval), None, 0)
    # One that left them by itself is as it is.
    easy = replace(log("easy")[0], graduates=True)
    assert applied(SCHEDULER, Standing(), easy) == applied(SCHEDULER, Standing(), replace(easy, graduates=False))
