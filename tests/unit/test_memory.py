"""The memory model is FSRS-6: the reference vectors come out, the reference implementation agrees, and its laws hold."""

import math
import random
from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.review.memory import DEFAULT_WEIGHTS, GREATEST_WEIGHTS, LEAST_WEIGHTS, Memory, MemoryModel, Rating

MODEL = MemoryModel()
START = datetime(2026, 1, 1, 12, tzinfo=UTC)

#: How many random reviews are compared with the reference implementation.
STEPS = 100_000

memories = st.builds(Memory, st.floats(0.01, 10_000), st.floats(1, 10))


def random_weights(chance: random.Random) -> tuple[float, ...]:
    """Weights anywhere within the bounds."""
    bounds = zip(LEAST_WEIGHTS, GREATEST_WEIGHTS, strict=True)
    return tuple(chance.uniform(least, greatest) for least, greatest in bounds)


def test_six_reviews_give_the_reference_state():
    memory = None
    for rating, days in zip((1, 3, 3, 3, 3, 3), (0, 0, 1, 3, 8, 21), strict=True):
        memory = MODEL.after(memory, Rating(rating), days)
    assert memory.stability == pytest.approx(53.62691, rel=1e-6)
    assert memory.difficulty == pytest.approx(6.35749, rel=1e-6)


@pytest.mark.parametrize(
    ("ease", "interval", "retention", "stability", "difficulty"),
    [
        (2.5, 10, 0.9, 10, 6.91406),
        (2.5, 10, 0.8, 3.01572, 9.39343),
        (2.5, 10, 0.95, 24.8411, 1.29744),
        (1.3, 20, 0.9, 20, 10),
    ],
)
def test_a_state_of_sm2_becomes_the_reference_state(ease, interval, retention, stability, difficulty):
    memory = MODEL.from_sm2(ease, interval, retention)
    assert (memory.stability, memory.difficulty) == (
        pytest.approx(stability, rel=1e-5),
        pytest.approx(difficulty, rel=1e-5),
    )


@pytest.mark.parametrize("values", [(1.0, 10, 0.9), (2.5, 0, 0.9), (2.5, 10, 1.0)])
def test_what_is_no_state_of_sm2_is_refused(values):
    with pytest.raises(ValueError, match="no state of SM-2"):
        MODEL.from_sm2(*values)


def test_the_weights_and_their_bounds_are_those_of_the_reference():
    assert tuple(fsrs.Scheduler().parameters) == DEFAULT_WEIGHTS
    for number, (least, greatest) in enumerate(zip(LEAST_WEIGHTS, GREATEST_WEIGHTS, strict=True)):
        for weight, refused in ((least, False), (greatest, False), (least - 1e-6, True), (greatest + 1e-6, True)):
            weights = (*DEFAULT_WEIGHTS[:number], weight, *DEFAULT_WEIGHTS[number + 1 :])
            for make in (MemoryModel, fsrs.Scheduler):
                assert refuses(make, weights) == refused, (number, weight, make)


def refuses(make, weights) -> bool:
    """Whether the weights are out of bounds to a class that takes them."""
    try:
        make(weights)
    except ValueError:
        return True
    return False


def test_a_hundred_thousand_random_reviews_agree_with_the_reference():
    # The worst of all steps is told, so that a drift which is still allowed can be seen coming.
    chance = random.Random(20_261_122)
    worst, steps = 0.0, 0
    while steps < STEPS:
        weights = random_weights(chance)
        ours, theirs = (
            MemoryModel(weights),
            fsrs.Scheduler(weights, learning_steps=(), relearning_steps=(), enable_fuzzing=False),
        )
        for card in range(20):
            memory, reference, at = None, fsrs.Card(card_id=card), START
            for _ in range(chance.randint(1, 20)):
                days = chance.choice((0, 0, 1, 1, 2, 5, 13, 40, 365)) if memory else 0
                rating = Rating(chance.choice((1, 2, 3, 3, 3, 4)))
                at += timedelta(days=days)
                if memory is not None:
                    found = ours.retrievability(memory, days)
                    worst = max(worst, difference(found, theirs.get_card_retrievability(reference, at)))
                memory = ours.after(memory, rating, days)
                reference, _log = theirs.review_card(reference, fsrs.Rating(int(rating)), at)
                worst = max(
                    worst,
                    difference(memory.stability, reference.stability),
                    difference(memory.difficulty, reference.difficulty),
                )
                steps += 1
    assert worst < 1e-4, worst


def difference(found: float, expected: float) -> float:
    """The relative difference of two positive numbers; 0 when both have overflowed."""
    return 0.0 if found == expected else abs(found - expected) / abs(expected)


@given(memories, st.integers(0, 5000))
def test_memory_fades_and_is_nine_tenths_after_its_stability(memory, days):
    assert MODEL.retrievability(memory, 0) == 1
    assert MODEL.retrievability(memory, memory.stability) == pytest.approx(0.9)
    assert MODEL.retrievability(memory, days + 1) < MODEL.retrievability(memory, days)


@given(memories, st.floats(0.7, 0.99))
def test_after_the_interval_memory_has_faded_to_the_retention(memory, retention):
    assert MODEL.retrievability(memory, MODEL.interval(memory, retention)) == pytest.approx(retention)


@given(memories, st.integers(0, 5000))
def test_a_better_rating_never_leaves_a_weaker_memory(memory, days):
    after = [MODEL.after(memory, rating, days) for rating in Rating]
    assert [each.stability for each in after] == sorted(each.stability for each in after)
    assert [each.difficulty for each in after] == sorted((each.difficulty for each in after), reverse=True)


@given(memories, st.integers(0, 5000), st.sampled_from([Rating.HARD, Rating.GOOD, Rating.EASY]))
def test_who_remembers_does_not_come_to_know_less(memory, days, rating):
    assert MODEL.after(memory, rating, days).stability >= memory.stability


@given(memories, st.integers(1, 5000))
def test_who_forgets_comes_to_know_no_more(memory, days):
    assert MODEL.after(memory, Rating.AGAIN, days).stability <= max(memory.stability, 0.001)


@given(st.none() | memories, st.sampled_from(Rating), st.integers(0, 36_500))
def test_difficulty_stays_in_its_range(memory, rating, days):
    after = MODEL.after(memory, rating, days if memory else 0)
    assert 1 <= after.difficulty <= 10
    assert math.isfinite(after.stability)
    assert after.stability >= 0.001


@pytest.mark.parametrize("rating", [0, 5, -1])
def test_a_rating_that_is_none_of_the_four_is_refused(rating):
    with pytest.raises(ValueError, match=f"{rating} is not a valid Rating"):
        MODEL.after(None, rating, 0)


def test_a_review_before_the_one_before_it_is_refused():
    with pytest.raises(ValueError, match="days = -1"):
        MODEL.after(Memory(1, 5), Rating.GOOD, -1)


def test_twenty_weights_are_refused():
    with pytest.raises(ValueError, match="21 weights, and these are 20"):
        MemoryModel(DEFAULT_WEIGHTS[:-1])
