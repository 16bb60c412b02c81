"""What an interview's report and the list of interviews draw: where the time went, and how mocks went one after the other. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rehearse.interviews.signal import SIGNALS, Signal
from rehearse.web import charts
from rehearse.web.charts import Bar, Chart, Column, Dot, Label, Line, percent
from rehearse.web.statistics.figures import Figure, Table, day_words
from rehearse.web.words import count

#: What stands where there is nothing to tell.
NONE = "\N{EN DASH}"

#: A bar of shares is so wide and high, in units that are stretched to the width of its place.
_WIDTH, _HEIGHT = 600.0, 20.0


@dataclass(frozen=True, slots=True)
class Mock:
    """One mock that is over: how many of its problems were solved, and its signal."""

    title: str
    day: date
    solved: int
    problems: int
    signal: Signal | None

    @property
    def share(self) -> float | None:
        """The share of problems that were solved; None of one that asked none."""
        return self.solved / self.problems if self.problems else None


def clock_words(seconds: float | None) -> str:
    """Minutes and seconds as a clock shows them."""
    if seconds is None:
        return NONE
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"


def shares(seconds: Mapping[str, float]) -> Chart | None:
    """Parts of a time side by side, each as wide as its share; None when no time went by."""
    whole = sum(seconds.values())
    if whole <= 0:
        return None
    marks: list[Bar] = []
    x = 0.0
    for name, part in seconds.items():
        width = _WIDTH * part / whole
        if part > 0:
            words = f"{name.capitalize()}: {clock_words(part)}, {percent(part / whole)}"
            marks.append(Bar(name, round(x, 1), 0, round(width, 1), _HEIGHT, words))
        x += width
    return Chart(_WIDTH, _HEIGHT, tuple(marks))


def trend(mocks: Sequence[Mock]) -> list[Figure]:
    """How mocks went, the earliest first: none when there are not two to compare."""
    if len(mocks) < 2:
        return []
    return [_solved(mocks), _signals(mocks)]


def _solved(mocks: Sequence[Mock]) -> Figure:
    with_problems = [mock for mock in mocks if mock.share is not None]
    solved, asked = sum(mock.solved for mock in mocks), sum(mock.problems for mock in mocks)
    sentence = f"{solved} of {count(asked, 'problem')} solved in the last {count(len(mocks), 'mock')}."
    columns = [
        Column(
            (100 * (mock.share or 0.0),), _short(mock.day), f"{_words(mock)}: {mock.solved} of {mock.problems} solved"
        )
        for mock in with_problems
    ]
    chart = charts.bars(columns, ("cards",)) if with_problems else None
    return Figure(
        "solved-trend",
        "Problems solved, in per cent",
        (sentence,),
        chart,
        f"{sentence} A column for each mock that asked problems, the earliest first, in per cent.",
        tables=(_each(mocks), _by_form(mocks)),
    )


def _signals(mocks: Sequence[Mock]) -> Figure:
    rated = [mock for mock in mocks if mock.signal]
    if not rated:
        none_yet = "No mock has enough ratings for a signal yet. Rate yourself in its report."
        return Figure("signal-trend", "Signal", (none_yet,))
    sentence = f"The last one with a signal: {rated[-1].signal}."
    return Figure(
        "signal-trend",
        "Signal",
        (sentence,),
        _dots(rated),
        f"{sentence} A dot for each mock with a signal, the earliest first, from strong no below to strong yes above.",
        tables=(_each(mocks),),
    )


def _dots(rated: Sequence[Mock]) -> Chart:
    """The signals of mocks, from the earliest at the left on, over a row for each signal."""
    left, right, top = 86, charts.WIDTH - charts.RIGHT - 12, charts.TOP + 6
    step = (charts.HEIGHT - charts.BOTTOM - 6 - top) / (len(SIGNALS) - 1)
    rows = {name: round(top + place * step, 1) for place, name in enumerate(reversed(SIGNALS))}
    marks: list[charts.Mark] = []
    for name, y in rows.items():
        marks += [Line("grid", left, y, right, y), Label(left - 10, y + 4, name, "end")]
    apart = (right - left - 40) / max(1, len(rated) - 1)
    places = [round(left + 20 + number * apart, 1) for number in range(len(rated))]
    dots = [
        Dot("share", x, rows[mock.signal], f"{_words(mock)}: {mock.signal}")
        for x, mock in zip(places, rated, strict=True)
        if mock.signal
    ]
    marks += [Line("interval", one.x, one.y, other.x, other.y) for one, other in pairwise(dots)]
    marks += [*dots, Label(places[0], charts.HEIGHT - 6, _short(rated[0].day))]
    if len(rated) > 1:
        marks.append(Label(places[-1], charts.HEIGHT - 6, _short(rated[-1].day)))
    return Chart(charts.WIDTH, charts.HEIGHT, tuple(marks))


def _each(mocks: Sequence[Mock]) -> Table:
    rows = tuple(
        (
            day_words(mock.day),
            mock.title,
            f"{mock.solved} of {mock.problems}" if mock.problems else NONE,
            mock.signal or NONE,
        )
        for mock in reversed(mocks)
    )
    return Table("Each mock, the latest first", ("Day", "Form", "Solved", "Signal"), rows)


def _by_form(mocks: Sequence[Mock]) -> Table:
    forms: dict[str, list[Mock]] = {}
    for mock in mocks:
        forms.setdefault(mock.title, []).append(mock)
    rows = []
    for title, own in forms.items():
        solved, asked = sum(mock.solved for mock in own), sum(mock.problems for mock in own)
        signals = [mock.signal for mock in own if mock.signal]
        rows.append(
            (title, str(len(own)), percent(solved / asked) if asked else NONE, signals[-1] if signals else NONE)
        )
    return Table("Each form", ("Form", "Mocks", "Solved", "Latest signal"), tuple(rows))


def _words(mock: Mock) -> str:
    return f"{mock.title}, {day_words(mock.day)}"


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"
