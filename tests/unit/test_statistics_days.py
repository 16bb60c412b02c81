"""What each day had and what the coming ones take: counts, minutes, medians and the forecast, by hand and by law."""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rehearse.review.costs import CARD_S, NEW_CARD_S, PROBLEM_S
from rehearse.review.days import Calendar
from rehearse.review.settings import Settings
from rehearse.review.statistics.activity import minutes_of, minutes_per_day, reviews_per_day
from rehearse.review.statistics.costs import costs_of
from rehearse.review.statistics.forecast import forecast
from rehearse.review.statistics.items import ItemRow, Items, totals
from rehearse.review.statistics.summary import summary
from tests.unit.review_logs import (
    AGAIN,
    EASY,
    FIRST_DAY,
    GOOD,
    SETTINGS,
    answers_to,
    random_log,
    rated,
    taken_back,
)

TODAY = date(2026, 6, 1)
NO_NEW = replace(SETTINGS, new_a_day=0)
USUAL = costs_of(answers_to())


def day(number):
    return TODAY + timedelta(days=number)


def item(due=None, phase="review", kind="card", stability=100.0, **changes):
    """An item that is due so many days from today, and was reviewed a stability before that."""
    reviewed = None if due is None else day(due) - timedelta(days=round(stability))
    row = ItemRow("card:c", kind, phase, False, None, None, None, reviewed, stability, 5.0)
    row = row._replace(due=None if due is None else day(due), **changes)
    return row if phase != "new" else row._replace(reviewed=None, stability=None, difficulty=None)


def items(*rows, asked=lambda _: True):
    return Items.of(rows, asked)


def minutes_to_come(*rows, settings=NO_NEW, costs=USUAL, **options):
    found = forecast(items(*rows, **options), costs, settings, TODAY).days
    assert [each.day for each in found] == [day(number) for number in range(30)]
    return found


def seconds(found, name):
    return [round(60 * getattr(each, name), 6) for each in found]


# The forecast


def test_what_is_due_is_told_on_its_day_and_what_is_late_today():
    cards = seconds(minutes_to_come(item(-9), item(0), item(3), item(29), item(30)), "cards")
    assert cards == [20, 0, 0, 10, *[0] * 25, 10]


def test_problems_are_told_apart_from_cards():
    found = minutes_to_come(item(2, kind="problem"))
    assert (seconds(found, "problems")[2], sum(seconds(found, "cards"))) == (PROBLEM_S, 0)


@pytest.mark.parametrize("changes", [{"suspended": True}, {"phase": "new"}])
def test_what_is_not_asked_takes_no_time(changes):
    found = minutes_to_come(item(1, **changes))
    assert sum(seconds(found, "cards") + seconds(found, "estimate")) == 0


def test_what_the_catalogue_has_no_more_takes_no_time():
    assert sum(seconds(minutes_to_come(item(1), asked=lambda _: False), "cards")) == 0


def test_what_was_set_aside_comes_on_the_day_on_which_it_is_back():
    assert seconds(minutes_to_come(item(-1, buried_until=day(4))), "cards")[4] == CARD_S


def test_what_comes_back_soon_is_estimated_and_later_is_not():
    # Reviewed a day ago, stability 1: after a good answer it comes back within days, and again; at 100 days it does not.
    soon = seconds(minutes_to_come(item(0, stability=1.0)), "estimate")
    assert soon[0] == 0
    assert sum(soon) >= CARD_S
    assert sum(seconds(minutes_to_come(item(0)), "estimate")) == 0


def test_new_cards_are_estimated_while_there_are_some():
    rows = [item(phase="new") for _ in range(5)]
    estimate = seconds(minutes_to_come(*rows, settings=replace(SETTINGS, new_a_day=2)), "estimate")
    # Two, two and one; a good card is asked again after two days, and then after eleven more at most.
    assert estimate[:3] == [2 * NEW_CARD_S, 2 * NEW_CARD_S, NEW_CARD_S + 2 * CARD_S]
    assert sum(estimate) == 5 * NEW_CARD_S + 5 * 2 * CARD_S
    assert sum(seconds(minutes_to_come(*rows), "estimate")) == 0


def test_new_cards_that_were_begun_today_are_not_begun_twice():
    begun = item(5, began=TODAY, reviewed=TODAY)
    rows = [item(phase="new") for _ in range(50)]
    estimate = seconds(minutes_to_come(begun, *rows, settings=replace(SETTINGS, new_a_day=2)), "estimate")
    assert estimate[:2] == [NEW_CARD_S, 2 * NEW_CARD_S]


