"""Statistics from real SQLite: a log that was gone through is read on from there, and always says what a fresh look would say."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import delete, event, insert, select

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.catalog.catalog import Catalog
from rehearse.review import statistics_service
from rehearse.review.items import NewItem, card_key, own_key, problem_key
from rehearse.review.library import Library
from rehearse.review.memory import MemoryModel, Rating
from rehearse.review.models import ReviewEntry, ReviewFit
from rehearse.review.schedule import CARDS, PROBLEMS
from rehearse.review.service import Evidence, Reviewer
from rehearse.review.settings import Settings, settings_of
from rehearse.review.statistics_service import Statistician
from rehearse.review.withdrawing import withdraw
from tests.people import FORGETFUL
from tests.unit.catalog_folders import make_deck, make_problem, make_problems
from tests.unit.review_logs import faithful_log, stored

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
SETTINGS = Settings()
DAY = timedelta(days=1)
MEETING, ALOUD, PROBLEM = card_key("dsa-patterns-meeting"), card_key("dsa-patterns-aloud"), problem_key("double-it")


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


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    make_deck(folder)
    return Library(Catalog.load(folder))


@pytest.fixture
def tell(session, library):
    """Tells the statistics at a moment, by a statistician that goes on with what it knows, or by a new one."""
    keeper = Statistician()

    def told(now=START, *, settings=SETTINGS, user=1, by=keeper, active=()):
        return by.statistics(session, user, now=now, settings=settings, library=library, active=dict(active))

    told.keeper = keeper
    return told


def reviewer(session, now=START, user=1) -> Reviewer:
    return Reviewer(session, user, now=now, settings=SETTINGS)


@pytest.fixture
def taken_up(session):
    """Two cards and a problem that the catalogue has, and a card that it has no more."""
    items = [(MEETING, "card"), (ALOUD, "card"), (PROBLEM, "problem"), ("card:gone", "card")]
    reviewer(session).take_up(NewItem(item, kind, item) for item, kind in items)
    return session


def rate(session, item, rating, now, **evidence):
    each = reviewer(session, now)
    return each.rate(item, rating, seen=each.find(item).last_entry, evidence=Evidence(**evidence))


def test_nothing_reviewed_tells_nothing(tell, taken_up):
    told = tell()
    assert (told.totals.reviews, [each.new for each in told.totals.phases]) == (0, [3, 1])
    assert all(each.share.of == 0 for each in told.retention)


def test_a_review_is_in_the_numbers_until_it_is_undone(tell, taken_up):
    before = tell(START + 9 * DAY)
    rate(taken_up, MEETING, Rating.EASY, START, seconds=30.0)
    rate(taken_up, MEETING, Rating.AGAIN, START + 9 * DAY, seconds=60.0)
    told = tell(START + 9 * DAY)
    share = next(each.share for each in told.retention if (each.kind, each.days) == ("card", 7))
    assert (told.totals.reviews, share.remembered, share.of) == (2, 0, 1)
    assert [each.minutes for each in told.minutes_per_day[-10:]] == [0.5, *[0] * 8, 1]
    for _ in range(2):
        reviewer(taken_up, START + 9 * DAY).undo()
    assert tell(START + 9 * DAY) == before


def test_active_time_counts_where_it_is_known_and_the_time_of_answers_elsewhere(tell, taken_up):
    rate(taken_up, MEETING, Rating.EASY, START, seconds=30.0)
    rate(taken_up, ALOUD, Rating.EASY, START + DAY, seconds=30.0)
    told = tell(START + DAY, active={(START + DAY).date(): 7.0})
    assert [each.minutes for each in told.minutes_per_day[-2:]] == [0.5, 7]


def test_the_day_is_the_persons(tell, taken_up):
    # At two in the morning it is still the day before.
    assert str(tell(START.replace(hour=2)).today) == "2026-03-01"


def test_what_the_catalogue_has_no_more_is_counted_and_not_forecast(tell, taken_up):
    rate(taken_up, "card:gone", Rating.EASY, START)
    told = tell(settings=replace(SETTINGS, new_a_day=0))
    assert (told.totals.reviews, sum(each.cards for each in told.forecast.days)) == (1, 0)
    rate(taken_up, MEETING, Rating.EASY, START)
    assert sum(each.cards for each in tell(settings=replace(SETTINGS, new_a_day=0)).forecast.days) > 0


def test_a_card_of_the_persons_own_is_forecast_until_it_is_deleted(tell, taken_up):
    own = own_key("mine")
    reviewer(taken_up).take_up([NewItem(own, "card", own)])
    rate(taken_up, own, Rating.EASY, START)
    settings = replace(SETTINGS, new_a_day=0)
    assert sum(each.cards for each in tell(settings=settings).forecast.days) > 0
    withdraw(taken_up, 1, [own])
    told = tell(settings=settings)
    assert (sum(each.cards for each in told.forecast.days), told.totals.reviews) == (0, 1)


def test_a_problem_that_was_judged_counts_with_its_time(tell, taken_up):
    for day in range(30):
        rate(taken_up, PROBLEM, Rating.GOOD, START + day * DAY, seconds=600.0, suggested=Rating.GOOD)
    assert tell(START + 30 * DAY).forecast.problem.seconds == 600


@pytest.mark.parametrize("seed", range(5))
def test_reading_on_says_what_a_fresh_look_says(tell, taken_up, seed):
    chance, now = random.Random(seed), START
    for _ in range(60):
        now += chance.choice((timedelta(minutes=11), DAY, 5 * DAY))
        match chance.choice(("rate", "rate", "rate", "undo", "redo", "aside", "look")):
            case "rate":
                rate(taken_up, chance.choice((MEETING, ALOUD, PROBLEM)), chance.choice(list(Rating)), now)
            case "undo":
                reviewer(taken_up, now).undo()
            case "redo":
                reviewer(taken_up, now).redo()
            case "aside":
                reviewer(taken_up, now).set_aside(ALOUD, chance.choice(("suspended", "resumed")))
            case "look":
                assert tell(now) == tell(now, by=Statistician())
    assert tell(now) == tell(now, by=Statistician())


@pytest.mark.sqlite
def test_only_what_is_new_is_read(engine, tell, taken_up):
    for day in range(5):
        rate(taken_up, MEETING, Rating.GOOD, START + day * DAY)
    assert tell.keeper.unread(taken_up, 1) == 5
    tell(START + 5 * DAY)
    rate(taken_up, MEETING, Rating.GOOD, START + 5 * DAY)
    assert tell.keeper.unread(taken_up, 1) == 1
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[3]))
    tell(START + 5 * DAY)
    # The items, the fits, the size of the log, and its entries after the fifth.
    assert [each[-2:] for each in asked if len(each) > 2] == [(5, 6)]
    tell(START + 5 * DAY)
    assert len(asked) == 7


def test_another_log_in_its_place_is_read_anew(tell, taken_up):
    for item in (MEETING, ALOUD, PROBLEM):
        rate(taken_up, item, Rating.GOOD, START)
    tell()
    taken_up.execute(delete(ReviewEntry).where(ReviewEntry.id <= 2))
    assert tell.keeper.unread(taken_up, 1) == 1
    assert tell() == tell(by=Statistician())
    assert tell().totals.reviews == 1


def test_an_entry_that_was_committed_late_is_not_lost(tell, taken_up):
    for item in (MEETING, ALOUD, PROBLEM):
        rate(taken_up, item, Rating.GOOD, START)
    # Another transaction had the second number before, and is not done yet.
    second = taken_up.execute(select(ReviewEntry.__table__).where(ReviewEntry.id == 2)).one()
    taken_up.execute(delete(ReviewEntry).where(ReviewEntry.id == 2))
    assert tell().totals.reviews == 2
    taken_up.execute(insert(ReviewEntry), [second._asdict()])
    assert tell().totals.reviews == 3


def test_another_schedule_predicts_otherwise(tell, taken_up):
    rate(taken_up, MEETING, Rating.EASY, START)
    rate(taken_up, MEETING, Rating.GOOD, START + 30 * DAY)
    rate(taken_up, MEETING, Rating.GOOD, START + 90 * DAY)
    stricter = replace(SETTINGS, policies={"card": replace(CARDS, retention=0.99), "problem": PROBLEMS})
    now, mature = START + 90 * DAY, []
    for settings in (SETTINGS, stricter, SETTINGS):
        assert tell(now, settings=settings) == tell(now, settings=settings, by=Statistician())
        mature.append(
            [each.share.of for each in tell(now, settings=settings).retention if each.maturity == "mature"][3]
        )
    assert mature == [1, 0, 1]


def test_weights_that_were_fitted_later_change_no_prediction_of_before(tell, taken_up):
    rows = faithful_log(random.Random(3), MemoryModel())
    taken_up.execute(insert(ReviewEntry), stored(rows, last=START))
    before = tell(START).calibration
    assert before[0].fit is not None
    weights = msgspec.json.encode(FORGETFUL).decode()
    fit = {"reviews": 9, "items": 9, "weights_before": weights, "weights": weights, "reason": ""}
    taken_up.add(ReviewFit(user_id=1, at=START, adopted=True, **fit))
    taken_up.flush()
    fitted = settings_of(taken_up, 1)
    assert fitted.model == MemoryModel(FORGETFUL)
    assert tell(START, settings=fitted).calibration == before
    rate(taken_up, MEETING, Rating.EASY, START)
    assert tell(START, settings=fitted) == tell(START, settings=fitted, by=Statistician())


def test_nobody_sees_anothers_numbers(tell, taken_up):
    rate(taken_up, MEETING, Rating.EASY, START)
    assert (tell(user=1).totals.reviews, tell(user=2).totals.reviews) == (1, 0)
    assert tell(user=2).totals.phases[0].review == 0


def test_what_is_kept_of_many_people_is_bounded(tell, taken_up, monkeypatch):
    monkeypatch.setattr(statistics_service, "PEOPLE", 2)
    rate(taken_up, MEETING, Rating.EASY, START)
    for user in (1, 2, 3, 1):
        tell(user=user)
    assert list(tell.keeper._people) == [3, 1]
    assert tell().totals.reviews == 1
