"""Backups of people whose fitted weights differ: the newest are in use, and memories follow from the log and from these."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from rehearse.exchange import bringing
from rehearse.review import fits, guard, history
from rehearse.review.guard import Decision
from rehearse.review.memory import DEFAULT_WEIGHTS, MemoryModel
from rehearse.review.models import ReviewFit
from rehearse.review.service import Reviewer
from rehearse.review.settings import Chosen, Settings, model_in_use, save_settings
from tests.people import FORGETFUL
from tests.unit import exchange_files as files
from tests.unit.exchange_backups import refused, restored, written
from tests.unit.exchange_files import answered, small, write
from tests.unit.exchange_people import ITEM, MOMENT, Quiet, bring, items, later, rate, stored

OTHER = tuple(weight * 1.1 for weight in FORGETFUL)


@pytest.fixture
def reviewing(ada, tmp_path):
    """Somebody with cards that were reviewed, by the default weights."""
    package, pictures = files.large(20)
    bring(ada, write(tmp_path / "deck.apkg", package, pictures))
    return ada


def adopt(person, weights, *, days=0):
    """Let a person use fitted weights, so many days later."""
    with person.sessions.begin() as session:
        found = fits.read_log(session, person.user_id)
        decision = Decision(500, adopted=True, reason="", before=0.4, after=0.3, weights=weights)
        memories = guard.memories(MemoryModel(weights), found.reviews)
        before, now = model_in_use(session, person.user_id).weights, MOMENT + timedelta(days=days)
        fits.keep(session, person.user_id, found, decision, memories, before=before, now=now)


def in_use(person):
    with person.sessions() as session:
        return model_in_use(session, person.user_id).weights


def memories(person):
    return {
        name: pytest.approx((row.stability, row.difficulty)) for name, row in items(person).items() if row.stability
    }


def by(person, weights):
    """The memories that a replay of the person's log gives by these weights."""
    with person.sessions() as session:
        entries = Reviewer(session, person.user_id, now=MOMENT, settings=Settings()).entries()
    scheduler = Settings(model=MemoryModel(weights)).scheduler("card")
    standing = history.replayed(dict.fromkeys((entry.item for entry in entries), scheduler), entries)
    found = {name: each.state.memory for name, each in standing.items()}
    return {name: (memory.stability, memory.difficulty) for name, memory in found.items() if memory}


def days_of(person):
    return {name: row.due for name, row in items(person).items()}


def told(person, backup_file):
    """What restoring tells of memories."""
    return next(each.note for each in bringing.restore(backup_file, person, Quiet()) if each.what == "Schedules")


def test_memories_of_a_backup_follow_the_weights_in_use_here(reviewing, grace, backup_file):
    written(reviewing, backup_file)
    adopt(grace, FORGETFUL)
    words = told(grace, backup_file)
    assert in_use(grace) == FORGETFUL
    assert memories(grace) == by(grace, FORGETFUL) != by(grace, DEFAULT_WEIGHTS)
    assert days_of(grace) == days_of(reviewing)
    assert "stay in use here" in words
    # What was carried here from another program is the same by any weights.
    other = by(grace, FORGETFUL).items() - by(grace, DEFAULT_WEIGHTS).items()
    assert f"{len(other)} memories are computed again" in words


def test_newer_weights_of_a_backup_come_into_use_for_everything(reviewing, grace, tmp_path, backup_file):
    bring(grace, write(tmp_path / "own.apkg", answered((9, 3, 4), (5, 3, 9))))
    adopt(grace, OTHER)
    adopt(reviewing, FORGETFUL, days=1)
    days = days_of(grace)
    written(reviewing, backup_file)
    words = told(grace, backup_file)
    assert in_use(grace) == FORGETFUL
    assert ITEM in memories(grace).keys() - memories(reviewing).keys()
    assert memories(grace) == by(grace, FORGETFUL)
    assert days.items() <= days_of(grace).items()
    assert "come into use" in words


def test_older_weights_of_a_backup_do_not_come_into_use(reviewing, grace, backup_file):
    adopt(reviewing, FORGETFUL)
    adopt(grace, OTHER, days=1)
    written(reviewing, backup_file)
    assert "stay in use here" in told(grace, backup_file)
    assert in_use(grace) == OTHER
    assert memories(grace) == by(grace, OTHER)


