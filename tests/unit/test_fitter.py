"""Weights are fitted by the package, within our bounds, in a process of its own that cannot hold anybody up."""

import math
import sys
from threading import Event, Timer

import pytest

from rehearse.review import fit_process, fitter
from rehearse.review.fit_process import Question, StoppedError, answered, asked
from rehearse.review.guard import FitError, Review, losses
from rehearse.review.memory import DEFAULT_WEIGHTS, GREATEST_WEIGHTS, LEAST_WEIGHTS, MemoryModel
from tests.people import FORGETFUL, reviews_of

LOG = reviews_of(FORGETFUL, cards=160, days=120)

#: More than a pipe takes at once.
LONG = [review._replace(item=review.item + copy * 1000) for copy in range(9) for review in LOG]


def test_a_fit_is_nearer_to_the_person_and_always_the_same():
    weights = fitter.fit(LOG)
    assert sum(losses(MemoryModel(weights), LOG)) < sum(losses(MemoryModel(), LOG))
    assert fitter.fit(LOG) == weights


def test_weights_beyond_the_bounds_are_set_to_them():
    assert fitter.bounded([1e6] * 21) == GREATEST_WEIGHTS
    assert fitter.bounded([-1.0] * 21) == LEAST_WEIGHTS
    assert fitter.bounded(DEFAULT_WEIGHTS) == DEFAULT_WEIGHTS


@pytest.mark.parametrize("found", [[1.0] * 19, [*DEFAULT_WEIGHTS[:20], math.nan], [*DEFAULT_WEIGHTS[:20], math.inf]])
def test_what_are_no_weights_is_refused(found):
    with pytest.raises(FitError, match="the fit gave"):
        fitter.bounded(found)


def test_without_the_package_it_is_said_how_to_install_it(monkeypatch):
    assert fitter.installed()
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    assert not fitter.installed()
    with pytest.raises(FitError, match=r"install rehearse\[fitting\]"):
        fitter.fit(LOG)
    assert answered(Question(LOG, DEFAULT_WEIGHTS)).trouble == fitter.NOT_INSTALLED


def test_a_process_of_its_own_answers_the_same():
    here = answered(Question(LONG, DEFAULT_WEIGHTS))
    assert asked(Question(LONG, DEFAULT_WEIGHTS)) == here
    assert here.decision.adopted
    assert len(here.memories) == 160 * 9


def test_memories_alone_need_no_fit():
    answer = asked(Question(LOG, FORGETFUL, fits=False))
    assert (answer.decision, len(answer.memories)) == (None, 160)


def test_a_fit_that_takes_too_long_is_ended():
    with pytest.raises(FitError, match="longer than 0 seconds"):
        asked(Question(LONG, DEFAULT_WEIGHTS), limit_s=0)


def test_a_server_that_stops_waits_for_no_fit():
    stopping = Event()
    Timer(0.1, stopping.set).start()
    with pytest.raises(StoppedError):
        asked(Question(LONG * 9, DEFAULT_WEIGHTS), stopping=stopping)


def test_a_process_that_breaks_down_is_told_with_its_last_words():
    with pytest.raises(FitError, match="ended with 1: ValueError: 9 is not a valid Rating"):
        asked(Question([Review(0, 9, 0)], DEFAULT_WEIGHTS, fits=False))


def test_a_process_without_the_package_says_so(monkeypatch):
    monkeypatch.setattr(fit_process, "_COMMAND", (sys.executable, "-c", _WITHOUT_THE_PACKAGE))
    with pytest.raises(FitError, match="Fitting is not installed"):
        asked(Question(LOG, DEFAULT_WEIGHTS))


_WITHOUT_THE_PACKAGE = """
import sys
sys.modules["fsrs_rs_python"] = None
from rehearse.review import fit_process
fit_process.main()
"""
