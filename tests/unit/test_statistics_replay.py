"""A log gone through all at once says what the history says of it item by item, and counts just what true retention counts."""

import random
from datetime import timedelta

import numpy as np
import pytest

from rehearse.review import history
from rehearse.review.history import Standing, applied
from rehearse.review.memory import DEFAULT_WEIGHTS, GREATEST_WEIGHTS, LEAST_WEIGHTS, Memory, MemoryModel, Rating
from rehearse.review.statistics import memories
from rehearse.review.statistics.columns import EMPTY
from rehearse.review.statistics.replay import whole_intervals
from tests.unit.review_logs import (
    AGAIN,
    EASY,
    FIRST_DAY,
    GOOD,
    HARD,
    SCHEDULERS,
    answers_to,
    entries_of,
    log_of,
    random_log,
    rated,
    taken_back,
)

CARD = "card:c"


def counted(*rows):
    return answers_to(*rows).counted.tolist()


def test_the_first_review_ever_is_not_counted():
    assert counted(rated(CARD, 0, EASY)) == [False]


def test_of_a_day_the_first_review_is_counted():
    assert counted(rated(CARD, 0, EASY), rated(CARD, 9, AGAIN), rated(CARD, 9, GOOD)) == [False, True, False]


def test_a_learning_step_is_not_counted_on_another_day_either():
    # "Good" leads a new card to its second step, so it was still being learned the next day, and reviewed the day after that.
    assert counted(rated(CARD, 0, GOOD), rated(CARD, 1, GOOD), rated(CARD, 9, GOOD)) == [False, False, True]


def test_a_rating_of_another_program_that_gave_whole_days_ended_its_learning_steps():
    brought = rated(CARD, 0, GOOD)._replace(interval=3)
    assert counted(brought, rated(CARD, 3, GOOD)) == [False, True]


def test_a_memory_that_was_carried_here_is_where_a_card_begins():
    carried = rated(CARD, 0, GOOD)._replace(action="carried", rating=None, stability=30.0, difficulty=5.0)
    answers = answers_to(carried, rated(CARD, 30, GOOD))
    assert (answers.counted.tolist(), answers.mature.tolist(), answers.nth.tolist()) == ([True], [True], [2])
    assert answers.predicted.tolist() == pytest.approx([0.9])


def test_a_problem_has_no_steps():
    assert counted(rated("problem:p", 0, AGAIN), rated("problem:p", 1, GOOD)) == [False, True]


def test_who_travels_back_over_the_date_line_gains_no_review():
    assert counted(rated(CARD, 5, EASY), rated(CARD, 4, GOOD), rated(CARD, 4, GOOD)) == [False, False, False]


def test_hard_is_remembered_and_again_is_not():
    answers = answers_to(*(rated(f"card:{rating}", 0, rating) for rating in Rating))
    assert answers.recalled.tolist() == [False, True, True, True]


def test_the_prediction_is_the_models():
    answers = answers_to(rated(CARD, 0, EASY), rated(CARD, 9, GOOD))
    model = MemoryModel()
    assert answers.predicted[1] == pytest.approx(model.retrievability(model.after(None, EASY, 0), 9), rel=1e-12)
    assert (answers.elapsed[1], answers.nth[1], answers.lapses[1]) == (9, 2, 0)


def test_an_item_is_mature_from_an_interval_of_21_days_on():
    # 8.2956 days of stability are asked for at 0.9 after 8 days, and after "easy" then after far more than 21.
    answers = answers_to(rated(CARD, 0, EASY), rated(CARD, 8, EASY), rated(CARD, 60, GOOD))
    assert answers.mature[answers.counted].tolist() == [False, True]
    assert whole_intervals(SCHEDULERS["card"], np.array([20.49, 20.51])).tolist() == [20, 21]


def test_days_and_lapses_are_counted_and_learning_steps_are_not():
    ratings = [(0, AGAIN), (0, EASY), (9, AGAIN), (9, AGAIN), (9, EASY), (20, AGAIN), (20, EASY), (40, GOOD)]
    answers = answers_to(*(rated(CARD, day, rating) for day, rating in ratings))
    assert answers.nth.tolist() == [1, 1, 2, 2, 2, 3, 3, 4]
    assert answers.lapses[answers.counted].tolist() == [0, 1, 2]


