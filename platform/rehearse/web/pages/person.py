"""What the pages show of the person who looks at them: progress, drafts, submissions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import current_app
from sqlalchemy import select

from rehearse.accounts.service import SINGLE_USER_ID
from rehearse.services import Services
from rehearse.submissions import service
from rehearse.submissions.models import Draft, Submission


def services() -> Services:
    """The application's services."""
    found: Services = current_app.extensions["rehearse"]
    return found


def progress() -> Mapping[str, str]:
    """Slugs with "solved" or "tried"; what was only run counts as tried."""
    query = select(Submission.slug, Submission.mode, Submission.verdict).where(Submission.user_id == SINGLE_USER_ID).distinct()
    found: dict[str, str] = {}
    with services().sessions() as session:
        for slug, mode, verdict in session.execute(query):
            solved = mode == "submit" and verdict == "accepted"
            found[slug] = "solved" if solved or found.get(slug) == "solved" else "tried"
    return found


def draft(slug: str) -> Draft | None:
    """What the person last typed for a problem."""
    with services().sessions() as session:
        return session.get(Draft, (SINGLE_USER_ID, slug))


def history(slug: str) -> Sequence[Submission]:
    """What the person sent for a problem, newest first."""
    query = _own(slug).order_by(Submission.created_at.desc()).limit(200)
    with services().sessions() as session:
        return session.scalars(query).all()


def unfinished(slug: str) -> str | None:
    """The submission that is being judged right now, so that a page opened again goes on following it."""
    query = _own(slug).where(Submission.state != "done").order_by(Submission.created_at.desc()).limit(1)
    with services().sessions() as session:
        row = session.scalars(query).first()
        return row.id if row else None


def submission(submission_id: str) -> dict[str, Any] | None:
    """One of the person's submissions as the API shows it."""
    with services().sessions() as session:
        return service.shown(session, submission_id, SINGLE_USER_ID, services().catalog)


def source_of(submission_id: str, slug: str) -> str | None:
    """The source of one of the person's submissions for this problem."""
    if not submission_id:
        return None
    with services().sessions() as session:
        row = session.scalars(_own(slug).where(Submission.id == submission_id)).first()
        return row.source if row else None


def _own(slug: str) -> Any:
    return select(Submission).where(Submission.user_id == SINGLE_USER_ID, Submission.slug == slug)
