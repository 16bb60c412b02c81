"""Fits on real SQLite: what is learned from, what adopting weights changes of items, and how it is taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.review import fits, guard, history
from rehearse.review.fits import ChangedMeanwhileError
from rehearse.review.guard import Decision, training_items
from rehearse.review.memory import DEFAULT_WEIGHTS, MemoryModel, Rating
from rehearse.review.models import ReviewFit, ReviewItem
from rehearse.review.service import Reviewer
from rehearse.review.settings import Chosen, Settings, model_in_use, save_settings, settings_of
from tests import databases
from tests.people import BEGAN, FORGETFUL, reviews_of, store

DAYS = 40
LOG = reviews_of(FORGETFUL, cards=60, days=DAYS)
NOW = BEGAN + timedelta(days=DAYS)
OTHER = tuple(weight * 1.1 for weight in FORGETFUL)
ITEM = "card:made-up-0"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A database with the log, made once."""
    path = tmp_path_factory.mktemp("prepared") / "test.db"
    engine = db.connect(f"sqlite:///{path}")
    db.upgrade(engine)
    with db.make_sessions(engine)() as session:
        ensure_single_user(session, BEGAN)
    store(db.make_sessions(engine), LOG)
    engine.dispose()
    return path


@pytest.fixture
def sessions(prepared, tmp_path):
    engine = db.connect(f"sqlite:///{databases.copy(prepared, tmp_path)}")
    yield db.make_sessions(engine)
    engine.dispose()


def adopt(sessions, weights=FORGETFUL, before=DEFAULT_WEIGHTS, log=None, at=NOW) -> ReviewFit:
    """Keep weights as if the guard had decided for them."""
    with sessions() as session:
        log = log or fits.read_log(session, 1)
    decision = Decision(training_items(log.reviews), adopted=True, reason="", before=0.4, after=0.3, weights=weights)
    memories = guard.memories(MemoryModel(weights), log.reviews)
    with sessions.begin() as session:
        return fits.keep(session, 1, log, decision, memories, before=before, now=at)


def give_back(sessions, fit, to, log=None) -> None:
    with sessions() as session:
        log = log or fits.read_log(session, 1)
    memories = guard.memories(MemoryModel(to), log.reviews)
    with sessions.begin() as session:
        fits.take_back(session, 1, log, fit.id, memories, to=to, now=NOW)


def rows(sessions):
    with sessions() as session:
        return {row.item: row for row in session.scalars(select(ReviewItem))}


def replayed(sessions, weights):
    """Where the log leaves each item by these weights."""
    settings = Settings(model=MemoryModel(weights))
    with sessions() as session:
        entries = Reviewer(session, 1, now=NOW, settings=settings).entries()
    return history.replayed(dict.fromkeys((entry.item for entry in entries), settings.scheduler("card")), entries)


def memories(sessions):
    return {item: (row.stability, row.difficulty) for item, row in rows(sessions).items() if row.reviews}


def by(sessions, weights):
    """The memories that a replay of the log gives by these weights."""
    found = {item: standing.state.memory for item, standing in replayed(sessions, weights).items()}
    return {item: (memory.stability, memory.difficulty) for item, memory in found.items()}


def test_the_log_is_read_without_what_was_undone(sessions):
    with sessions.begin() as session:
        reviewer = Reviewer(session, 1, now=NOW, settings=Settings())
        for number in range(3):
            item = reviewer.find(f"card:made-up-{number}")
            reviewer.rate(item.item, Rating.GOOD, seen=item.last_entry)
        reviewer.undo()
        reviewer.undo()
        reviewer.redo()
        log = fits.read_log(session, 1)
    assert log.reviews[: len(LOG)] == [(item, rating, BEGAN.toordinal() + day) for item, rating, day in LOG]
    assert [log.items[review.item] for review in log.reviews[len(LOG) :]] == ["card:made-up-0", "card:made-up-1"]


def test_what_can_be_learned_from_is_counted_as_the_guard_counts(sessions):
    with sessions.begin() as session:
        assert fits.count_items(session, 1) == training_items(LOG)
        reviewer = Reviewer(session, 1, now=NOW, settings=Settings())
        for rating in (Rating.GOOD, Rating.AGAIN):
            reviewer.rate(ITEM, rating, seen=reviewer.find(ITEM).last_entry)
        assert fits.count_items(session, 1) == training_items(LOG) + 1
        reviewer.undo()
        reviewer.undo()
        assert fits.count_items(session, 1) == training_items(LOG)
        assert fits.count_items(session, 2) == 0