def test_what_was_undone_is_in_no_column():
    kept = [rated(CARD, 0, EASY), rated("card:d", 1, GOOD)]
    undone = [*kept, rated(CARD, 9, AGAIN), rated("card:d", 9, EASY), taken_back(4), taken_back(3)]
    assert len(answers_to(*undone)) == 2
    again = answers_to(*undone, taken_back(3, "redone"))
    assert again.rating.tolist() == [EASY, GOOD, AGAIN]


def test_an_empty_log_comes_to_nothing():
    assert len(answers_to()) == 0
    assert EMPTY.extended([]) is EMPTY


def test_a_log_that_grows_is_the_same_as_one_that_was_read_at_once():
    rows = random_log(random.Random(1))
    grown = log_of(rows[:100]).extended(row._replace(number=number) for number, row in enumerate(rows[100:], 101))
    whole = log_of(rows)
    assert grown.names == whole.names
    for column in ("number", "item", "action", "day", "rating", "target", "judged", "seconds"):
        np.testing.assert_array_equal(getattr(grown, column), getattr(whole, column))


@pytest.mark.parametrize("seed", range(40))
def test_it_says_what_the_history_says(seed):
    """Every rating against a replay of its item, entry by entry: phase, day, prediction."""
    rows = random_log(random.Random(seed))
    answers = answers_to(*rows)
    entries = [entry for entry in history.in_effect(entries_of(rows)) if entry.rating is not None]
    assert len(answers) == len(entries)
    standings: dict[str, Standing] = {}
    for place, entry in enumerate(entries):
        scheduler = SCHEDULERS[entry.item.partition(":")[0]]
        before = standings.get(entry.item, Standing())
        days = 0 if before.state.reviewed is None else (entry.day - before.state.reviewed).days
        assert answers.counted[place] == (before.state.phase == "review" and days > 0)
        if answers.counted[place]:
            wanted = scheduler.model.retrievability(before.state.memory, days)
            assert answers.predicted[place] == pytest.approx(wanted, rel=1e-9)
        standings[entry.item] = applied(scheduler, before, entry)


def test_the_walks_count_and_undo_a_good_deal():
    # A control: logs without any counted review would agree with every history.
    rows = random_log(random.Random(0))
    assert 50 < answers_to(*rows).counted.sum() < len(answers_to(*rows)) < len(rows)


@pytest.mark.parametrize("seed", range(20))
def test_many_memories_at_once_are_the_models(seed):
    chance = random.Random(seed)
    bounds = zip(LEAST_WEIGHTS, GREATEST_WEIGHTS, strict=True)
    weights = tuple(chance.uniform(*each) for each in bounds) if seed else DEFAULT_WEIGHTS
    model = MemoryModel(weights)
    before = [Memory(10 ** chance.uniform(-2, 4), chance.uniform(1, 10)) for _ in range(500)]
    ratings = [chance.choice(list(Rating)) for _ in before]
    days = [chance.choice((0, 1, chance.randint(1, 2000))) for _ in before]
    side_by_side = memories.Memories(
        np.array([each.stability for each in before]), np.array([each.difficulty for each in before])
    )
    found = memories.after(model, side_by_side, np.array(ratings), np.array(days))
    wanted = [model.after(*each) for each in zip(before, ratings, days, strict=True)]
    np.testing.assert_allclose(found.stability, [each.stability for each in wanted], rtol=1e-9)
    np.testing.assert_allclose(found.difficulty, [each.difficulty for each in wanted], rtol=1e-9)


@pytest.mark.parametrize("rating", [AGAIN, HARD, GOOD, EASY])
def test_first_memories_are_the_models(rating):
    found, wanted = memories.first(MemoryModel(), np.array([rating])), MemoryModel().after(None, rating, 0)
    assert (found.stability[0], found.difficulty[0]) == pytest.approx((wanted.stability, wanted.difficulty))


def test_days_are_kept_as_they_were_logged():
    assert answers_to(rated(CARD, 3, GOOD)).day.tolist() == [(FIRST_DAY + timedelta(days=3)).toordinal()]
