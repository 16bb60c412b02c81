"""What the verdict of a program changes in the interview that it was sent in: the next part unlocks, and what failed is due."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from rehearse.interviews.models import Interview, InterviewEntry, InterviewSubmission, InterviewTask
from rehearse.review.items import NewItem, problem_key
from rehearse.review.service import Reviewer
from rehearse.review.settings import settings_of
from rehearse.submissions.models import Submission


def place_of(session: Session, submission_id: str) -> InterviewSubmission | None:
    """Where in an interview a submission was sent; None of one that belongs to none."""
    return session.get(InterviewSubmission, submission_id)


def take_in(session: Session, about: InterviewSubmission, verdict: str, now: datetime) -> None:
    """Let an interview know of a verdict. Nothing is committed here."""
    submission = session.get_one(Submission, about.submission_id)
    if submission.mode == "submit" and verdict == "accepted" and submission.level < submission.levels:
        _unlock(session, about, submission.level + 1, now)
    elif about.how == "handed_in":
        call_failed(session, submission, verdict, now)


def call_failed(session: Session, submission: Submission, verdict: str | None, now: datetime) -> None:
    """Make the problem of a program due that was handed in and failed. One that is still to be judged waits for its verdict."""
    if verdict in {None, "accepted", "internal_error"}:
        return
    settings = settings_of(session, submission.user_id)
    reviewer = Reviewer(session, submission.user_id, now=now, settings=settings)
    reviewer.take_up([NewItem(problem_key(submission.slug), "problem", submission.slug)])
    reviewer.call([problem_key(submission.slug)])


def _unlock(session: Session, about: InterviewSubmission, level: int, now: datetime) -> None:
    """Release a part, as long as the round is on: afterwards nothing happens in it any more."""
    # The write comes first, so that nobody changes the interview meanwhile.
    session.execute(
        update(Interview)
        .where(Interview.id == about.interview_id)
        .values(last_sequence=Interview.last_sequence)
        .execution_options(synchronize_session=False)
    )
    interview = session.get_one(Interview, about.interview_id, populate_existing=True)
    task = session.get_one(InterviewTask, (about.interview_id, about.round, about.task), populate_existing=True)
    is_on = interview.clock["number"] == about.round and (interview.due_at is None or now < interview.due_at)
    if not is_on or level <= task.level:
        return
    task.level = level
    interview.last_sequence += 1
    interview.last_at = max(now, interview.last_at)
    payload = {"round": about.round, "task": about.task, "level": level, "by": "verdict"}
    session.add(
        InterviewEntry(
            interview_id=interview.id,
            sequence=interview.last_sequence,
            kind="released",
            payload=payload,
            at=interview.last_at,
        )
    )
