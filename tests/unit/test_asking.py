"""What of a queue is asked: in which order, in about how many minutes, and nothing that the catalogue has no more."""

from dataclasses import replace
from pathlib import Path

import pytest

from rehearse.catalog.cards import Flashcard
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.decks import Deck
from rehearse.review.asking import asking
from rehearse.review.history import Standing
from rehearse.review.items import Asked
from rehearse.review.library import Library
from rehearse.review.queue import Queue
from rehearse.review.schedule import State
from tests.scripted import PROBLEM

SHORT, LONG = PROBLEM, replace(PROBLEM, slug="trebling", minutes=40)
CARDS = tuple(Flashcard(f"c{number}", "?", "!", ()) for number in range(9))
LIBRARY = Library(
    Catalog({each.slug: each for each in (SHORT, LONG)}, (), decks={"d": Deck("d", "D", CARDS, Path("d.toml"))})
)


def there(item):
    return LIBRARY.find(item) is not None


def item(name: str, phase: str = "review") -> Asked:
    return Asked(name, name.partition(":")[0], name, Standing(State(phase=phase)), 0)


def queue(*, waiting=(), due=(), new=(), done=()) -> Queue:
    parts = [tuple(map(item, part)) for part in (waiting, due)]
    return Queue(*parts, tuple(item(name, "new") for name in new), 0, None, tuple(map(item, done)))


def names(items):
    return [each.item for each in items]


DUE = ["problem:trebling", "card:c1", "problem:doubling", "card:c2"]


def test_problems_come_after_all_cards():
    asked = asking(queue(waiting=["card:c0"], due=DUE, new=["card:c3"]), LIBRARY, has=there, goal_minutes=0)
    assert names(asked.in_order) == ["card:c0", "card:c1", "card:c2", "card:c3", "problem:trebling", "problem:doubling"]
    assert [problem.slug for problem in asked.to_solve] == ["trebling", "doubling"]


def test_what_the_catalogue_has_no_more_is_left_out():
    gone = ["card:gone", "problem:gone"]
    asked = asking(queue(waiting=gone, due=gone, new=gone, done=gone), LIBRARY, has=there, goal_minutes=1)
    assert (names(asked.in_order), asked.share.left, asked.share.seconds) == ([], (), 0)


@pytest.mark.parametrize(
    ("found", "minutes"),
    [
        (queue(), 0),
        (queue(due=["card:c0"]), 1),
        (queue(due=DUE), 46),
        (queue(new=["card:c0", "card:c1", "card:c2"]), 2),
    ],
)
def test_a_problem_takes_what_its_folder_says_and_a_new_card_longer_than_a_known_one(found, minutes):
    asked = asking(found, LIBRARY, has=there, goal_minutes=0)
    assert asked.minutes(asked.in_order) == minutes


def test_new_cards_wait_while_something_is_left_for_other_days():
    found = queue(due=DUE, new=["card:c3"])
    assert names(asking(found, LIBRARY, has=there, goal_minutes=40).new) == []
    assert names(asking(found, LIBRARY, has=there, goal_minutes=60).new) == ["card:c3"]