def test_weights_that_came_with_a_backup_are_taken_back_to_those_before_them(reviewing, grace, backup_file):
    adopt(grace, OTHER, days=1)
    adopt(reviewing, FORGETFUL)
    written(reviewing, backup_file)
    told(grace, backup_file)
    with grace.sessions.begin() as session:
        newest = fits.in_use(session, 2)
        assert fits.weights_of(fits.in_use(session, 2, before=newest)) == FORGETFUL
        found = fits.read_log(session, 2)
        memories = guard.memories(MemoryModel(), found.reviews)
        fits.take_back(session, 2, found, newest.id, memories, to=DEFAULT_WEIGHTS, now=MOMENT)
    assert in_use(grace) == DEFAULT_WEIGHTS


def test_a_history_that_goes_on_follows_choices_and_weights_that_came_with_it(ada, grace, tmp_path, backup_file):
    deck = write(tmp_path / "deck.apkg", answered((9, 3, 4)))
    bring(ada, deck)
    bring(grace, deck)
    with ada.sessions.begin() as session:
        save_settings(session, 1, Chosen(card_retention=0.7))
    adopt(ada, FORGETFUL)
    rate(later(ada, days=2), ITEM, 4)
    written(ada, backup_file)
    told(grace, backup_file)
    assert memories(grace) == by(grace, FORGETFUL)
    with grace.sessions() as session:
        settings = Chosen(card_retention=0.7).settings_with(MemoryModel(FORGETFUL))
        entries = Reviewer(session, 2, now=MOMENT, settings=settings).entries()
    replayed = history.replayed({ITEM: settings.scheduler("card")}, entries)
    assert items(grace)[ITEM].due == replayed[ITEM].state.due


def test_where_both_have_the_same_weights_nothing_is_said(reviewing, grace, backup_file):
    written(reviewing, backup_file)
    assert told(grace, backup_file) == ""


def test_a_backup_moves_to_somebody_new_with_its_weights(reviewing, grace, backup_file):
    adopt(reviewing, FORGETFUL)
    written(reviewing, backup_file)
    assert told(grace, backup_file).endswith("because they are the newest.")
    assert stored(grace) == stored(reviewing)
    assert memories(grace) == by(reviewing, FORGETFUL)


def test_a_preview_tells_what_becomes_of_memories_and_changes_none(reviewing, grace, backup_file, tmp_path):
    bring(grace, write(tmp_path / "own.apkg", small()))
    adopt(grace, FORGETFUL)
    written(reviewing, backup_file)
    before = stored(grace)
    preview = bringing.preview(backup_file, grace, Quiet())
    assert stored(grace) == before
    assert any(each.note for each in preview)
    assert preview == bringing.restore(backup_file, grace, Quiet())


@pytest.mark.parametrize(
    ("column", "value"),
    [("weights", "[1, 2]"), ("weights", "not weights"), ("weights_before", str([9.0] * 21)), ("weights", None)],
)
def test_weights_that_cannot_be_are_told(reviewing, grace, backup_file, column, value):
    adopt(reviewing, FORGETFUL)
    content = written(reviewing, backup_file)
    table = content["tables"]["review_fits"]
    table["rows"][0][table["columns"].index(column)] = value
    assert "weights" in refused(grace, content, backup_file)
    assert restored(grace, written(reviewing, backup_file), backup_file)["Fits of your memory"] == (1, 0, 0)


def test_a_try_after_the_clock_was_set_back_is_the_newest_all_the_same(reviewing):
    adopt(reviewing, FORGETFUL, days=1)
    adopt(reviewing, OTHER)
    assert in_use(reviewing) == OTHER
    with reviewing.sessions.begin() as session:
        session.execute(
            update(ReviewFit).where(ReviewFit.weights == fits.in_use(session, 1).weights).values(adopted=False)
        )
    assert in_use(reviewing) == FORGETFUL


def test_a_memory_that_was_carried_here_is_where_an_item_begins_by_any_weights(ada, tmp_path):
    known = {"phase": "review", "due": 3, "interval": 10, "ease": 2.5, "reviews": 3}
    bring(ada, write(tmp_path / "deck.apkg", small(**known)))
    rate(later(ada, days=2), ITEM)
    adopt(ada, FORGETFUL, days=3)
    assert memories(ada) == by(ada, FORGETFUL) != by(ada, DEFAULT_WEIGHTS)
