"""Cards and decks of a person's own, on real SQLite: what is kept, what is refused, and what others never see."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.cards import decks, service
from rehearse.cards.errors import CardChangedError, NameTakenError, TooManyError, UnknownCardError
from rehearse.cards.reading import cards_in_deck, cards_of, deleted_decks, own_decks
from rehearse.cards.service import Cards
from rehearse.cards.texts import MAX_NAME, MAX_TEXT, CardRefusedError, Texts
from rehearse.catalog.catalog import Catalog
from rehearse.review.items import NewItem
from rehearse.review.library import Library
from rehearse.review.memory import Rating
from rehearse.review.service import Reviewer, UnknownItemError
from rehearse.review.settings import Settings
from tests.unit.catalog_folders import DECK, make_deck, make_problem, make_problems

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
MEETING = "card:dsa-patterns-meeting"
TEXTS = Texts("What is a page fault?", "A page that is not in memory.")
FAILURE = {"test": "test_properties.py::test_sum", "input": "double(1)", "expected": "2", "why": "It doubles."}


@pytest.fixture
def library(tmp_path):
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    # One of its links leads nowhere any more.
    make_deck(folder, text=DECK.replace('links = ["', 'links = ["gone", "'))
    return Library(Catalog.load(folder))


@pytest.fixture
def session(tmp_path):
    engine = db.connect(f"sqlite:///{tmp_path / 'test.db'}")
    db.upgrade(engine)
    with db.make_sessions(engine)() as opened:
        ensure_single_user(opened, START)
        opened.execute(text("INSERT INTO users (id, name, created_at) SELECT 2, 'other', created_at FROM users"))
        yield opened
    engine.dispose()


@pytest.fixture
def person(session, library):
    """Gives what a person can do at a moment: with cards, with decks, and in the reviews."""

    def at(user=1, **passed):
        now = START + timedelta(**passed)
        reviewer = Reviewer(session, user, now=now, settings=replace(Settings(), new_a_day=99))
        cards = Cards(session, user, library=library, reviewer=reviewer, now=now)
        return SimpleNamespace(cards=cards, decks=decks.Decks(session, user, now=now), reviewer=reviewer)

    return at


@pytest.fixture
def me(person):
    return person()


def asked(reviewer):
    return [each.item for each in reviewer.queue()]


def test_a_new_card_is_asked_at_once(me):
    card = me.cards.add(TEXTS, me.decks.make("Systems").id)
    assert card.item.startswith("own:")
    assert asked(me.reviewer) == [card.item]
    assert (card.deck, card.texts) == ("Systems", TEXTS)


def test_texts_are_tidied(me):
    card = me.cards.add(Texts("\n\nfront  \r\nmore\n", "back", tags=" a  b a", rubric=("", " one\ttwo ")))
    assert (card.texts.front, card.texts.tags, card.texts.rubric) == ("front\nmore", "a b", ("one two",))


def test_a_card_without_a_deck_goes_into_the_one_for_such(me, session):
    for _ in range(2):
        me.cards.add(TEXTS)
    assert [(deck.name, deck.cards, deck.begun) for deck in own_decks(session, 1)] == [("My cards", 2, 0)]


def test_a_changed_card_keeps_its_history(me, person):
    card = me.cards.add(TEXTS)
    rated = me.reviewer.rate(card.item, Rating.EASY, seen=0)
    changed = person(days=1).cards.change(card.item, replace(TEXTS, back="Not in memory."), seen=card.version)
    assert changed.texts.back == "Not in memory."
    assert me.reviewer.find(card.item) == rated


def test_a_change_that_was_overtaken_is_refused(me):
    card = me.cards.add(TEXTS)
    first = me.cards.change(card.item, replace(TEXTS, back="first"), seen=card.version)
    # The clock has not moved on, and still these are two states.
    with pytest.raises(CardChangedError, match="changed elsewhere"):
        me.cards.change(card.item, replace(TEXTS, back="second"), seen=card.version)
    assert me.cards.find(card.item) == first


def test_a_card_of_the_catalogue_is_changed_in_place_and_back(me, person):
    original = me.cards.find(MEETING)
    mine = me.cards.change(MEETING, replace(original.texts, back="Where they meet."), seen=original.version)
    assert (mine.texts.back, mine.rewritten, mine.deck_id) == ("Where they meet.", True, None)
    me.cards.delete(MEETING)
    back = me.cards.find(MEETING)
    assert (back.texts, back.rewritten) == (original.texts, False)
    again = person(hours=1).cards.change(MEETING, replace(original.texts, back="They meet."), seen=back.version)
    assert again.texts.back == "They meet."


def test_going_back_to_the_original_can_be_taken_back(me):
    mine = me.cards.change(MEETING, replace(me.cards.find(MEETING).texts, back="There."), seen=0)
    me.cards.delete(MEETING)
    assert me.cards.restore(MEETING).texts == mine.texts


def test_of_two_first_changes_of_a_card_of_the_catalogue_one_counts(me):
    texts = me.cards.find(MEETING).texts
    me.cards.change(MEETING, replace(texts, back="first"), seen=0)
    with pytest.raises(CardChangedError):
        me.cards.change(MEETING, replace(texts, back="second"), seen=0)


def test_saving_without_a_change_makes_no_words_of_ones_own(me):
    card = me.cards.find(MEETING)
    assert not me.cards.change(MEETING, card.texts, seen=card.version).rewritten


def test_a_card_that_was_deleted_is_not_asked_and_comes_back_as_it_stood(me, person):
    card = me.cards.add(TEXTS)
    rated = me.reviewer.rate(card.item, Rating.EASY, seen=0)
    later = person(days=40)
    assert later.cards.delete(card.item).deleted
    assert asked(later.reviewer) == []
    assert len(later.reviewer.entries(card.item)) == 1
    with pytest.raises(UnknownItemError):
        later.reviewer.rate(card.item, Rating.GOOD, seen=rated.last_entry)
    later.cards.restore(card.item)
    assert asked(later.reviewer) == [card.item]
    assert later.reviewer.find(card.item) == rated


def test_many_deleted_new_cards_do_not_keep_others_from_being_asked(me, session, library):
    first = [me.cards.add(TEXTS).item for _ in range(20)]
    me.reviewer.take_up([NewItem(MEETING, "card", MEETING)])
    for item in first:
        me.cards.delete(item)
    one_a_day = Reviewer(session, 1, now=START, settings=replace(Settings(), new_a_day=1))
    assert asked(one_a_day) == [MEETING]


def test_undo_passes_over_what_was_done_to_a_deleted_card(me):
    kept, deleted = me.cards.add(TEXTS).item, me.cards.add(TEXTS).item
    for item in (kept, deleted):
        me.reviewer.rate(item, Rating.EASY, seen=0)
    me.cards.delete(deleted)
    assert me.reviewer.undo().item == kept
    assert me.reviewer.undo() is None


def test_a_deleted_deck_takes_its_cards_along_and_brings_them_back(me, session):
    deck = me.decks.make("Systems")
    gone = me.cards.add(TEXTS, deck.id).item
    kept = me.cards.add(TEXTS, deck.id).item
    me.cards.delete(gone)
    # A deck is deleted at another moment than one of its cards.
    later = decks.Decks(session, 1, now=START + timedelta(hours=1))
    later.delete(deck.id)
    assert (own_decks(session, 1), asked(me.reviewer)) == ([], [])
    with pytest.raises(UnknownCardError):
        me.cards.restore(kept)
    assert later.restore(deck.id).cards == 1
    assert asked(me.reviewer) == [kept]


def test_deleted_decks_are_told_to_their_person_the_last_one_first(me, session):
    first, empty = me.decks.make("Systems"), me.decks.make("Networks")
    me.cards.add(TEXTS, first.id)
    me.decks.delete(first.id)
    decks.Decks(session, 1, now=START + timedelta(hours=1)).delete(empty.id)
    assert [(deck.name, deck.cards) for deck in deleted_decks(session, 1)] == [("Networks", 0), ("Systems", 1)]
    assert deleted_decks(session, 2) == []


def test_the_name_of_a_deleted_deck_is_free_and_the_deck_still_comes_back(me, session):
    old = me.decks.make("Systems")
    me.decks.delete(old.id)
    me.decks.make("Systems")
    me.decks.restore(old.id)
    assert [deck.name for deck in own_decks(session, 1)] == ["Systems", f"Systems (deleted {old.id})"]


@pytest.mark.parametrize("name", ["", " \t\n", "\x00"])
def test_a_deck_needs_a_name(me, name):
    with pytest.raises(CardRefusedError, match="has no name"):
        me.decks.make(name)


def test_a_deck_named_twice_is_refused(me, session):
    first = me.decks.make("Systems")
    other = me.decks.make("Networks")
    with pytest.raises(NameTakenError, match="'Systems' already"):
        me.decks.make(" Systems ")
    with pytest.raises(NameTakenError):
        me.decks.rename(other.id, "Systems")
    assert me.decks.rename(first.id, "Systems").name == "Systems"
    assert {deck.name for deck in own_decks(session, 1)} == {"Systems", "Networks"}


def test_a_name_that_is_too_long_is_refused(me):
    with pytest.raises(CardRefusedError, match="201 characters"):
        me.decks.make("x" * (MAX_NAME + 1))


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (Texts("", "back"), "The front is empty"),
        (Texts(" \n", "back"), "The front is empty"),
        (Texts("front", "\n"), "The back is empty"),
        (Texts("x" * (MAX_TEXT + 1), "back"), "20,001 characters; at most 20,000"),
        (Texts("front", "back", why="x" * (MAX_TEXT + 1)), "The reason has"),
        (Texts("fro\0nt", "back"), "The front holds the character"),
        (Texts("front", "\ud800"), "The back holds the character"),
        (Texts("front", "back", tags="x" * 1001), "list of tags has"),
        (Texts("front", "back", rubric=("x" * 401,)), "line of the rubric has"),
        (Texts("front", "back", rubric=("x",) * 9), "9 lines in its rubric"),
        (Texts("front", "back", links=tuple(f"p{number}" for number in range(11))), "11 links"),
    ],
)
def test_what_cannot_be_on_a_card_changes_nothing(me, session, texts, words):
    with pytest.raises(CardRefusedError, match=words):
        me.cards.add(texts)
    assert own_decks(session, 1) == []


def test_a_card_that_came_in_longer_than_one_types_is_changed_where_it_is_not(me, session):
    card, long = me.cards.add(TEXTS), "<p>" + "x " * MAX_TEXT + "\n</p>"
    session.execute(text("UPDATE own_cards SET form = 'html', front = :long, tags = :long"), {"long": long})
    typed = replace(TEXTS, front=long, back="In no memory.", tags=long)
    changed = me.cards.change(card.item, typed, seen=card.version)
    assert (changed.texts.back, len(changed.texts.front) > MAX_TEXT) == ("In no memory.", True)
    with pytest.raises(CardRefusedError, match=r"The front has 40,0.. characters; at most 20,000"):
        me.cards.change(card.item, replace(typed, front=f"{long}!"), seen=changed.version)
    assert me.cards.change(card.item, replace(TEXTS, tags="os"), seen=changed.version).texts.front == TEXTS.front


def test_a_link_must_lead_to_a_problem_unless_it_was_there(me):
    assert me.cards.add(replace(TEXTS, links=("double-it",))).texts.links == ("double-it",)
    with pytest.raises(UnknownCardError, match="no problem 'gone'"):
        me.cards.add(replace(TEXTS, links=("gone",)))
    mine = me.cards.change(MEETING, replace(me.cards.find(MEETING).texts, back="Mine."), seen=0)
    assert mine.texts.links == ("gone", "double-it")


def test_there_are_bounds_for_cards_and_decks(me, monkeypatch):
    monkeypatch.setattr(service, "MAX_CARDS", 1)
    monkeypatch.setattr(decks, "MAX_DECKS", 1)
    card = me.cards.add(TEXTS)
    with pytest.raises(TooManyError, match="as many as may be"):
        me.cards.add(TEXTS)
    with pytest.raises(TooManyError, match="as many as may be"):
        me.decks.make("Another")
    me.cards.delete(card.item)
    assert me.cards.add(TEXTS).item


@pytest.mark.parametrize("item", ["own:nobody", "card:nobody", "problem:double-it", ""])
def test_an_unknown_card_is_named(me, item):
    for act in (me.cards.find, me.cards.delete, me.cards.restore, lambda name: me.cards.change(name, TEXTS, seen=0)):
        with pytest.raises(UnknownCardError, match=repr(item)):
            act(item)


def test_nobody_sees_or_changes_anothers_cards(me, person, session):
    deck = me.decks.make("Systems")
    card = me.cards.add(TEXTS, deck.id)
    me.cards.change(MEETING, replace(me.cards.find(MEETING).texts, back="Mine."), seen=0)
    other = person(user=2)
    assert (own_decks(session, 2), cards_of(session, 2, [card.item, MEETING])) == ([], {})
    assert cards_in_deck(session, 2, deck.id).total == 0
    assert other.cards.find(MEETING).texts.back == "When they meet."
    for act in (
        lambda: other.cards.find(card.item),
        lambda: other.cards.change(card.item, TEXTS, seen=card.version),
        lambda: other.cards.delete(card.item),
        lambda: other.cards.delete(MEETING),
        lambda: other.cards.restore(card.item),
        lambda: other.cards.add(TEXTS, deck.id),
        lambda: other.decks.rename(deck.id, "Theirs"),
        lambda: other.decks.delete(deck.id),
        lambda: other.decks.restore(deck.id),
    ):
        with pytest.raises(UnknownCardError):
            act()
    assert me.cards.find(card.item) == card
    assert other.decks.make("Systems").id != deck.id


def test_a_failure_makes_one_card_however_often(me, session, library):
    problem = library.problem("double-it")
    first = me.cards.add_mistake(problem, "wrong_answer", FAILURE)
    assert me.cards.add_mistake(problem, "wrong_answer", {**FAILURE, "output": "another"}) == first
    assert (first.deck, first.texts.links) == ("My mistakes", ("double-it",))
    assert me.cards.add_mistake(problem, "wrong_answer", {**FAILURE, "input": "double(2)"}).item != first.item
    assert (own_decks(session, 1)[0].cards, len(asked(me.reviewer))) == (2, 2)


def test_the_same_mistake_of_two_people_is_two_cards(me, person, library):
    mine, theirs = (
        each.cards.add_mistake(library.problem("double-it"), "wrong_answer", FAILURE) for each in (me, person(user=2))
    )
    me.cards.delete(mine.item)
    assert (asked(me.reviewer), asked(person(user=2).reviewer)) == ([], [theirs.item])


def test_a_deleted_mistake_comes_back_when_it_is_made_again(me, library):
    problem = library.problem("double-it")
    card = me.cards.add_mistake(problem, "wrong_answer", FAILURE)
    me.decks.delete(card.deck_id)
    again = me.cards.add_mistake(problem, "wrong_answer", FAILURE)
    assert (again.item, again.deck, again.deleted) == (card.item, "My mistakes", False)
    assert asked(me.reviewer) == [card.item]


@pytest.mark.parametrize("verdict", ["time_limit", "load_error", "accepted", ""])
def test_only_a_wrong_answer_or_an_exception_makes_a_card(me, library, session, verdict):
    with pytest.raises(CardRefusedError, match="Only a wrong answer"):
        me.cards.add_mistake(library.problem("double-it"), verdict, FAILURE)
    assert own_decks(session, 1) == []


def test_a_deck_is_searched_and_comes_in_pages(me, person, session):
    deck = me.decks.make("Systems")
    for number in range(101):
        person(seconds=number).cards.add(
            Texts(f"Question {number}", "100 %" if number == 7 else "x", tags="os"), deck.id
        )
    last = cards_in_deck(session, 1, deck.id, page=99)
    assert (last.page, last.pages, last.total, [line.front for line in last.lines]) == (2, 2, 101, ["Question 0"])
    assert cards_in_deck(session, 1, deck.id).lines[0].front == "Question 100"
    found = cards_in_deck(session, 1, deck.id, search="OS question %")
    assert (found.shown, [line.front for line in found.lines]) == (1, ["Question 7"])
    assert cards_in_deck(session, 1, deck.id, search="nothing").lines == ()


def test_a_line_of_a_deck_tells_where_its_card_stands(me, session):
    card = me.cards.add(TEXTS)
    me.reviewer.rate(card.item, Rating.EASY, seen=0)
    me.reviewer.set_aside(card.item, "flagged", flag=2)
    (line,) = cards_in_deck(session, 1, card.deck_id).lines
    assert (line.phase, line.flag, line.suspended, line.due > START.date()) == ("review", 2, False, True)
    assert own_decks(session, 1)[0].begun == 1
