"""True retention and calibration: hand-computed small logs, and laws that hold for every log."""

import math
import random
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.review.memory import MemoryModel
from rehearse.review.statistics.calibration import (
    benchmark_bins,
    bins,
    calibrations,
    compared,
    fitted,
    log_losses,
    moving_average,
    rmse_bins,
)
from rehearse.review.statistics.replay import replay
from rehearse.review.statistics.retention import true_retention
from rehearse.review.statistics.shapes import ENOUGH, ENOUGH_TO_COMPARE
from rehearse.review.statistics.shares import share_of, wilson
from tests.unit.review_logs import (
    AGAIN,
    EASY,
    FIRST_DAY,
    GOOD,
    SCHEDULERS,
    answers_to,
    faithful_log,
    log_of,
    random_log,
    rated,
    taken_back,
)

outcomes = st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=400)


def columns(pairs):
    return np.array([each for each, _ in pairs]), np.array([each for _, each in pairs], np.bool_)


def on(day):
    return FIRST_DAY + timedelta(days=day)


def reviewed_again(recalled: int, forgotten: int, day: int = 8, kind: str = "card"):
    """So many items that came back on a day, of which some were forgotten."""
    names = [f"{kind}:{number}" for number in range(recalled + forgotten)]
    rows = [rated(name, 0, EASY) for name in names]
    return rows + [rated(name, day, GOOD if place < recalled else AGAIN) for place, name in enumerate(names)]


def retention(rows, today, kind="card", maturity="all", days=None):
    found = true_retention(answers_to(*rows), on(today))
    return next(each.share for each in found if (each.kind, each.maturity, each.days) == (kind, maturity, days))


# Wilson's interval


def test_wilsons_interval_is_the_one_in_the_books():
    # 81 of 263, from Newcombe's comparison of seven methods (1998), method 3: 0.2553 to 0.3662.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)


@given(st.integers(1, 10**6), st.data())
def test_wilsons_interval_holds_the_share_and_stays_a_share(of, data):
    yes = data.draw(st.integers(0, of))
    low, high = wilson(yes, of)
    assert 0 <= low <= yes / of <= high <= 1
    assert low < high


@pytest.mark.parametrize(("yes", "of"), [(1, 0), (2, 1), (-1, 3), (0, 0)])
def test_what_is_no_share_has_no_interval(yes, of):
    with pytest.raises(ValueError, match="no share"):
        wilson(yes, of)


@pytest.mark.parametrize(("reviews", "told"), [(ENOUGH - 1, False), (ENOUGH, True)])
def test_nothing_is_claimed_of_too_few(reviews, told):
    share = share_of(np.ones(reviews, np.bool_))
    assert (share.remembered, share.of, share.share is not None) == (reviews, reviews, told)


# True retention


def test_retention_is_the_share_of_what_came_back():
    share = retention(reviewed_again(36, 4), today=8)
    assert (share.remembered, share.of, share.share) == (36, 40, 0.9)


@pytest.mark.parametrize(("days", "today", "of"), [(7, 14, 40), (7, 15, 0), (30, 37, 40), (30, 38, 0), (None, 999, 40)])
def test_a_period_holds_its_first_day_and_not_the_one_before(days, today, of):
    assert retention(reviewed_again(36, 4), today, days=days).of == of


def test_cards_and_problems_are_told_apart():
    rows = reviewed_again(30, 0) + reviewed_again(10, 25, kind="problem")
    assert retention(rows, 8).remembered == 30
    assert retention(rows, 8, kind="problem").remembered == 10


def test_young_and_mature_are_told_apart():
    # After "easy" on the first day a card comes back within 21 days; a second "easy" sends it far beyond.
    rows = [*reviewed_again(30, 0), *(rated(f"card:{number}", 40, AGAIN) for number in range(30))]
    rows = [row._replace(rating=EASY) if row.rating == GOOD else row for row in rows]
    assert retention(rows, 40, maturity="young").remembered == 30
    assert (retention(rows, 40, maturity="mature").of, retention(rows, 40, maturity="mature").remembered) == (30, 0)


@pytest.mark.parametrize("seed", range(10))
def test_young_and_mature_are_all(seed):
    rows = random_log(random.Random(seed), length=600)
    for kind in ("card", "problem"):
        parts = [retention(rows, 9999, kind, maturity) for maturity in ("young", "mature")]
        whole = retention(rows, 9999, kind)
        assert (sum(part.of for part in parts), sum(part.remembered for part in parts)) == (whole.of, whole.remembered)


def test_undoing_takes_a_rating_out_of_retention():
    rows = reviewed_again(30, 1)
    assert retention(rows, 8).of == 31
    assert retention([*rows, taken_back(len(rows))], 8).of == 30


# Calibration


@given(outcomes)
def test_bins_hold_each_review_once(pairs):
    predicted, recalled = columns(pairs)
    found = bins(predicted, recalled)
    if len(pairs) >= 50:
        assert sum(each.actual.of for each in found) == len(pairs)
        assert sum(each.actual.remembered for each in found) == recalled.sum()
    else:
        assert found == []


