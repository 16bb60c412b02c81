"""What follows for reviewing when a problem was solved: its cards are taken up, and the solve is rated by its evidence."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from rehearse.catalog.problem import Problem
from rehearse.review.evidence import Solve, suggest
from rehearse.review.items import problem_key
from rehearse.review.library import Library
from rehearse.review.service import Evidence, Reviewer
from rehearse.review.settings import Settings
from rehearse.submissions.models import Submission

_EVER = datetime(1970, 1, 1, tzinfo=UTC)

_MINE = (
    (Submission.user_id == bindparam("user")) & (Submission.slug == bindparam("slug")) & (Submission.mode == "submit")
)
_REFUSED = select(func.count()).where(
    _MINE,
    Submission.finished_at > bindparam("since"),
    Submission.verdict.is_not(None),
    Submission.verdict.not_in(("accepted", "internal_error")),
)
_SAME_CODE = select(
    exists().where(
        _MINE,
        Submission.verdict == "accepted",
        Submission.id != bindparam("submission"),
        Submission.source_sha256
        == select(Submission.source_sha256).where(Submission.id == bindparam("submission")).scalar_subquery(),
    )
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
    """Take a solved problem and its cards up, and rate the solve; once a day, and not for code that was accepted before.

    Nothing is committed here.
    """
    reviewer = Reviewer(session, user_id, now=now, settings=settings)
    reviewer.take_up(library.of_problem(problem))
    asked = reviewer.find(problem_key(problem.slug))
    state = asked.standing.state
    if state.reviewed == settings.calendar.day_of(now):
        return
    about = {"user": user_id, "slug": problem.slug, "submission": submission_id}
    if session.scalar(_SAME_CODE, about):
        return
    refused = session.scalar(_REFUSED, {**about, "since": state.reviewed_at or _EVER}) or 0
    suggestion = suggest(Solve(True, refused=refused, expected=problem.minutes))
    reviewer.rate(
        asked.item,
        suggestion.rating,
        seen=asked.last_entry,
        evidence=Evidence(suggestion.rating, suggestion.reason),
    )
