"""How a person meets a problem: for the first time, again because it is due, or as one that is solved for now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from rehearse.review.items import Asked, problem_key
from rehearse.review.models import ReviewItem
from rehearse.review.resolving import EVER, began, is_due, shows_only
from rehearse.review.rows import asked_of
from rehearse.review.settings import Settings
from rehearse.submissions.models import Draft, Submission

_ITEM = select(cast("Table", ReviewItem.__table__)).where(
    ReviewItem.user_id == bindparam("user"), ReviewItem.item == bindparam("item")
)
_ACCEPTED = (
    select(Submission.id, Submission.created_at, Submission.source)
    .where(
        Submission.user_id == bindparam("user"),
        Submission.slug == bindparam("slug"),
        Submission.mode == "submit",
        Submission.verdict == "accepted",
        Submission.level == Submission.levels,
    )
    .order_by(Submission.created_at.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The program of a problem that was accepted last."""

    submission: str
    at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class Encounter:
    """How a person stands to a problem on a day.

    `item` is None when it is not reviewed, `earlier` when it was never solved. What was done since `began` belongs to the solve of
    today. `again`: it is due and was not solved today, so it is to be solved again.
    """

    item: Asked | None
    earlier: Earlier | None
    began: datetime
    again: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still to be solved, so that hints and solutions help."""
        return self.earlier is None or self.again

    @property
    def hidden(self) -> Earlier | None:
        """The earlier program, as long as it is to be written again."""
        return self.earlier if self.again else None

    def hides(self, sent: datetime) -> bool:
        """Whether what was sent at a moment is hidden, because it belongs to an earlier solve."""
        old = self.hidden
        return old is not None and (sent < self.began or sent <= old.at)

    def draft(self, kept: Draft | None) -> Draft | None:
        """What is shown of a draft: nothing of one that is, or led to, the hidden program. All others are work that goes on."""
        old = self.hidden
        if kept is None or old is None:
            return kept
        return None if kept.saved_at <= old.at or shows_only(kept.source, old.source) else kept


def encounter_at(session: Session, user_id: int, slug: str, *, now: datetime, settings: Settings) -> Encounter:
    """How a person stands to a problem now."""
    about = {"user": user_id, "slug": slug}
    row = session.connection().execute(_ITEM, {"user": user_id, "item": problem_key(slug)}).one_or_none()
    item = None if row is None else asked_of(row)
    accepted = session.connection().execute(_ACCEPTED, about).one_or_none()
    earlier = None if accepted is None else Earlier(*accepted)
    day = settings.calendar.day_of(now)
    since = EVER if item is None else began(item.standing.state, settings.calendar, day)
    return Encounter(item, earlier, since, again=_is_again(item, earlier, day, settings))


def _is_again(item: Asked | None, earlier: Earlier | None, day: date, settings: Settings) -> bool:
    if item is None or earlier is None:
        return False
    # Who was accepted today, with a program that gives no grade, may look at what they wrote.
    return is_due(item.standing, day) and earlier.at < settings.calendar.begin(day)