@pytest.mark.sqlite
def test_what_can_be_learned_from_is_counted_in_an_index(sessions):
    asked = []
    event.listen(sessions.kw["bind"], "before_cursor_execute", lambda *arguments: asked.append(arguments[2:4]))
    with sessions() as session:
        fits.count_items(session, 1)
        ((statement, parameters),) = asked
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        steps = [row.detail for row in plan if "review_log" in row.detail]
    # Neither rows of the log nor a heap of all days are looked at: only what was undone is, of which there is little.
    index = "INDEX ix_review_log_user_id_action_item_day (user_id=? AND action=?)"
    assert steps == [f"SEARCH review_log USING COVERING {index}", f"SEARCH review_log USING {index}"]


def test_adopted_weights_are_in_use_and_every_memory_follows_them(sessions):
    assert memories(sessions) == by(sessions, DEFAULT_WEIGHTS)
    adopt(sessions)
    assert memories(sessions) == by(sessions, FORGETFUL)
    with sessions() as session:
        assert settings_of(session, 1).model == MemoryModel(FORGETFUL)
        assert settings_of(session, 2).model == MemoryModel()


def test_adopting_changes_nothing_else_of_an_item(sessions):
    def everything_else():
        kept = [column.name for column in ReviewItem.__table__.c if column.name not in {"stability", "difficulty"}]
        return {item: [getattr(row, name) for name in kept] for item, row in rows(sessions).items()}

    before = everything_else()
    adopt(sessions)
    assert everything_else() == before
    # A control: by the new weights a replay would move days.
    assert {standing.state.due for standing in replayed(sessions, FORGETFUL).values()} != {
        row.due for row in rows(sessions).values()
    }


def test_weights_of_the_person_schedule_together_with_what_they_chose(sessions):
    adopt(sessions)
    with sessions.begin() as session:
        save_settings(session, 1, replace(Chosen(), card_retention=0.95))
        settings = settings_of(session, 1)
    assert (settings.model.weights, settings.policies["card"].retention) == (FORGETFUL, 0.95)


def test_a_refused_fit_is_kept_and_changes_nothing(sessions):
    with sessions.begin() as session:
        decision = Decision(500, adopted=False, reason="no better", before=0.3, after=0.4, weights=FORGETFUL)
        fits.keep(session, 1, fits.read_log(session, 1), decision, {}, before=DEFAULT_WEIGHTS, now=NOW)
    assert memories(sessions) == by(sessions, DEFAULT_WEIGHTS)
    with sessions() as session:
        (kept,) = fits.tries(session, 1)
        assert (kept.adopted, kept.reason, fits.weights_of(kept)) == (False, "no better", FORGETFUL)
        assert fits.weights_before(kept) == DEFAULT_WEIGHTS
        assert fits.in_use(session, 1) is None


@pytest.mark.parametrize("weights", [FORGETFUL, DEFAULT_WEIGHTS], ids=["adopted", "taken back"])
def test_a_review_that_comes_meanwhile_is_not_lost(sessions, weights):
    fit = adopt(sessions) if weights == DEFAULT_WEIGHTS else None
    with sessions() as session:
        log = fits.read_log(session, 1)
    with sessions.begin() as session:
        reviewer = Reviewer(session, 1, now=NOW, settings=settings_of(session, 1))
        rated = reviewer.rate(ITEM, Rating.EASY, seen=reviewer.find(ITEM).last_entry)
    if fit is None:
        adopt(sessions, log=log)
    else:
        give_back(sessions, fit, DEFAULT_WEIGHTS, log=log)
    assert memories(sessions) == by(sessions, weights)
    row = rows(sessions)[ITEM]
    assert (row.reviews, row.last_entry, row.due) == (
        rated.standing.state.reviews,
        rated.last_entry,
        rated.standing.state.due,
    )


def test_a_review_that_comes_while_the_log_is_read_is_not_lost(sessions):
    statements = []

    def meanwhile(*_arguments):
        statements.append(1)
        if len(statements) == 2:
            with sessions.begin() as session:
                reviewer = Reviewer(session, 1, now=NOW, settings=Settings())
                reviewer.rate(ITEM, Rating.EASY, seen=reviewer.find(ITEM).last_entry)

    event.listen(sessions.kw["bind"], "before_cursor_execute", meanwhile)
    with sessions() as session:
        log = fits.read_log(session, 1)
    event.remove(sessions.kw["bind"], "before_cursor_execute", meanwhile)
    assert len(statements) > 2
    adopt(sessions, log=log)
    assert memories(sessions) == by(sessions, FORGETFUL)


