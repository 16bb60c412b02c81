"""What each day had and what the coming ones take: figures over days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from rehearse.review.statistics.shapes import Cost, DayMinutes, DayReviews, Forecast
from rehearse.web import charts
from rehearse.web.charts import Column
from rehearse.web.statistics.figures import Figure, Table, day_words, minutes_words, tenths
from rehearse.web.words import count


def year(days: Sequence[DayReviews]) -> Figure:
    """How many reviews each day of the last year had."""
    total, busy = sum(each.reviews for each in days), sum(each.reviews > 0 for each in days)
    sentence = f"{count(total, 'review')} on {count(busy, 'day')} of the last {len(days)}."
    if total:
        most = max(days, key=lambda each: each.reviews)
        sentence += f" The most on one day: {most.reviews}, on {day_words(most.day)}."
    marked = [(each.day, each.reviews, f"{day_words(each.day)}: {count(each.reviews, 'review')}") for each in days]
    return Figure(
        "year",
        "Reviews per day",
        (sentence,),
        charts.heat_map(marked),
        f"{sentence} A square for each day, a column for each week; the more reviews, the larger and darker.",
        (("heat-0", "none"), ("heat-1", "few"), ("heat-2", ""), ("heat-3", ""), ("heat-4", "many")),
        (_weeks(days),),
    )


def _weeks(days: Sequence[DayReviews]) -> Table:
    rows = []
    for monday, week in groupby(days, lambda each: each.day - timedelta(days=each.day.weekday())):
        by_weekday = {each.day.weekday(): str(each.reviews) for each in week}
        rows.append((day_words(monday), *(by_weekday.get(weekday, "") for weekday in range(7))))
    head = ("Week from", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return Table("Reviews on each day of the last year", head, tuple(reversed(rows)))


def minutes(days: Sequence[DayMinutes]) -> Figure:
    """How many minutes each of the last days took."""

    def average(last: Sequence[DayMinutes]) -> str:
        return minutes_words(sum(each.minutes for each in last) / len(last))

    sentence = f"{average(days[-30:])} a day on average in the last 30 days, {average(days)} in the last {len(days)}."
    sentence = sentence[0].upper() + sentence[1:]
    columns = [
        Column((each.minutes,), _weekly(place, each.day), f"{day_words(each.day)}: {minutes_words(each.minutes)}")
        for place, each in enumerate(days)
    ]
    rows = tuple((day_words(each.day), tenths(each.minutes)) for each in reversed(days))
    return Figure(
        "minutes",
        "Minutes per day",
        (
            sentence,
            "Counted is how long you were active here; of days before that was measured, how long answers took.",
        ),
        charts.bars(columns, ("cards",)),
        f"{sentence} A column for each day.",
        tables=(Table(f"Minutes of each of the last {len(days)} days", ("Day", "Minutes"), rows),),
    )


def forecast(told: Forecast) -> Figure:
    """How many minutes the coming days will take."""
    first, due = told.days[0], sum(each.cards + each.problems for each in told.days)
    told_due = (
        f"Due in the next {len(told.days)} days: {minutes_words(due)}, "
        f"of which {minutes_words(first.cards + first.problems)} today."
    )
    told_estimate = (
        f"Estimated on top: {minutes_words(sum(each.estimate for each in told.days))}, for {count(told.new_a_day, 'new card')} "
        "a day while there are some and for what comes back. It takes every answer for a good one; what you forget costs more."
    )
    told_costs = f"A card counts {_cost(told.card)}, a new one {_cost(told.new_card)}, a problem {_cost(told.problem)}."
    told_off = (
        ("Your days off take none: what is due then waits for the next day.",)
        if any(each.off for each in told.days)
        else ()
    )
    columns = [
        Column(
            (each.problems, each.cards, each.estimate),
            _weekly(place, each.day),
            f"{day_words(each.day)}: problems {minutes_words(each.problems)}, cards {minutes_words(each.cards)}, "
            f"estimate {minutes_words(each.estimate)}",
        )
        for place, each in enumerate(told.days)
    ]
    rows = tuple(
        (
            f"{day_words(each.day)}{', day off' if each.off else ''}",
            tenths(each.problems),
            tenths(each.cards),
            tenths(each.estimate),
        )
        for each in told.days
    )
    return Figure(
        "forecast",
        "Minutes to come",
        (told_due, told_estimate, told_costs, *told_off),
        charts.bars(columns, ("problems", "cards", "estimate")),
        f"{told_due} A column for each day: problems at the bottom, then cards, then the estimate.",
        (("problems", "problems due, at the bottom"), ("cards", "cards due"), ("estimate", "estimate, on top")),
        (Table("Minutes of each day to come", ("Day", "Problems due", "Cards due", "Estimate"), rows),),
    )


def _cost(cost: Cost) -> str:
    length = f"{cost.seconds:.0f} s" if cost.seconds < 120 else minutes_words(cost.seconds / 60)
    return f"{length} ({'as is usual' if cost.measured is None else f'your median of {cost.measured}'})"


def _weekly(place: int, day: date) -> str:
    """What is written under a column: on Mondays the date, where there is room for it."""
    return f"{day.day} {day:%b}" if day.weekday() == 0 and place else ""
