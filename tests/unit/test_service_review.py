"""Reviewing on real SQLite: what is due, what a rating stores, what two tabs cannot do, and how far undoing goes."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, text

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.review import history
from rehearse.review.forecast import coming_due, reviews_anything
from rehearse.review.items import NewItem, card_key, problem_key
from rehearse.review.memory import MemoryModel, Rating
from rehearse.review.schedule import ClockError
from rehearse.review.service import Evidence, Reviewer, StaleAnswerError, UnknownItemError
from rehearse.review.settings import Chosen, Settings
from rehearse.review.withdrawing import withdraw

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
SETTINGS = Settings()
AGAIN, HARD, GOOD, EASY = Rating
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def engine(tmp_path):
    made = db.connect(f"sqlite:///{tmp_path / 'test.db'}")
    db.upgrade(made)
    with db.make_sessions(made)() as session:
        ensure_single_user(session, START)
    yield made
    made.dispose()


@pytest.fixture
def session(engine):
    with db.make_sessions(engine)() as opened:
        yield opened


def reviewer(session, now=START, user=1, new=9) -> Reviewer:
    return Reviewer(session, user, now=now, settings=replace(SETTINGS, new_a_day=new))


def cards(count: int, group: str | None = None) -> list[NewItem]:
    """Cards of one group, or of a group each."""
    return [NewItem(card_key(f"c{number}"), "card", group or f"g{number}") for number in range(count)]


def names(asked) -> list[str]:
    return [each.item for each in asked]


@pytest.fixture
def taken_up(session):
    """Three cards and a problem that were never rated."""
    reviewer(session).take_up([*cards(3), NewItem(problem_key("lru-cache"), "problem", "lru-cache")])
    return session


def test_items_are_taken_up_once_and_asked_in_their_order(taken_up):
    assert reviewer(taken_up, START + MINUTE).take_up([*cards(4)]) == 1
    assert names(reviewer(taken_up).queue()) == ["card:c0", "card:c1", "card:c2", "problem:lru-cache", "card:c3"]
    assert names(reviewer(taken_up, new=2).queue()) == ["card:c0", "card:c1"]
    assert names(reviewer(taken_up, new=0).queue()) == []


def test_what_two_requests_take_up_in_the_same_moment_is_there_once(engine, session, monkeypatch):
    # The other request comes between this one's look at what is known and its writing.
    def meanwhile(*_arguments):
        monkeypatch.undo()
        with db.make_sessions(engine).begin() as other:
            reviewer(other).take_up(cards(3))
        return []

    monkeypatch.setattr(session, "scalars", meanwhile)
    reviewer(session).take_up(cards(4))
    session.commit()
    assert names(reviewer(session).queue()) == ["card:c0", "card:c1", "card:c2", "card:c3"]


def test_new_cards_of_several_decks_are_mixed(session):
    for number, deck in enumerate("ab"):
        items = [NewItem(card_key(f"{deck}{card}"), "card", f"{deck}{card}") for card in range(3)]
        reviewer(session, START + number * MINUTE).take_up(items)
    assert names(reviewer(session).queue()) == ["card:a0", "card:b0", "card:a1", "card:b1", "card:a2", "card:b2"]


def test_a_problem_that_was_solved_takes_no_new_card_away(taken_up):
    reviewer(taken_up).rate("problem:lru-cache", GOOD, seen=0)
    assert names(reviewer(taken_up, new=2).queue()) == ["card:c0", "card:c1"]


def test_a_rating_is_logged_with_its_evidence_and_stored(taken_up):
    evidence = Evidence(HARD, "two hints", 1800.0)
    rated = reviewer(taken_up).rate("problem:lru-cache", GOOD, seen=0, evidence=evidence)
    assert reviewer(taken_up).find("problem:lru-cache") == rated
    assert (rated.standing.state.phase, rated.standing.state.reviews) == ("review", 1)
    row = taken_up.execute(text("SELECT rating, suggested, reason, seconds, engine, day FROM review_log")).one()
    assert (*row[:5], str(row.day)) == (3, 2, "two hints", 1800.0, "FSRS-6", "2026-03-02")


def test_a_learning_step_comes_back_when_its_time_has_come(taken_up):
    reviewer(taken_up).rate("card:c0", GOOD, seen=0)
    soon = reviewer(taken_up, START + 9 * MINUTE, new=0).queue()
    assert (names(soon), soon.later, soon.next_at) == ([], 1, START + 10 * MINUTE)
    assert names(reviewer(taken_up, START + 10 * MINUTE, new=0).queue().waiting) == ["card:c0"]
    # Nobody has to come back for it the same day.
    assert names(reviewer(taken_up, START + DAY, new=0).queue().waiting) == ["card:c0"]


def test_what_was_due_and_is_answered_is_told_and_what_began_today_is_not(taken_up):
    reviewer(taken_up).rate("card:c0", EASY, seen=0)
    assert reviewer(taken_up).queue().done == ()
    later = reviewer(taken_up, START + 30 * DAY)
    later.rate("card:c0", EASY, seen=later.find("card:c0").last_entry)
    later.rate("card:c1", EASY, seen=0)
    assert names(later.queue().done) == ["card:c0"]


def test_what_comes_due_is_foreseen_by_day_and_kind(taken_up):
    rated = [reviewer(taken_up).rate(item, EASY, seen=0) for item in ("card:c0", "card:c1", "problem:lru-cache")]
    reviewer(taken_up).set_aside("card:c1", "suspended")
    reviewer(taken_up).rate("card:c2", EASY, seen=0)
    withdraw(taken_up, 1, ["card:c2"])
    days = [(each.standing.state.due - START.date()).days for each in rated]
    found = coming_due(taken_up, 1, today=START.date(), days=max(days))
    assert {day: dict(kinds) for day, kinds in enumerate(found, 1) if kinds} == {
        days[0]: {"card": 1},
        days[2]: {"problem": 1},
    }
    assert not any(coming_due(taken_up, 2, today=START.date(), days=max(days)))


def test_who_has_taken_nothing_up_reviews_nothing(taken_up):
    assert [reviews_anything(taken_up, user) for user in (1, 2)] == [True, False]


def test_what_is_most_nearly_forgotten_is_asked_first(taken_up):
    for number, rating in enumerate((EASY, EASY, EASY)):
        reviewer(taken_up, START + number * DAY).rate(f"card:c{number}", rating, seen=0)
    due = reviewer(taken_up, START + 30 * DAY, new=0).queue().due
    assert names(due) == ["card:c0", "card:c1", "card:c2"]


def test_of_a_group_one_is_asked_a_day(session):
    reviewer(session).take_up(cards(3, group="adam"))
    assert names(reviewer(session).queue()) == ["card:c0"]
    reviewer(session).rate("card:c0", EASY, seen=0)
    assert names(reviewer(session).queue()) == []
    assert names(reviewer(session, START + DAY).queue()) == ["card:c1"]


def test_the_second_answer_to_one_question_is_refused_and_not_counted(taken_up):
    shown = reviewer(taken_up).find("card:c0")
    first = reviewer(taken_up).rate("card:c0", EASY, seen=shown.last_entry)
    with pytest.raises(StaleAnswerError, match="not counted"):
        reviewer(taken_up).rate("card:c0", AGAIN, seen=shown.last_entry)
    assert reviewer(taken_up).find("card:c0") == first
    assert len(reviewer(taken_up).entries()) == 1


def test_of_two_answers_in_the_same_moment_one_is_stored(engine, taken_up, monkeypatch):
    # The other tab's answer comes between the reading and the writing of this one.
    taken_up.commit()
    applied = history.applied

    def meanwhile(*arguments):
        monkeypatch.setattr(history, "applied", applied)
        with db.make_sessions(engine).begin() as other:
            reviewer(other).rate("card:c0", EASY, seen=0)
        return applied(*arguments)

    monkeypatch.setattr(history, "applied", meanwhile)
    with pytest.raises(StaleAnswerError):
        reviewer(taken_up).rate("card:c0", AGAIN, seen=0)
    taken_up.rollback()
    assert [entry.rating for entry in reviewer(taken_up).entries()] == [EASY]
    assert reviewer(taken_up).find("card:c0").standing.state.reviews == 1


@pytest.mark.parametrize("rating", [0, 5])
def test_a_rating_that_is_none_of_the_four_changes_nothing(taken_up, rating):
    with pytest.raises(ValueError, match=f"{rating} is not a valid Rating"):
        reviewer(taken_up).rate("card:c0", rating, seen=0)
    assert reviewer(taken_up).entries() == []


def test_an_unknown_item_is_named(taken_up):
    with pytest.raises(UnknownItemError, match="'card:nobody'"):
        reviewer(taken_up).rate("card:nobody", GOOD, seen=0)


def test_a_clock_that_runs_backwards_changes_nothing(taken_up):
    rated = reviewer(taken_up).rate("card:c0", EASY, seen=0)
    with pytest.raises(ClockError):
        reviewer(taken_up, START - MINUTE).rate("card:c0", GOOD, seen=rated.last_entry)
    assert reviewer(taken_up).find("card:c0") == rated
    assert len(reviewer(taken_up).entries()) == 1


def test_a_clock_that_was_set_back_refuses_the_rating_and_not_the_look(taken_up):
    reviewer(taken_up).rate("card:c0", EASY, seen=0)
    before = reviewer(taken_up, START - MINUTE)
    assert before.preview(before.find("card:c0"), GOOD).reviewed_at == START


def test_suspended_and_buried_items_are_not_asked(taken_up):
    reviewer(taken_up).set_aside("card:c0", "suspended")
    reviewer(taken_up).set_aside("card:c1", "buried")
    assert names(reviewer(taken_up).queue()) == ["card:c2", "problem:lru-cache"]
    reviewer(taken_up).set_aside("card:c0", "resumed")
    assert names(reviewer(taken_up, START + DAY, new=2).queue()) == ["card:c0", "card:c1"]


def test_a_failed_test_calls_the_cards_of_its_concept(taken_up):
    for item in ("card:c0", "card:c1"):
        reviewer(taken_up).rate(item, EASY, seen=0)
    tomorrow = reviewer(taken_up, START + DAY, new=0)
    assert names(tomorrow.queue()) == []
    assert tomorrow.call(["card:c0", "card:c2", "card:nobody"]) == ["card:c0"]
    assert names(tomorrow.queue().due) == ["card:c0"]
    assert tomorrow.call(["card:c0"]) == []


def test_what_was_answered_today_is_never_to_be_asked_or_comes_sooner_anyway_is_not_called(taken_up):
    reviewer(taken_up).rate("card:c0", EASY, seen=0)
    reviewer(taken_up).rate("card:c1", EASY, seen=0)
    assert reviewer(taken_up).call(["card:c0"]) == []
    reviewer(taken_up).set_aside("card:c1", "suspended")
    tomorrow = reviewer(taken_up, START + DAY)
    tomorrow.rate("card:c2", AGAIN, seen=0)
    assert tomorrow.call(["card:c1", "card:c2"]) == []


def test_undoing_and_redoing_go_back_and_forth_over_several_items(taken_up):
    before = [reviewer(taken_up).find(f"card:c{number}").standing for number in range(3)]
    after = [reviewer(taken_up).rate(f"card:c{number}", GOOD, seen=0).standing for number in range(3)]
    assert [reviewer(taken_up).undo().item for _ in range(3)] == ["card:c2", "card:c1", "card:c0"]
    assert reviewer(taken_up).undo() is None
    assert [reviewer(taken_up).find(f"card:c{number}").standing for number in range(3)] == before
    assert [reviewer(taken_up).redo().item for _ in range(3)] == ["card:c0", "card:c1", "card:c2"]
    assert reviewer(taken_up).redo() is None
    assert [reviewer(taken_up).find(f"card:c{number}").standing for number in range(3)] == after


@pytest.mark.parametrize("seed", range(100))
def test_a_random_walk_ends_where_a_replay_of_its_log_ends(taken_up, seed):
    chance = random.Random(seed)
    now = START
    items = ["card:c0", "card:c1", "card:c2", "problem:lru-cache"]
    undone = []
    for _ in range(50):
        now += chance.choice((MINUTE, 7 * MINUTE, 5 * 60 * MINUTE, DAY, 9 * DAY))
        each, item = reviewer(taken_up, now), chance.choice(items)
        match chance.choice(("rate", "rate", "rate", "undo", "undo", "redo", "aside", "call")):
            case "rate":
                each.rate(item, chance.choice(list(Rating)), seen=each.find(item).last_entry)
            case "undo":
                undone.append(each.undo())
            case "redo":
                undone.append(each.redo())
            case "aside":
                each.set_aside(
                    item, chance.choice(("suspended", "resumed", "buried", "flagged")), flag=chance.randint(0, 4)
                )
            case "call":
                each.call([item])
    last = reviewer(taken_up, now)
    schedulers = {item: SETTINGS.scheduler(item.partition(":")[0]) for item in items}
    replayed = history.replayed(schedulers, last.entries())
    assert {item: last.find(item).standing for item in items} == {
        item: replayed.get(item, history.Standing()) for item in items
    }


def test_the_walks_do_undo(taken_up):
    # A control: a walk that never undoes anything would agree with its replay as well.
    each = reviewer(taken_up)
    rated = each.rate("card:c0", GOOD, seen=0)
    assert each.undo().standing != rated.standing
    assert each.redo().standing == rated.standing


def at_retention(session, retention, now=START) -> Reviewer:
    """Somebody who wants to know so many of their cards."""
    return Reviewer(session, 1, now=now, settings=Chosen(card_retention=retention).settings_with(MemoryModel()))


@pytest.mark.parametrize("action", ["suspended", "buried", "flagged"])
def test_a_card_that_was_set_aside_is_due_as_before_when_that_is_undone(taken_up, action):
    at_retention(taken_up, 0.9).rate("card:c0", EASY, seen=0)
    before = at_retention(taken_up, 0.8).find("card:c0").standing
    at_retention(taken_up, 0.8).set_aside("card:c0", action, flag=1)
    after = at_retention(taken_up, 0.8).find("card:c0").standing
    assert at_retention(taken_up, 0.8).undo().standing == before
    assert at_retention(taken_up, 0.8).redo().standing == after


def test_a_card_is_due_as_before_when_its_rating_is_undone(taken_up):
    first = at_retention(taken_up, 0.9).rate("card:c0", EASY, seen=0)
    later = at_retention(taken_up, 0.8, START + 9 * DAY)
    rated = later.rate("card:c0", GOOD, seen=first.last_entry)
    assert later.undo().standing == first.standing
    assert later.redo().standing == rated.standing
    assert later.undo().standing == first.standing
    assert later.undo().standing == history.Standing()


def test_a_call_after_the_rating_that_is_undone_still_counts(taken_up):
    first = at_retention(taken_up, 0.9).rate("card:c0", EASY, seen=0)
    at_retention(taken_up, 0.8, START + DAY).rate("card:c0", EASY, seen=first.last_entry)
    called = at_retention(taken_up, 0.8, START + 3 * DAY)
    called.call(["card:c0"])
    assert called.undo().standing.state.due == (START + 3 * DAY).date()


def test_undoing_passes_over_what_a_verdict_rated(taken_up):
    reviewer(taken_up).rate("card:c0", AGAIN, seen=0)
    by_hand = reviewer(taken_up).rate("problem:lru-cache", HARD, seen=0)
    tomorrow = reviewer(taken_up, START + DAY)
    verdict = Evidence(GOOD, "solved with the first submission", 900.0)
    rated = tomorrow.rate("problem:lru-cache", GOOD, seen=by_hand.last_entry, evidence=verdict)
    assert tomorrow.undo().item == "card:c0"
    # What lies beneath the verdict stays as well.
    assert tomorrow.undo() is None
    assert tomorrow.find("problem:lru-cache") == rated


def test_a_verdict_that_was_graded_otherwise_stays_when_something_is_undone(taken_up):
    rated = reviewer(taken_up).rate("problem:lru-cache", GOOD, seen=0, evidence=Evidence(GOOD, "solved"))
    regraded = reviewer(taken_up).regrade("problem:lru-cache", EASY, seen=rated.last_entry)
    assert reviewer(taken_up).undo() is None
    flagged = reviewer(taken_up).set_aside("problem:lru-cache", "flagged", flag=2)
    assert reviewer(taken_up).undo().standing == regraded.standing != flagged.standing


def test_undoing_does_not_undo_a_call(taken_up):
    reviewer(taken_up).rate("card:c0", EASY, seen=0)
    tomorrow = reviewer(taken_up, START + DAY)
    tomorrow.call(["card:c0"])
    assert tomorrow.undo().item == "card:c0"
    assert tomorrow.find("card:c0").standing == history.Standing()


def test_the_queue_is_one_query(engine, taken_up):
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    reviewer(taken_up, new=8).queue()
    assert len(asked) == 1


def test_nobody_sees_anothers_items(taken_up):
    with pytest.raises(UnknownItemError):
        reviewer(taken_up, user=2).find("card:c0")
    assert names(reviewer(taken_up, user=2).queue()) == []
    assert reviewer(taken_up, user=2).undo() is None
