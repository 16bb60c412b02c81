"""What a figure is: words, a chart and tables that say the same; and how numbers are written in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rehearse.review.models import ItemKind
from rehearse.web.charts import Chart
from rehearse.web.words import count

PLURALS: dict[ItemKind, str] = {"card": "cards", "problem": "problems"}


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers under their headings; the first of each row is its own heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that the statistics tell.

    `sentences` say what it comes to, `description` tells who cannot see the chart what it shows. `legend` has the names of marks with
    their meaning.
    """

    name: str
    title: str
    sentences: tuple[str, ...]
    chart: Chart | None = None
    description: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()


def too_few(there: int, needed: int) -> str:
    """Why nothing is claimed."""
    return f"Too few to tell yet: {there} of {needed} reviews."


def day_words(day: date) -> str:
    """A day as it is written: "Fri 20 Nov 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def minutes_words(minutes: float) -> str:
    """Minutes as they are read aloud."""
    if 0 < minutes < 1:
        return "less than a minute"
    if round(minutes) < 120:
        return count(round(minutes), "minute")
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest} min"


def tenths(value: float) -> str:
    """A number for a column of numbers."""
    return f"{value:.1f}"
