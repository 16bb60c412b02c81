"""What a person opened of a problem that they have still to solve: hints, and the solution, which gives the problem up."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from rehearse.review.encounters import encounter_at
from rehearse.review.evidence import Solve, suggest
from rehearse.review.models import Assistance, Help
from rehearse.review.service import Evidence, Reviewer, StaleAnswerError
from rehearse.review.settings import Settings

_OPENED = (
    select(Assistance.what, Assistance.number)
    .where(
        Assistance.user_id == bindparam("user"),
        Assistance.slug == bindparam("slug"),
        Assistance.at >= bindparam("since"),
    )
    .distinct()
)


@dataclass(frozen=True, slots=True)
class Opened:
    """How many hints were opened, and whether the solution was."""

    hints: int
    solution: bool


def opened_since(session: Session, user_id: int, slug: str, since: datetime) -> Opened:
    """What a person opened of a problem since a moment; each hint counts once."""
    found = session.execute(_OPENED, {"user": user_id, "slug": slug, "since": since}).all()
    return Opened(sum(row.what == "hint" for row in found), any(row.what == "solution" for row in found))


def keep_opened(
    session: Session, slug: str, what: Help, number: int = 0, *, user_id: int, now: datetime, settings: Settings
) -> bool:
    """Keep that a person opened something; whether it counts. Of a problem that is solved and not due nothing does.

    Who opens the solution of a problem that is due has given it up: it is rated so, once a day.
    """
    encounter = encounter_at(session, user_id, slug, now=now, settings=settings)
    if not encounter.is_open:
        return False
    known = session.execute(_OPENED, {"user": user_id, "slug": slug, "since": encounter.began}).all()
    if (what, number) not in known:
        session.add(Assistance(user_id=user_id, slug=slug, at=now, what=what, number=number))
        session.flush()
    if what == "solution" and encounter.again and encounter.item is not None:
        suggestion = suggest(Solve(passed=False, solution=True))
        evidence = Evidence(suggestion.rating, suggestion.reason)
        # Another tab may rate it in the same moment: what was asked for is shown all the same.
        with suppress(StaleAnswerError), session.begin_nested():
            Reviewer(session, user_id, now=now, settings=settings).rate(
                encounter.item.item, suggestion.rating, seen=encounter.item.last_entry, evidence=evidence
            )
    return True