@given(outcomes)
def test_bins_lie_side_by_side_and_hold_what_they_say(pairs):
    found = bins(*columns(pairs))
    assert all(before.high < after.low for before, after in pairwise(found))
    # The mean of equal numbers may differ from them in the last digit.
    assert all(each.low - 1e-12 <= each.predicted <= each.high + 1e-12 for each in found)


def test_log_loss_by_hand():
    losses = log_losses(np.array([0.8, 0.8, 1.0]), np.array([True, False, False]))
    assert losses.tolist() == pytest.approx([-math.log(0.8), -math.log(0.2), -math.log(1e-6)])


def test_rmse_of_bins_by_hand():
    # One group of two reviews, predicted 0.9 on average and half remembered; another of one, right to 0.2.
    found = rmse_bins(np.array([0.8, 1.0, 0.8]), np.array([True, False, True]), np.array([7, 7, 9]))
    assert found == pytest.approx(math.sqrt((2 * 0.4**2 + 1 * 0.2**2) / 3))


def test_reviews_are_grouped_as_the_benchmark_groups_them():
    # Days since the last review, number of the review, lapses; the bounds are powers of 3.62, 1.89 and 1.73.
    answers = answers_to(*(rated("card:c", day, EASY) for day in range(9)))
    answers = replace(
        answers,
        elapsed=np.array([1, 3, 4, 13, 14, 1, 1, 1, 1]),
        nth=np.array([2, 2, 2, 2, 2, 3, 4, 2, 2]),
        lapses=np.array([0, 0, 0, 0, 0, 0, 0, 1, 2]),
    )
    first, second, third = (
        benchmark_bins(answers)[[0, 1]],
        benchmark_bins(answers)[[2, 3]],
        benchmark_bins(answers)[4:],
    )
    assert (len(set(first)), len(set(second)), len({*first, *second, *third})) == (1, 1, 6)
    assert benchmark_bins(answers)[5] == benchmark_bins(answers)[0]


def test_the_moving_average_follows_the_answers():
    found = moving_average(np.array([True, True, False]))
    odds = 1.2
    for share, recalled in zip(found, (1, 1, 0), strict=True):
        assert share == pytest.approx(1 / (1 + math.exp(-odds)))
        odds += 0.3 * (recalled - share)


@pytest.mark.parametrize(
    ("better", "spread", "said"),
    [(0.1, 0.1, "better"), (-0.1, 0.1, "worse"), (0.0, 0.1, "unclear"), (0.01, 1, "unclear")],
)
def test_a_claim_needs_more_than_chance(better, spread, said):
    # Differences of two values, around their mean: ten standard errors, or none.
    others = np.tile([1 - spread, 1 + spread], 50) + better
    assert compared(np.ones(100), others) == said


def test_too_few_are_not_compared():
    rows = reviewed_again(ENOUGH_TO_COMPARE - 1, 0)
    (cards, problems) = calibrations(answers_to(*rows))
    assert (cards.reviews, cards.fit, problems.reviews, problems.bins) == (ENOUGH_TO_COMPARE - 1, None, 0, [])
    (cards, _) = calibrations(answers_to(*reviewed_again(ENOUGH_TO_COMPARE, 0)))
    assert cards.fit is not None


def test_a_share_remembered_just_as_predicted_is_calibrated():
    """Cards that were all asked when 0.9 was predicted, and nine of ten remembered, have no error; nor does their average."""
    model = MemoryModel()
    day = round(model.interval(model.after(None, EASY, 0), 0.9))
    rows = reviewed_again(900, 100, day)
    counted = replay(log_of(rows), SCHEDULERS)
    fit = fitted(counted.only(counted.counted))
    assert fit.predicted == pytest.approx(0.9, abs=0.005)
    assert fit.rmse_bins == pytest.approx(abs(fit.predicted - 0.9))
    assert fit.average.rmse_bins == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_who_remembers_as_the_model_says_is_found_calibrated(seed):
    (cards, _) = calibrations(replay(log_of(faithful_log(random.Random(seed), MemoryModel())), SCHEDULERS))
    assert cards.reviews > 1000
    assert cards.fit.average.against == "better"
    # Six standard errors: once in a thousand million by chance. Where hardly anything is forgotten, some more is granted.
    for each in cards.bins:
        spread = max(0.05, each.predicted * (1 - each.predicted)) / each.actual.of
        assert abs(each.actual.remembered / each.actual.of - each.predicted) < 6 * math.sqrt(spread)
    spread = cards.fit.predicted * (1 - cards.fit.predicted) / cards.reviews
    assert abs(cards.fit.actual - cards.fit.predicted) < 6 * math.sqrt(spread)


@pytest.mark.parametrize("seed", range(4))
def test_whose_memory_has_nothing_to_do_with_the_model_is_told_so(seed):
    chance = random.Random(seed)
    rows = faithful_log(chance, MemoryModel())
    coin = [row._replace(rating=chance.choice((AGAIN, EASY))) for row in rows]
    (cards, _) = calibrations(replay(log_of(coin), SCHEDULERS))
    assert cards.fit.average.against == "worse"


def test_undoing_takes_a_rating_out_of_calibration():
    rows = reviewed_again(120, 30)
    found = calibrations(answers_to(*rows, rated("card:0", 60, AGAIN), taken_back(len(rows) + 1)))
    assert found == calibrations(answers_to(*rows))
