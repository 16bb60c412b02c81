"""What follows for reviewing when a problem was solved: its cards are taken up, and the solve is rated by its evidence."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from rehearse.activity.service import active_seconds
from rehearse.catalog.problem import Problem
from rehearse.review.assistance import opened_since
from rehearse.review.evidence import Solve, suggest, usual_minutes
from rehearse.review.items import problem_key
from rehearse.review.library import Library
from rehearse.review.pace import shares_of_first_solves
from rehearse.review.resolving import began
from rehearse.review.sameness import program_of
from rehearse.review.service import Evidence, Reviewer
from rehearse.review.settings import Settings
from rehearse.submissions.models import Submission

#: So many of a problem's accepted programs, the latest, are compared with a new one.
COMPARED = 10

_MINE = (
    (Submission.user_id == bindparam("user")) & (Submission.slug == bindparam("slug")) & (Submission.mode == "submit")
)
_REFUSED = select(func.count()).where(
    _MINE,
    Submission.finished_at >= bindparam("since"),
    Submission.verdict.is_not(None),
    Submission.verdict.not_in(("accepted", "internal_error")),
)
_SENT = select(Submission.source).where(Submission.id == bindparam("submission"))
_ACCEPTED_BEFORE = (
    select(Submission.source)
    .where(_MINE, Submission.verdict == "accepted", Submission.id != bindparam("submission"))
    # A program that grows may well pass several levels as it is.
    .where(Submission.level == Submission.levels)
    .order_by(Submission.created_at.desc())
    .limit(COMPARED)
)


def solved(
    session: Session,
    library: Library,
    problem: Problem,
    *,
    user_id: int,
    submission_id: str,
    now: datetime,
    settings: Settings,
) -> None:
    """Take a solved problem and its cards up, and rate the solve; once a day, and not for a program that was accepted before.

    Nothing is committed here.
    """
    reviewer = Reviewer(session, user_id, now=now, settings=settings)
    reviewer.take_up(library.of_problem(problem))
    asked = reviewer.find(problem_key(problem.slug))
    state, day = asked.standing.state, settings.calendar.day_of(now)
    about = {"user": user_id, "slug": problem.slug, "submission": submission_id}
    if state.reviewed == day or _is_known(session, about):
        return
    since = began(state, settings.calendar, day)
    opened = opened_since(session, user_id, problem.slug, since)
    seconds = active_seconds(session, user_id, asked.item, since)
    solve = Solve(
        passed=True,
        refused=session.scalar(_REFUSED, {**about, "since": since}) or 0,
        hints=opened.hints,
        solution=opened.solution,
        minutes=seconds / 60 or None,
        expected=usual_minutes(problem.minutes, shares_of_first_solves(session, library, user_id)),
    )
    suggestion = suggest(solve)
    evidence = Evidence(suggestion.rating, suggestion.reason, seconds or None, suggestion.perhaps_easy)
    reviewer.rate(asked.item, suggestion.rating, seen=asked.last_entry, evidence=evidence)


def _is_known(session: Session, about: dict[str, Any]) -> bool:
    """Whether the same program was accepted before, so that it may have been pasted."""
    sent = program_of(session.scalars(_SENT, about).one())
    return any(program_of(source) == sent for source in session.scalars(_ACCEPTED_BEFORE, about))