@pytest.mark.parametrize("item", [ITEM, "card:made-up-new"])
def test_a_rating_that_began_before_weights_were_adopted_follows_them(sessions, monkeypatch, item):
    with sessions.begin() as session:
        session.add(ReviewItem(user_id=1, item="card:made-up-new", kind="card", group="new", place=99, added_at=BEGAN))
    applied = history.applied

    def meanwhile(*arguments):
        monkeypatch.setattr(history, "applied", applied)
        adopt(sessions)
        return applied(*arguments)

    monkeypatch.setattr(history, "applied", meanwhile)
    with sessions.begin() as session:
        reviewer = Reviewer(session, 1, now=NOW, settings=settings_of(session, 1))
        rated = reviewer.rate(item, Rating.GOOD, seen=reviewer.find(item).last_entry)
    assert rated.standing == replayed(sessions, FORGETFUL)[item]
    assert memories(sessions) == by(sessions, FORGETFUL)


def test_undoing_after_weights_were_adopted_follows_them(sessions):
    with sessions.begin() as session:
        reviewer = Reviewer(session, 1, now=NOW, settings=settings_of(session, 1))
        reviewer.rate(ITEM, Rating.AGAIN, seen=reviewer.find(ITEM).last_entry)
    adopt(sessions)
    with sessions.begin() as session:
        Reviewer(session, 1, now=NOW, settings=settings_of(session, 1)).undo()
    assert memories(sessions) == by(sessions, FORGETFUL)


@pytest.mark.parametrize("adopted", ["before", "meanwhile"])
def test_a_card_stays_due_on_its_day_when_a_flag_is_undone_after_weights_were_adopted(sessions, adopted):
    due = rows(sessions)[ITEM].due
    with sessions.begin() as session:
        reviewer = Reviewer(session, 1, now=NOW, settings=settings_of(session, 1))
        reviewer.set_aside(ITEM, "flagged", flag=1)
    with sessions() as session:
        early = settings_of(session, 1)
    adopt(sessions)
    with sessions.begin() as session:
        settings = early if adopted == "meanwhile" else settings_of(session, 1)
        Reviewer(session, 1, now=NOW, settings=settings).undo()
    assert (rows(sessions)[ITEM].due, rows(sessions)[ITEM].flag) == (due, 0)
    assert memories(sessions) == by(sessions, FORGETFUL)


def test_a_card_that_is_flagged_while_weights_are_adopted_stays_due_on_its_day(sessions):
    due = rows(sessions)[ITEM].due
    with sessions() as session:
        early = settings_of(session, 1)
    adopt(sessions)
    with sessions.begin() as session:
        Reviewer(session, 1, now=NOW, settings=early).set_aside(ITEM, "flagged", flag=1)
    assert (rows(sessions)[ITEM].due, rows(sessions)[ITEM].flag) == (due, 1)
    assert memories(sessions) == by(sessions, FORGETFUL)


def test_weights_that_were_not_compared_with_those_in_use_are_not_adopted(sessions):
    adopt(sessions)
    kept = adopt(sessions, OTHER, before=DEFAULT_WEIGHTS)
    assert not kept.adopted
    assert "meanwhile" in kept.reason
    assert memories(sessions) == by(sessions, FORGETFUL)


def test_weights_are_taken_back_step_by_step(sessions):
    first = adopt(sessions)
    second = adopt(sessions, OTHER, before=FORGETFUL)
    give_back(sessions, second, FORGETFUL)
    assert memories(sessions) == by(sessions, FORGETFUL)
    give_back(sessions, first, DEFAULT_WEIGHTS)
    assert memories(sessions) == by(sessions, DEFAULT_WEIGHTS)
    with sessions() as session:
        assert model_in_use(session, 1) == MemoryModel()


def test_weights_are_taken_back_all_the_way(sessions):
    adopt(sessions)
    give_back(sessions, adopt(sessions, OTHER, before=FORGETFUL), DEFAULT_WEIGHTS)
    assert memories(sessions) == by(sessions, DEFAULT_WEIGHTS)
    with sessions() as session:
        assert fits.in_use(session, 1) is None
        assert all(fit.taken_back_at is not None for fit in fits.tries(session, 1))


def test_what_is_in_use_no_more_is_not_taken_back(sessions):
    first = adopt(sessions)
    adopt(sessions, OTHER, before=FORGETFUL)
    with pytest.raises(ChangedMeanwhileError):
        give_back(sessions, first, DEFAULT_WEIGHTS)
    assert memories(sessions) == by(sessions, OTHER)
    with sessions() as session:
        assert model_in_use(session, 1).weights == OTHER