@pytest.mark.parametrize("seed", range(20))
def test_every_item_that_is_due_soon_is_forecast_once(seed):
    chance = random.Random(seed)
    rows = [item(chance.randint(-50, 50), kind=chance.choice(("card", "problem"))) for _ in range(200)]
    found = minutes_to_come(*rows)
    for kind, cost in (("card", CARD_S), ("problem", PROBLEM_S)):
        soon = sum(row.kind == kind and row.due < day(30) for row in rows)
        assert sum(seconds(found, f"{kind}s")) == pytest.approx(soon * cost)


def without(*numbers, rows=(), settings=NO_NEW):
    """The forecast of somebody who takes days off."""
    return forecast(items(*rows), USUAL, settings, TODAY, {day(number) for number in numbers}).days


def test_what_is_due_on_a_day_off_waits_for_the_next_day():
    found = without(2, 3, rows=[item(1), item(2), item(3, kind="problem"), item(4)])
    assert seconds(found, "cards")[:6] == [0, CARD_S, 0, 0, 2 * CARD_S, 0]
    assert seconds(found, "problems")[:6] == [0, 0, 0, 0, PROBLEM_S, 0]
    assert [each.day for each in found if each.off] == [day(2), day(3)]


def test_what_is_due_on_a_last_day_off_comes_after_the_forecast():
    found = without(29, rows=[item(29)])
    assert (sum(seconds(found, "cards")), found[-1].off) == (0, True)


def test_today_is_what_the_today_page_says_even_if_it_is_a_day_off():
    found = without(0, rows=[item(-3)])
    assert (seconds(found, "cards")[0], found[0].off) == (CARD_S, False)


def test_no_new_card_is_begun_on_a_day_off_and_none_comes_back_on_one():
    rows = [item(phase="new") for _ in range(3)]
    found = without(1, 3, rows=rows, settings=replace(SETTINGS, new_a_day=2))
    # Two today and one in two days; the two come back then, and that one two days later.
    assert seconds(found, "estimate")[:5] == [2 * NEW_CARD_S, 0, NEW_CARD_S + 2 * CARD_S, 0, CARD_S]


@pytest.mark.parametrize("seed", range(20))
def test_days_off_take_no_time_and_lose_nothing(seed):
    chance = random.Random(seed)
    rows = [item(chance.randint(-50, 20), stability=chance.choice((1.0, 100.0))) for _ in range(100)]
    off = {chance.randint(1, 20) for _ in range(8)}
    found = without(*off, rows=rows, settings=SETTINGS)
    assert all(found[number].cards == found[number].estimate == 0 for number in off)
    assert sum(seconds(found, "cards")) == pytest.approx(100 * CARD_S)


# What an answer costs


def answered(count, length, first_day=0, kind="card", **changes):
    """So many items, each asked on its first day and a week later, for so many seconds each time."""
    names = [f"{kind}:{number}" for number in range(count)]
    return [rated(name, each, EASY, length, **changes) for each in (first_day, first_day + 7) for name in names]


def test_without_enough_timed_answers_what_is_usual_counts():
    costs = costs_of(answers_to(*answered(29, 4.0)))
    assert (costs.card.seconds, costs.card.measured) == (CARD_S, None)
    assert (costs.new_card.seconds, costs.problem.seconds) == (NEW_CARD_S, PROBLEM_S)


def test_with_enough_the_median_counts():
    costs = costs_of(answers_to(*answered(30, 4.0), *[row._replace(seconds=None) for row in answered(30, 0, 20)]))
    assert (costs.card.seconds, costs.card.measured) == (4.0, 30)


def test_a_day_costs_what_all_its_answers_cost():
    rows = [rated(f"card:{number}", 0, rating, 5.0) for number in range(30) for rating in (AGAIN, GOOD, GOOD)]
    assert costs_of(answers_to(*rows)).new_card.seconds == 15.0


def test_a_card_that_lay_open_overnight_counts_five_minutes():
    assert costs_of(answers_to(*answered(30, 40_000.0))).card.seconds == 300


def test_of_problems_only_those_that_were_judged_are_timed():
    # Who rates a problem by hand was timed while they looked at its title.
    by_hand = answered(40, 5.0, kind="problem")
    assert costs_of(answers_to(*by_hand)).problem.measured is None
    judged = costs_of(answers_to(*by_hand, *answered(15, 900.0, 30, kind="problem", suggested=3))).problem
    assert (judged.seconds, judged.measured) == (900.0, 30)


