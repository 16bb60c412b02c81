"""What the statistics page says in words: claims where there is something to claim, and the same numbers in its tables."""

import random
from datetime import timedelta

import pytest

from rehearse.review.memory import MemoryModel
from rehearse.review.statistics.activity import minutes_per_day, reviews_per_day
from rehearse.review.statistics.calibration import calibrations
from rehearse.review.statistics.items import Items
from rehearse.review.statistics.replay import replay
from rehearse.review.statistics.retention import true_retention
from rehearse.review.statistics.shapes import Calibration, Fit, Floor
from rehearse.review.statistics.summary import summary
from rehearse.web.statistics import days, recall
from rehearse.web.statistics.figures import minutes_words
from tests.unit.review_logs import (
    AGAIN,
    EASY,
    FIRST_DAY,
    GOOD,
    SCHEDULERS,
    SETTINGS,
    answers_to,
    faithful_log,
    log_of,
    rated,
)

NBSP = "\N{NO-BREAK SPACE}"


def fit(against="better", moving="better"):
    return Fit(
        predicted=0.9,
        actual=0.8,
        log_loss=0.4,
        rmse_bins=0.05,
        average=Floor(log_loss=0.5, rmse_bins=0.1, against=against),
        moving=Floor(log_loss=0.45, rmse_bins=0.1, against=moving),
    )


@pytest.mark.parametrize(
    ("against", "begins"),
    [("better", "Yes: for problems, the"), ("unclear", "Not shown: for"), ("worse", "No: for problems,")],
)
def test_whether_the_schedule_predicts_is_said_first_and_plainly(against, begins):
    claim, expected, *_ = recall.verdict("problems", 250, fit(against))
    assert claim.startswith(begins)
    assert "log loss 0.400 against 0.500" in claim
    assert f"expected you to remember 90{NBSP}%, and you remembered 80{NBSP}%" in expected


def test_too_few_reviews_claim_nothing():
    figure = recall.calibration(Calibration(kind="card", reviews=12, bins=[], fit=None))
    assert (figure.sentences, figure.chart) == (("Too few to tell yet: 12 of 100 reviews.",), None)
    answers = answers_to(*(rated("card:c", day, EASY) for day in (0, *range(8, 400, 31))))
    figure = recall.retention(true_retention(answers, FIRST_DAY + timedelta(days=400)), "card", 0.9)
    assert (figure.sentences, figure.chart) == (("Too few to tell yet: 13 of 30 reviews.",), None)


@pytest.mark.parametrize("seed", range(3))
def test_the_tables_have_the_numbers_of_the_chart(seed):
    answers = replay(log_of(faithful_log(random.Random(seed), MemoryModel(), items=200, days=60)), SCHEDULERS)
    (cards, _) = calibrations(answers)
    bins, losses = recall.calibration(cards).tables
    assert len(bins.rows) == len(cards.bins) > 5
    assert bins.rows[0][2].endswith(f"{cards.bins[0].actual.remembered} of {cards.bins[0].actual.of}")
    assert losses.rows[0] == ("The schedule", f"{cards.fit.log_loss:.4f}", f"{cards.fit.rmse_bins:.4f}")


def test_retention_is_told_by_period_and_maturity():
    rows = [rated(f"card:{number}", 0, EASY) for number in range(40)]
    rows += [rated(f"card:{number}", 8, GOOD if number < 36 else AGAIN) for number in range(40)]
    figure = recall.retention(true_retention(answers_to(*rows), FIRST_DAY + timedelta(days=20)), "card", 0.9)
    assert (
        figure.sentences[0]
        == f"Of 40 reviews you remembered 90{NBSP}% (77 to 96{NBSP}%). The schedule aims at 90{NBSP}%."
    )
    (table,) = figure.tables
    assert table.rows[0] == ("Last 7 days", "none", "none", "none")
    assert table.rows[1] == ("Last 30 days", *[f"90{NBSP}% (77 to 96{NBSP}%), 36 of 40"] * 2, "none")


def test_the_year_is_told_by_weeks():
    told = reviews_per_day(
        answers_to(rated("card:c", 3, GOOD), rated("card:c", 4, GOOD)), FIRST_DAY + timedelta(days=9)
    )
    figure = days.year(told)
    assert figure.sentences == ("2 reviews on 2 days of the last 365. The most on one day: 1, on Sun 4 Jan 2026.",)
    # 1 January 2026 is a Thursday: the 4th the Sunday of that week, the 5th the Monday of the next one; the last week comes first.
    (table,) = figure.tables
    assert table.rows[0] == ("Mon 5 Jan 2026", "1", "0", "0", "0", "0", "0", "")
    assert table.rows[1] == ("Mon 29 Dec 2025", "0", "0", "0", "0", "0", "0", "1")
    assert sum(cell != "" for row in table.rows for cell in row[1:]) == 365


def test_minutes_and_forecast_have_a_row_for_each_day():
    told = summary(answers_to(), Items.of([], bool), settings=SETTINGS, today=FIRST_DAY, active={})
    minutes, forecast = days.minutes(minutes_per_day({FIRST_DAY: 45.0}, FIRST_DAY)), days.forecast(told.forecast)
    assert minutes.sentences[0] == "2 minutes a day on average in the last 30 days, less than a minute in the last 90."
    assert (len(minutes.tables[0].rows), minutes.tables[0].rows[0]) == (90, ("Thu 1 Jan 2026", "45.0"))
    assert (len(forecast.tables[0].rows), forecast.tables[0].rows[0]) == (30, ("Thu 1 Jan 2026", "0.0", "0.0", "0.0"))
    assert "8 new cards a day while there are some" in forecast.sentences[1]
    assert "A card counts 10 s (as is usual)" in forecast.sentences[2]


def test_days_off_are_named_in_the_forecast():
    off = {FIRST_DAY + timedelta(days=1)}
    told = summary(answers_to(), Items.of([], bool), settings=SETTINGS, today=FIRST_DAY, active={}, off=off)
    figure = days.forecast(told.forecast)
    assert figure.tables[0].rows[1][0] == "Fri 2 Jan 2026, day off"
    assert "waits for the next day" in figure.sentences[-1]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 minutes"), (0.4, "less than a minute"), (1, "1 minute"), (119.4, "119 minutes"), (120, "2 h 0 min")],
)
def test_minutes_in_words(minutes, words):
    assert minutes_words(minutes) == words
