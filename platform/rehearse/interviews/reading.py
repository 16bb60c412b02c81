"""Reads what the report of an interview is made of."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from rehearse.interviews import service
from rehearse.interviews.forms import of_plain
from rehearse.interviews.models import Interview, InterviewSubmission
from rehearse.interviews.reporting import AskedTask, Report, Sent, report
from rehearse.submissions.models import Submission


def report_of(session: Session, interview: Interview) -> Report:
    """The report of an interview as it stands."""
    asked = [
        AskedTask(task.round, task.task, task.kind, task.name, task.why)
        for task in service.tasks(session, interview.id)
    ]
    return report(
        of_plain(interview.form), asked, service.entries_after(session, interview.id, 0), _sent(session, interview.id)
    )


def _sent(session: Session, interview_id: str) -> dict[str, Sent]:
    rows = session.scalars(
        select(Submission)
        .join(InterviewSubmission, InterviewSubmission.submission_id == Submission.id)
        .where(InterviewSubmission.interview_id == interview_id)
    )
    return {
        row.id: Sent(
            row.id,
            row.verdict,
            row.tests_passed or 0,
            row.tests_total or 0,
            row.level,
            row.levels,
            row.failure,
        )
        for row in rows
    }
