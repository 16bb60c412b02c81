"""Fits in the background: one for a person at a time, none while programs are judged, and nothing half done."""

import time
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import func, select

from rehearse import db
from rehearse.accounts.service import ensure_single_user
from rehearse.fitting import BusyError, MemoryFitter, NotInUseError
from rehearse.review import fits, fitter
from rehearse.review.fit_process import StoppedError, answered
from rehearse.review.guard import FitError
from rehearse.review.memory import DEFAULT_WEIGHTS
from rehearse.review.models import ReviewFit
from rehearse.review.settings import model_in_use
from tests import databases
from tests.people import BEGAN, FORGETFUL, reviews_of, store

LOG = reviews_of(FORGETFUL, cards=160, days=120)
NOW = BEGAN + timedelta(days=120)


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


@pytest.fixture
def fitting(sessions):
    """Makes fitters that answer in this process, which is quicker, and ends them."""
    made = []

    def make(ask=lambda question, _stopping: answered(question), **options) -> MemoryFitter:
        options = {"now": lambda: NOW, "busy": lambda: False} | options
        made.append(MemoryFitter(sessions, ask=ask, **options))
        return made[-1]

    yield make
    for each in made:
        each.stop()
        each.join()


def until(condition):
    for _ in range(3000):
        if value := condition():
            return value
        time.sleep(0.01)
    raise AssertionError("it did not come true in 30 s")


def tries(sessions):
    with sessions() as session:
        return fits.tries(session, 1)


def count(sessions):
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(ReviewFit))


def in_use(sessions):
    with sessions() as session:
        return model_in_use(session, 1).weights


def fitted(fitting, sessions, **options) -> MemoryFitter:
    """A fitter that has fitted once."""
    made = fitting(**options)
    made.fit(1)
    until(lambda: made.stage(1) is None)
    assert tries(sessions)[0].adopted
    return made


def test_a_fit_by_the_real_process_is_adopted_and_kept(sessions):
    made = MemoryFitter(sessions, now=lambda: NOW, busy=lambda: False)
    made.fit(1)
    made.join()
    (kept,) = tries(sessions)
    assert (kept.adopted, kept.reviews, kept.at) == (True, len(LOG), NOW)
    assert kept.loss_after < kept.loss_before
    assert in_use(sessions) == fits.weights_of(kept)


def test_two_clicks_start_one_fit(fitting, sessions):
    go_on, asked = Event(), []

    def ask(question, _stopping):
        asked.append(question)
        go_on.wait(30)
        return answered(question)

    made = fitting(ask)
    made.fit(1)
    until(lambda: made.stage(1) == "fitting")
    made.fit(1)
    with pytest.raises(BusyError):
        made.take_back(1, 1)
    go_on.set()
    until(lambda: made.stage(1) is None)
    assert (len(asked), count(sessions)) == (1, 1)


def test_a_fit_that_fails_is_kept_with_its_reason(fitting, sessions):
    def ask(_question, _stopping):
        raise FitError("it took longer than 600 seconds")

    made = fitting(ask)
    made.fit(1)
    until(lambda: made.stage(1) is None)
    (kept,) = tries(sessions)
    assert (kept.adopted, kept.loss_after, kept.items) == (False, None, 1326)
    assert "it took longer than 600 seconds" in kept.reason
    assert in_use(sessions) == DEFAULT_WEIGHTS


def test_a_fault_of_ours_leaves_nothing_behind(fitting, sessions):
    def ask(_question, _stopping):
        raise RuntimeError("a fault of ours")

    made = fitting(ask)
    made.fit(1)
    until(lambda: made.stage(1) is None)
    assert count(sessions) == 0
    fitted(fitting, sessions)


def test_a_fit_that_is_under_way_when_the_server_stops_is_not_kept(fitting, sessions):
    def ask(_question, stopping):
        stopping.wait(30)
        raise StoppedError

    made = fitting(ask)
    made.fit(1)
    until(lambda: made.stage(1) == "fitting")
    made.stop()
    made.join()
    made.fit(1)
    assert (made.stage(1), count(sessions)) == (None, 0)


def test_weights_are_taken_back_by_their_number(fitting, sessions):
    made = fitted(fitting, sessions)
    (kept,) = tries(sessions)
    with pytest.raises(NotInUseError):
        made.take_back(1, kept.id + 1)
    made.take_back(1, kept.id)
    assert in_use(sessions) == DEFAULT_WEIGHTS
    with pytest.raises(NotInUseError):
        made.take_back(1, kept.id)
    assert made.stage(1) is None


@pytest.mark.parametrize("to_defaults", [False, True])
def test_weights_are_taken_back_to_those_before_or_to_the_defaults(fitting, sessions, to_defaults):
    made = fitted(fitting, sessions)
    first = in_use(sessions)
    with sessions.begin() as session:
        later = fits.tries(session, 1)[0]
        session.add(
            ReviewFit(
                user_id=1, at=NOW + timedelta(hours=1), reviews=1, items=1, weights_before=later.weights, adopted=True, reason="",
                weights=fits._json(FORGETFUL),
            )
        )  # fmt: skip
    made.take_back(1, tries(sessions)[0].id, to_defaults=to_defaults)
    assert in_use(sessions) == (DEFAULT_WEIGHTS if to_defaults else first)


def test_a_fit_that_is_due_is_made_by_itself(fitting, sessions):
    made = fitting(first_look_s=0.0)
    made.start()
    until(lambda: tries(sessions))
    assert in_use(sessions) != DEFAULT_WEIGHTS


def test_nothing_is_fitted_by_itself_while_programs_are_judged(fitting, sessions):
    looks = Event()

    def busy():
        looks.set()
        return True

    made = fitting(first_look_s=0.0, busy=busy)
    made.start()
    assert looks.wait(30)
    made.stop()
    made.join()
    assert count(sessions) == 0


def test_what_is_not_due_is_not_fitted_by_itself(fitting, sessions, monkeypatch):
    asked = Event()
    monkeypatch.setattr(fits, "is_due", lambda *_arguments: asked.set())
    made = fitting(first_look_s=0.0)
    made.start()
    assert asked.wait(30)
    made.stop()
    made.join()
    assert count(sessions) == 0


def test_without_the_package_nothing_looks(fitting, monkeypatch):
    monkeypatch.setattr(fitter, "installed", lambda: False)
    made = fitting(first_look_s=0.0)
    made.start()
    assert made._looking is None


def test_trouble_with_the_database_ends_no_thread(fitting, sessions, monkeypatch):
    looks = []

    def is_due(*_arguments):
        looks.append(1)
        raise OSError("the disk is gone")

    monkeypatch.setattr(fits, "is_due", is_due)
    monkeypatch.setattr("rehearse.fitting.LOOK_S", 0.0)
    made = fitting(first_look_s=0.0)
    made.start()
    until(lambda: len(looks) > 1)
