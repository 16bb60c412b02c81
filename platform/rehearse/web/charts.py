"""Charts as marks on a surface: where lines, bars, dots and words go. Pure; a template draws them, and styles colour them by their names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

#: Sizes in units of the drawing, which is stretched to the width of its place: letters are 13 units high.
WIDTH, HEIGHT = 400, 200
LEFT, RIGHT, TOP, BOTTOM = 38, 8, 10, 24

#: About how wide a letter is.
_LETTER = 7.0

#: A day of the heat map, and how far the next one is.
_CELL, _PITCH = 11, 13


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    name: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; `words` are shown where the pointer rests."""

    name: str
    x: float
    y: float
    width: float
    height: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A small circle."""

    name: str
    x: float
    y: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words: `x` is where they begin, have their middle or end."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"] = "middle"


Mark = Line | Bar | Dot | Label


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing; later marks lie above earlier ones. One that is not `fluid` keeps its size."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    fluid: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a bar chart: its parts from below, what is written under it (or nothing), and what is shown where the pointer rests."""

    parts: tuple[float, ...]
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share that is known to lie between two others, at a place: a label of a row, or a share that was predicted."""

    value: float
    low: float
    high: float
    words: str


def bars(columns: Sequence[Column], names: Sequence[str]) -> Chart:
    """Stacked columns over a scale from 0. `names` are those of the parts. Labels are left out where they would touch one another."""
    top = max((sum(column.parts) for column in columns), default=0.0)
    ticks = nice_ticks(top)
    bottom, scale = HEIGHT - BOTTOM, (HEIGHT - BOTTOM - TOP) / ticks[-1]
    marks: list[Mark] = []
    for tick in ticks:
        y = bottom - tick * scale
        marks += [Line("grid", LEFT, _r(y), WIDTH - RIGHT, _r(y)), Label(LEFT - 6, _r(y + 4), f"{tick:g}", "end")]
    step = (WIDTH - RIGHT - LEFT) / max(1, len(columns))
    for place, column in enumerate(columns):
        x, y = LEFT + place * step, float(bottom)
        for name, part in zip(names, column.parts, strict=True):
            height = part * scale
            y -= height
            if part > 0:
                marks.append(Bar(name, _r(x + step * 0.1), _r(y), _r(step * 0.8), _r(max(0.5, height)), column.words))
    places = [(column.label, LEFT + (place + 0.5) * step) for place, column in enumerate(columns)]
    return Chart(WIDTH, HEIGHT, (*marks, *_labels_below(places)))


def _labels_below(places: Iterable[tuple[str, float]]) -> Iterator[Label]:
    free = 0.0
    for text, middle in places:
        half = _LETTER * len(text) / 2
        if text and middle - half >= free and middle + half <= WIDTH:
            yield Label(_r(middle), HEIGHT - 6, text)
            free = middle + half + _LETTER


def nice_ticks(most: float) -> list[float]:
    """Round numbers from 0 on, three to six of them. The last is at least `most`, and at least 1: less is as good as nothing."""
    most = max(1.0, most)
    unit = 10 ** math.floor(math.log10(most / 4))
    step = next(unit * each for each in (1, 2, 5, 10) if unit * each * 5 >= most)
    return [step * number for number in range(math.ceil(round(most / step, 9)) + 1)]


def rows(estimates: Sequence[tuple[str, Estimate | None]], target: float) -> Chart:
    """Shares, one below the other, with their intervals, and the share that is aimed at as a line across them all.

    Of a row without an estimate is said that there are too few to tell.
    """
    left, pitch = 116, 32
    least = _least_share([each.low for _, each in estimates if each] + [target])
    height = TOP + pitch * len(estimates) + BOTTOM
    across = _Scale(least, 1.0, left, WIDTH - RIGHT - 12)
    marks: list[Mark] = []
    for share in _shares(least):
        x = across.at(share)
        marks += [Line("grid", x, TOP, x, height - BOTTOM), Label(x, height - 6, percent(share))]
    marks.append(Line("target", across.at(target), TOP - 4, across.at(target), height - BOTTOM + 4))
    for place, (label, estimate) in enumerate(estimates):
        y = TOP + pitch * (place + 0.5)
        marks.append(Label(left - 12, y + 4, label, "end"))
        if estimate is None:
            marks.append(Label(left, y + 4, "too few to tell", "start"))
        else:
            marks.append(Line("interval", across.at(estimate.low), y, across.at(estimate.high), y))
            marks.append(Dot("share", across.at(estimate.value), y, estimate.words))
    return Chart(WIDTH, height, tuple(marks))


def against_prediction(points: Sequence[tuple[float, Estimate]], average: float) -> Chart:
    """Shares with their intervals over the shares that were predicted; on the diagonal both agree. The average lies across."""
    height = 300
    least = _least_share([predicted for predicted, _ in points] + [each.low for _, each in points])
    across = _Scale(least, 1.0, LEFT + 10, WIDTH - RIGHT - 12)
    up = _Scale(least, 1.0, height - BOTTOM - 14, TOP)
    marks: list[Mark] = []
    for share in _shares(least):
        x, y = across.at(share), up.at(share)
        marks += [Line("grid", x, TOP, x, up.low), Line("grid", across.low, y, across.high, y)]
        marks += [Label(x, up.low + 16, percent(share)), Label(across.low - 6, y + 4, percent(share), "end")]
    marks.append(Label((across.low + across.high) / 2, height - 4, "predicted"))
    marks.append(Line("diagonal", across.low, up.low, across.high, up.high))
    marks.append(Line("average", across.low, up.at(average), across.high, up.at(average)))
    for predicted, each in points:
        x = across.at(predicted)
        marks += [Line("interval", x, up.at(each.low), x, up.at(each.high))]
        marks.append(Dot("share", x, up.at(each.value), each.words))
    return Chart(WIDTH, height, tuple(marks))


def heat_map(days: Sequence[tuple[date, int, str]]) -> Chart:
    """Days as squares, a column for each week from Monday on. More is darker and larger, in four levels. Each day comes with its count and its words."""
    usual = usual_most([count for _, count, _ in days])
    monday = days[0][0].toordinal() - days[0][0].weekday() if days else 0
    left, top = 36, 18
    marks: list[Mark] = [
        Label(left - 6, top + _PITCH * row + 10, name, "end") for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"))
    ]
    for day, *_ in days:
        # The name of a month stands above the first week that begins in it.
        if day.weekday() == 0 and day.day <= 7:
            marks.append(Label(left + _PITCH * ((day.toordinal() - monday) // 7), top - 6, f"{day:%b}", "start"))
    for day, count, words in days:
        week, weekday = divmod(day.toordinal() - monday, 7)
        level = heat(count, usual)
        inset = (4 - level) * 1.0 if level else 0
        size = _CELL - 2 * inset
        marks.append(
            Bar(f"heat-{level}", left + _PITCH * week + inset, top + _PITCH * weekday + inset, size, size, words)
        )
    weeks = (days[-1][0].toordinal() - monday) // 7 + 1 if days else 0
    return Chart(left + _PITCH * weeks + 2, top + _PITCH * 7 + 2, tuple(marks), fluid=False)


def usual_most(counts: Iterable[int]) -> int:
    """What nine of ten days with anything do not exceed, so that one long day does not make all others pale; at least 1."""
    busy = sorted(count for count in counts if count)
    return busy[math.ceil(0.9 * len(busy)) - 1] if busy else 1


def heat(count: int, usual: int) -> int:
    """How strongly a day is marked: 0 for nothing, up to 4 for more than three quarters of the usual most."""
    return min(4, math.ceil(4 * count / usual))


def percent(share: float) -> str:
    """A share in whole per cent."""
    return f"{100 * share:.0f}\N{NO-BREAK SPACE}%"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where values lie between two places."""

    least: float
    most: float
    low: float
    high: float

    def at(self, value: float) -> float:
        inside = min(max(value, self.least), self.most)
        return _r(self.low + (inside - self.least) / (self.most - self.least) * (self.high - self.low))


def _least_share(shares: Iterable[float]) -> float:
    """Where a scale of shares begins, so that all of them are on it: a whole tenth, at most 0.7."""
    return min(0.7, math.floor(10 * min(shares, default=0.5)) / 10)


def _shares(least: float) -> list[float]:
    """Tenths from the least on; every other one where there are many."""
    tenths = list(range(10, round(least * 10) - 1, -1 if least >= 0.5 else -2))
    return [tenth / 10 for tenth in reversed(tenths)]


def _r(value: float) -> float:
    """Tenths of a unit are seen by nobody."""
    return round(value, 1)
