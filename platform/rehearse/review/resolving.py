"""A solved problem that is due is solved again from a blank editor: since when, and what stays hidden meanwhile. Pure.

Nothing says that somebody begins: it follows from when the problem became due, and from what was sent and typed when.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from rehearse.review.days import Calendar
from rehearse.review.history import Standing
from rehearse.review.schedule import State

#: Before anything was ever done here.
EVER = datetime(1970, 1, 1, tzinfo=UTC)


def is_due(standing: Standing, day: date) -> bool:
    """Whether an item that was reviewed before is to be reviewed on a day: not later, not never, not another day."""
    state, until = standing.state, standing.buried_until
    comes = state.phase == "review" and state.due is not None and state.due <= day
    return comes and not standing.suspended and (until is None or until <= day)


def began(state: State, calendar: Calendar, day: date) -> datetime:
    """The moment since which a person's doings belong to the solve of a problem on a day.

    A first solve may take months. A later one begins when the problem is due: what was read and tried in between is no part of it.
    Who comes before that begins today.
    """
    if state.reviewed_at is None:
        return EVER
    first = day if state.due is None else min(day, state.due)
    return max(state.reviewed_at, calendar.begin(first))


def shows_only(draft: str, accepted: str) -> bool:
    """Whether a draft is nothing but the program that was accepted, so that hiding it loses nothing."""
    return _lines(draft) == _lines(accepted)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]
