"""Fitted weights are adopted only when reviews that the fit has not seen speak for them; on few nothing is tried."""

import math

import fsrs_rs_python
import pytest

from rehearse.review import guard
from rehearse.review.guard import LEAST_ITEMS, Review, cut, guarded, losses, memories, training_items
from rehearse.review.memory import DEFAULT_WEIGHTS, MemoryModel, Rating
from tests.people import FORGETFUL, anybody, reviews_of

MODEL = MemoryModel()
LOG = reviews_of(FORGETFUL, cards=160, days=120)
AGAIN, HARD, GOOD, EASY = map(int, Rating)


class Spy:
    """Stands in for the package, to see what it is given and to say what it answers."""

    def __init__(self, *answers):
        self.given = []
        self._answers = list(answers)

    def __call__(self, reviews):
        self.given.append(list(reviews))
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


def test_only_reviews_on_a_later_day_can_be_learned_from():
    reviews = [Review(0, GOOD, 1), Review(1, AGAIN, 1), Review(0, AGAIN, 1), Review(0, GOOD, 3), Review(1, GOOD, 0)]
    assert training_items(reviews) == 1
    (loss,) = losses(MODEL, reviews)
    before = MODEL.after(MODEL.after(None, Rating.GOOD, 0), Rating.AGAIN, 0)
    assert loss == pytest.approx(-math.log(MODEL.retrievability(before, 2)))


def test_a_forgotten_item_costs_what_was_thought_of_its_recall():
    first = MODEL.after(None, Rating.EASY, 0)
    (loss,) = losses(MODEL, [Review(0, EASY, 0), Review(0, AGAIN, 9)])
    assert loss == pytest.approx(-math.log(1 - MODEL.retrievability(first, 9)))


@pytest.mark.parametrize("weights", [DEFAULT_WEIGHTS, FORGETFUL, anybody(1)])
def test_each_loss_is_that_of_the_reference(weights):
    histories, last, reference = {}, {}, fsrs_rs_python.FSRS(weights)
    theirs = []
    for item, rating, day in LOG[:400]:
        days = day - last.get(item, day)
        histories.setdefault(item, []).append(fsrs_rs_python.FSRSReview(rating, days))
        last[item] = day
        # Of several it would give more weight to the later ones.
        theirs += [reference.evaluate([fsrs_rs_python.FSRSItem(histories[item])]).log_loss] if days else []
    assert losses(MemoryModel(weights), LOG[:400]) == pytest.approx(theirs, rel=1e-4)


def test_memories_are_those_after_the_last_review():
    found = memories(MODEL, [Review(7, GOOD, 0), Review(8, EASY, 0), Review(7, GOOD, 4)])
    first = MODEL.after(None, Rating.GOOD, 0)
    assert found == {7: MODEL.after(first, Rating.GOOD, 4), 8: MODEL.after(None, Rating.EASY, 0)}


def test_a_cut_ends_with_its_last_training_item():
    reviews = [Review(0, GOOD, 0), Review(0, GOOD, 1), Review(1, GOOD, 1), Review(0, GOOD, 2), Review(1, GOOD, 3)]
    assert [len(cut(reviews, items)) for items in (1, 2, 3, 9)] == [2, 4, 5, 5]


def test_below_the_floor_nothing_is_tried():
    spy = Spy(FORGETFUL)
    decision = guarded(cut(LOG, LEAST_ITEMS - 1), DEFAULT_WEIGHTS, spy)
    assert (decision.adopted, decision.after, spy.given) == (False, None, [])
    assert f"{LEAST_ITEMS - 1} reviews" in decision.reason
    assert f"begins with {LEAST_ITEMS:,}" in decision.reason


def test_from_the_floor_on_it_is_tried():
    assert guarded(cut(LOG, LEAST_ITEMS), DEFAULT_WEIGHTS, Spy(FORGETFUL)).after is not None


def test_what_judges_was_not_seen_by_the_fit():
    spy = Spy(FORGETFUL)
    guarded(LOG, DEFAULT_WEIGHTS, spy)
    first = int(training_items(LOG) * 0.7)
    assert spy.given[0] == list(cut(LOG, first))
    assert training_items(spy.given[0]) == first


def test_better_weights_are_adopted_as_fitted_to_all_reviews():
    spy = Spy(FORGETFUL, better := tuple(weight * 1.01 for weight in FORGETFUL))
    decision = guarded(LOG, DEFAULT_WEIGHTS, spy)
    assert (decision.adopted, decision.weights, spy.given[1]) == (True, better, LOG)
    held_out = losses(MODEL, LOG)[int(decision.items * 0.7) :]
    assert decision.before == pytest.approx(sum(held_out) / len(held_out))
    assert decision.after < decision.before


@pytest.mark.parametrize("answer", [DEFAULT_WEIGHTS, FORGETFUL])
def test_weights_that_are_no_better_stay_out(answer):
    decision = guarded(LOG, FORGETFUL, spy := Spy(answer))
    assert (decision.adopted, decision.weights, len(spy.given)) == (False, answer, 1)
    assert "stay" in decision.reason


def test_a_fit_to_all_reviews_that_is_worse_stays_out():
    decision = guarded(LOG, DEFAULT_WEIGHTS, Spy(FORGETFUL, DEFAULT_WEIGHTS))
    assert (decision.adopted, decision.weights) == (False, DEFAULT_WEIGHTS)


def test_a_loss_that_is_no_number_adopts_nothing(monkeypatch):
    monkeypatch.setattr(guard, "losses", lambda _model, _reviews: [math.nan] * 1000)
    assert not guarded(LOG, DEFAULT_WEIGHTS, spy := Spy(FORGETFUL)).adopted
    assert len(spy.given) == 1


@pytest.mark.parametrize(
    ("name", "value", "test"),
    [
        ("LEAST_ITEMS", 0, test_below_the_floor_nothing_is_tried),
        ("cut", lambda reviews, _items: reviews, test_what_judges_was_not_seen_by_the_fit),
        ("TRAINING_SHARE", 0.9, test_what_judges_was_not_seen_by_the_fit),
    ],
)
def test_a_guard_without_its_floor_or_one_that_looks_is_noticed(monkeypatch, name, value, test):
    monkeypatch.setattr(guard, name, value)
    with pytest.raises(AssertionError):
        test()