# The days that were


@pytest.mark.parametrize(
    ("zone", "rollover"),
    [("Europe/Berlin", 2), ("America/Santiago", 0), ("Australia/Lord_Howe", 2)],
)
def test_a_year_has_each_day_once_whatever_the_clocks_do(zone, rollover):
    """An answer every hour for thirteen months: none is lost or counted twice, and each day has as many as it has hours."""
    calendar = Calendar(ZoneInfo(zone), rollover)
    moments = [datetime(2025, 10, 1, tzinfo=UTC) + timedelta(hours=hour) for hour in range(24 * 396)]
    days = [calendar.day_of(moment) for moment in moments]
    rows = [rated("card:c", (each - FIRST_DAY).days, GOOD) for each in days]
    told = reviews_per_day(answers_to(*rows), days[-1])
    assert [each.day for each in told] == [days[-1] - timedelta(days=back) for back in reversed(range(365))]
    assert {each.day: each.reviews for each in told} == {
        each: count for each, count in Counter(days).items() if each >= told[0].day
    }
    assert {each.reviews for each in told[:-1]} <= {23, 24, 25}


def test_what_was_answered_tomorrow_is_told_today():
    told = reviews_per_day(
        answers_to(rated("card:c", 5, GOOD), rated("card:c", 6, GOOD)), FIRST_DAY + timedelta(days=5)
    )
    assert told[-1].reviews == 2


def test_learning_steps_are_reviews_of_their_day_and_undone_ones_are_not():
    answers = answers_to(rated("card:c", 0, GOOD), rated("card:c", 0, GOOD), rated("card:c", 0, AGAIN), taken_back(3))
    assert reviews_per_day(answers, FIRST_DAY)[-1].reviews == 2


def test_minutes_are_those_of_the_timed_answers():
    rows = [rated("card:c", 0, GOOD, 90.0), rated("card:c", 0, GOOD), rated("card:d", 2, GOOD, 30.0)]
    minutes = minutes_of(answers_to(*rows, rated("card:e", 2, GOOD, 60.0), taken_back(4)))
    assert minutes == {FIRST_DAY: 1.5, FIRST_DAY + timedelta(days=2): 0.5}
    told = minutes_per_day(minutes, FIRST_DAY + timedelta(days=2))
    assert (len(told), [each.minutes for each in told[-3:]]) == (90, [1.5, 0.0, 0.5])


# All together


def test_totals_count_items_by_phase():
    found = totals(
        items(item(1), item(2, suspended=True, stability=50.0), item(phase="new"), item(0, kind="problem")), 7
    )
    assert [(each.kind, each.new, each.review) for each in found.phases] == [("card", 1, 2), ("problem", 0, 1)]
    assert (found.suspended, found.reviews) == (1, 7)
    assert (found.stability_mean, found.stability_median) == (pytest.approx(250 / 3), 100)


def test_nothing_has_no_stability():
    assert totals(items(), 0).stability_mean is None


def test_minutes_that_are_known_otherwise_are_told_instead():
    answers = answers_to(rated("card:c", 0, GOOD, 60.0))
    told = summary(answers, items(), settings=Settings(), today=FIRST_DAY, active={FIRST_DAY: 44.0})
    assert told.minutes_per_day[-1].minutes == 44.0


@pytest.mark.parametrize("seed", range(10))
def test_undoing_everything_leaves_nothing(seed):
    rows = random_log(random.Random(seed))
    undone = [*rows, *(taken_back(number) for number in range(1, len(rows) + 1))]
    nothing, told = (
        summary(answers_to(*each), items(), settings=Settings(), today=FIRST_DAY, active={}) for each in ((), undone)
    )
    assert told == nothing


@pytest.mark.parametrize("seed", range(10))
def test_what_was_undone_is_in_none_of_the_numbers(seed):
    chance = random.Random(seed)
    rows = random_log(chance, length=400)
    last = rated("card:1", (rows[-1].day - FIRST_DAY).days + 40, chance.choice((AGAIN, GOOD)), 9.0)
    undone = [*rows, last, taken_back(len(rows) + 1)]
    without, told = (
        summary(answers_to(*each), items(), settings=Settings(), today=last.day, active={}) for each in (rows, undone)
    )
    assert told == without
    assert summary(answers_to(*rows, last), items(), settings=Settings(), today=last.day, active={}) != without
